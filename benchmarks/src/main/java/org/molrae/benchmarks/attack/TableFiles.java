package org.molrae.benchmarks.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Changed tables and structure files: what is read is done or skipped, and nothing else. */
final class TableFiles implements Campaign {

    private static final Pattern SUMMARY =
            Pattern.compile("([\\d,]+) read, ([\\d,]+) done, ([\\d,]+) skipped");

    private static final List<String> VERBS =
            List.of(
                    "check",
                    "properties",
                    "prepare",
                    "encode",
                    "decode",
                    "derive",
                    "inverse",
                    "reconstruct",
                    "evaluate",
                    "fit",
                    "optimize",
                    "interpolate",
                    "neighbors",
                    "alerts");

    private static final int LINES = 60;

    /** For verbs that look for the code of each molecule. */
    private static final int FEW = 6;

    private static boolean refined(String verb) {
        return List.of("reconstruct", "interpolate", "neighbors").contains(verb);
    }

    @Override
    public String name() {
        return "tables";
    }

    @Override
    public String description() {
        return "changed CSV, TSV, SDF, gzip, code, rule and alert files into every verb that reads"
                + " lines";
    }

    @Override
    public String unit() {
        return "files";
    }

    @Override
    public int usual() {
        return 1_000;
    }

    @Override
    public boolean parallel() {
        return false;
    }

    @Override
    public void attack(Case at) throws IOException, InterruptedException {
        String verb = VERBS.get(at.number() % VERBS.size());
        Fixtures good = at.fixtures();
        String kind =
                switch (verb) {
                    case "decode" -> "codes.csv";
                    case "inverse" -> "rules.txt";
                    case "alerts" -> "patterns.smarts";
                    default -> at.one(List.of("molecules.csv", "molecules.sdf", "molecules.smi"));
                };
        Path file = at.folder().resolve("changed");
        Files.write(file, changed(at, kind, refined(verb) ? FEW : LINES));
        String model = "--model=" + good.path("molecules.safetensors");
        String molecules = good.path("molecules.smi");
        String input = file.toString();
        List<String> words =
                new ArrayList<>(
                        switch (verb) {
                            case "encode" -> List.of("encode", input, model, "--refine=0");
                            case "reconstruct" ->
                                    List.of("reconstruct", input, model, "--refine=1");
                            case "decode" -> List.of("decode", input, model);
                            case "inverse" -> List.of("derive", "--inverse", input);
                            case "evaluate" -> List.of("evaluate", input, "--reference=" + input);
                            case "fit" ->
                                    List.of(
                                            "density",
                                            "fit",
                                            model,
                                            "--data=" + input,
                                            "--components=2");
                            case "optimize" ->
                                    ("optimize "
                                                    + model
                                                    + " --objective=qed --strategy=random"
                                                    + " --rounds=1 --batch-size=2 --seed=1 --start="
                                                    + input)
                                            .transform(line -> List.of(line.split(" ")));
                            case "interpolate" -> List.of("interpolate", input, model, "--steps=2");
                            case "neighbors" ->
                                    List.of("neighbors", input, model, "--count=1", "--seed=1");
                            case "alerts" ->
                                    List.of(
                                            "properties",
                                            molecules,
                                            "--columns=QED",
                                            "--alerts=" + input);
                            default -> List.of(verb, input);
                        });
        words.add("--threads=1");
        Path output = at.folder().resolve("output.txt");
        words.add("--output=" + output);
        Outcome run = at.load(words);
        judge(at, words, run);
        at.judgeFolder(run, List.of("output.txt"), "changed");
    }

    private static void judge(Case at, List<String> words, Outcome run) {
        Matcher summary = SUMMARY.matcher(run.err());
        if (summary.find()
                && number(summary.group(1))
                        != number(summary.group(2)) + number(summary.group(3))) {
            at.complain(words, "does not account for all: " + summary.group());
        }
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    /** Some of the lines, with another separator, packed, or spoilt before or after packing. */
    private static byte[] changed(Case at, String kind, int count) throws IOException {
        List<String> lines = at.fixtures().lines(kind);
        String text =
                String.join(
                                "\n",
                                lines.subList(
                                        0,
                                        Math.min(
                                                lines.size(),
                                                kind.endsWith("sdf") ? 40 * count : count)))
                        + "\n";
        if (kind.endsWith(".csv") && at.random().nextInt(4) == 0) {
            text = text.replace(',', at.random().nextBoolean() ? '\t' : ';');
        }
        boolean bytes = at.random().nextInt(4) == 0;
        byte[] changed =
                bytes
                        ? Mutations.bytes(text.getBytes(StandardCharsets.UTF_8), at.random())
                        : Mutations.text(text, at.random()).getBytes(StandardCharsets.UTF_8);
        if (at.random().nextInt(8) > 0) {
            return changed;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(changed);
        }
        return at.random().nextBoolean()
                ? packed.toByteArray()
                : Mutations.bytes(packed.toByteArray(), at.random());
    }
}
