package org.molrae.benchmarks.attack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Changed model files, given to every verb that reads a model. */
final class ModelFiles implements Campaign {

    private record Reader(CommandSpec verb, ArgSpec model) {}

    private final List<Reader> readers = new ArrayList<>();
    private final GoodWords good;

    ModelFiles(Ground ground) {
        good = new GoodWords(ground.fixtures());
        for (CommandSpec verb : ground.verbs()) {
            if (!verb.qualifiedName(" ").contains("benchmark")) {
                verb.args().stream()
                        .filter(arg -> arg.paramLabel().equals("MODEL") && !GoodWords.writes(arg))
                        .forEach(arg -> readers.add(new Reader(verb, arg)));
            }
        }
    }

    @Override
    public String name() {
        return "models";
    }

    @Override
    public String description() {
        return "changed model files into every verb that reads one";
    }

    @Override
    public String unit() {
        return "files";
    }

    @Override
    public int usual() {
        return 600;
    }

    @Override
    public boolean parallel() {
        return false;
    }

    @Override
    public void attack(Case at) throws IOException, InterruptedException {
        Reader reader = readers.get(at.number() % readers.size());
        String name = reader.verb.qualifiedName(" ");
        String family =
                name.contains("images")
                        ? "images"
                        : name.contains("expressions") ? "expressions" : "molecules";
        Path file = at.folder().resolve("changed.safetensors");
        Files.write(file, changed(at, at.fixtures().bytes(family + ".safetensors")));
        List<String> words = good.words(reader.verb, at, reader.model);
        words.add(
                reader.model instanceof OptionSpec option
                        ? option.longestName() + "=" + file
                        : file.toString());
        if (name.endsWith("train")) {
            // the network is that of the model
            words.removeIf(word -> word.startsWith("--config"));
        }
        Outcome run = at.load(words);
        List<String> outputs = OptionValues.outputs(reader.verb, at, words);
        if (run.status() == 1) {
            for (String output : outputs) {
                if (Files.exists(at.folder().resolve(output))) {
                    at.complain(words, "fails, and writes " + output);
                }
            }
        }
        at.judgeFolder(run, outputs, "changed.safetensors");
        if (!Files.exists(file)) {
            at.complain(words, "removes the model");
        }
    }

    /**
     * Changes anywhere, or in the header alone, with or without the checksum that would betray
     * them.
     */
    private static byte[] changed(Case at, byte[] model) {
        if (at.random().nextInt(3) == 0) {
            return Mutations.bytes(model, at.random());
        }
        int size = (int) ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String header = new String(model, Long.BYTES, size, StandardCharsets.UTF_8);
        if (at.random().nextInt(4) > 0) {
            // as models were before there were checksums
            header = header.replaceFirst("\"sha256\":\"[0-9a-f]{64}\",?", "");
        }
        byte[] data = Arrays.copyOfRange(model, Long.BYTES + size, model.length);
        if (at.random().nextInt(4) == 0) {
            data = Mutations.bytes(data, at.random());
        } else {
            header = Mutations.text(header, at.random());
        }
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + bytes.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length)
                .put(bytes)
                .put(data)
                .array();
    }
}
