package org.molrae.benchmarks.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of lines that are mostly no molecules: every line must be in the results or among the
 * rejects, under its own number and with its own name.
 */
final class MoleculeLines implements Campaign {

    private static final int LINES = 1_000;

    private static final List<String> VERBS =
            List.of("check", "properties", "encode", "check", "prepare");

    /** Blank lines and comments. */
    private static final Pattern PASSED_OVER =
            Pattern.compile("[ \t]*(#([ \t].*)?)?", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("(\\d+)[\t,].*", Pattern.DOTALL);

    private static final Pattern MARK = Pattern.compile("<line (\\d+)>");

    private final boolean random;

    /**
     * A campaign.
     *
     * @param random whether lines are random bytes, not changed molecules
     */
    MoleculeLines(boolean random) {
        this.random = random;
    }

    @Override
    public String name() {
        return random ? "bytes" : "lines";
    }

    @Override
    public String description() {
        return random
                ? "lines of random bytes into check, properties, encode and prepare"
                : "changed SMILES into check, properties, encode and prepare";
    }

    @Override
    public String unit() {
        return "lines";
    }

    @Override
    public int usual() {
        return 30 * LINES;
    }

    @Override
    public int perCase() {
        return LINES;
    }

    @Override
    public boolean parallel() {
        return false;
    }

    @Override
    public void attack(Case at) throws IOException, InterruptedException {
        SortedSet<Integer> expected = new TreeSet<>();
        Path file = at.folder().resolve("lines.smi");
        Files.write(file, lines(at, expected));
        Path output = at.folder().resolve("output.txt");
        Path rejects = at.folder().resolve("rejects.txt");
        String verb = VERBS.get(at.number() % VERBS.size());
        List<String> words =
                new java.util.ArrayList<>(
                        List.of(
                                verb,
                                file.toString(),
                                "--line-numbers",
                                "--names",
                                "--quiet",
                                "--threads=" + at.random().nextInt(1, 4),
                                "--output=" + output,
                                "--rejects=" + rejects));
        switch (verb) {
            case "encode" -> {
                words.add("--model=" + at.fixtures().path("molecules.safetensors"));
                words.add("--refine=0");
            }
            case "prepare" -> words.addAll(List.of("--format=csv", "--neutralize"));
            default -> {}
        }
        Outcome run = at.load(words);
        if (run.status() != 0) {
            at.complain(words, "fails: " + run.err().lines().reduce((a, b) -> b).orElse(""));
            return;
        }
        SortedSet<Integer> done = numbers(at, words, output);
        SortedSet<Integer> refused = numbers(at, words, rejects);
        SortedSet<Integer> all = new TreeSet<>(done);
        all.addAll(refused);
        // prepare leaves out molecules that were there before, and says so among the rejects
        if (!all.equals(expected)) {
            SortedSet<Integer> lost = new TreeSet<>(expected);
            lost.removeAll(all);
            all.removeAll(expected);
            String example =
                    lost.isEmpty()
                            ? ""
                            : Files.readAllLines(file, StandardCharsets.ISO_8859_1)
                                    .get(lost.first() - 1);
            at.complain(
                    words,
                    "loses the lines %s, makes up the lines %s: '%s'"
                            .formatted(lost, all, example));
        }
        done.retainAll(refused);
        if (!verb.equals("check") && !done.isEmpty()) {
            at.complain(words, "has the lines " + done + " in the results and among the rejects");
        }
        at.judgeFolder(run, List.of("output.txt", "rejects.txt"), "lines.smi");
    }

    /** The file, and the numbers of the lines that are records. */
    private byte[] lines(Case at, SortedSet<Integer> expected) throws IOException {
        List<String> molecules = at.fixtures().lines("molecules.smi");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int number = 1; number <= LINES; number++) {
            byte[] line =
                    number == 1
                            ? "CCO".getBytes(StandardCharsets.UTF_8)
                            : random
                                    ? Mutations.line(at.random())
                                    : Mutations.smiles(molecules, at.random())
                                            .getBytes(StandardCharsets.UTF_8);
            boolean marked = number == 1 || !random || at.random().nextBoolean();
            String mark = marked ? "\t<line " + number + ">" : "";
            out.write(line);
            out.write((mark + "\n").getBytes(StandardCharsets.UTF_8));
            if (!PASSED_OVER
                    .matcher(new String(line, StandardCharsets.ISO_8859_1) + mark)
                    .matches()) {
                expected.add(number);
            }
        }
        return out.toByteArray();
    }

    /** The numbers that rows begin with; a row must carry the name of its line, if any. */
    private static SortedSet<Integer> numbers(Case at, List<String> words, Path table)
            throws IOException {
        SortedSet<Integer> numbers = new TreeSet<>();
        List<String> rows =
                List.of(Files.readString(table, StandardCharsets.UTF_8).split("\n", -1));
        for (String row : rows.subList(1, rows.size() - 1)) {
            Matcher number = NUMBER.matcher(row);
            if (!number.matches()) {
                at.complain(words, "writes a row without a number: " + row);
                continue;
            }
            int line = Integer.parseInt(number.group(1));
            if (!numbers.add(line)) {
                at.complain(words, "writes two rows of line " + line);
            }
            Matcher mark = MARK.matcher(row);
            if (mark.find() && Integer.parseInt(mark.group(1)) != line) {
                at.complain(words, "writes the name of another line: " + row);
            }
        }
        return numbers;
    }
}
