package org.molrae.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.cli.CommandRun;
import org.molrae.cli.MainCommandLine;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

class InputsKeptTest {

    /** How arguments are labelled that name files. */
    private static final Set<String> FILES =
            Set.of("F", "FILE", "MODEL", "R", "T", "PNG", "DIR", "SOURCE", "plogp|qed|FILE");

    @TempDir Path folder;

    private Path input;

    @BeforeEach
    void write() throws IOException {
        input = Files.writeString(folder.resolve("in.smi"), "CCO\nCC\n");
        Files.createSymbolicLink(folder.resolve("symbolic"), input);
        Files.createLink(folder.resolve("hard"), input);
        Files.createDirectory(folder.resolve("sub"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check F -o F",
                "check F --output symbolic",
                "check symbolic -o F",
                "check F --output hard",
                "check F --output sub/../in.smi",
                "check F --rejects F",
                "properties F -o F",
                "properties --score F missing -o F",
                "encode F -o F",
                "decode F -o F",
                "reconstruct F -o F",
                "derive F -o F",
                "derive -m F missing -o F",
                "evaluate F --reference missing -o F",
                "evaluate missing --reference F -o F",
                "evaluate missing --reference missing --train F --report hard",
                "evaluate F --reference missing --report symbolic",
                "sample -m F -o F",
                "train --data F --output F",
                "train --data missing --validation F --output F",
                "train --data missing --from F --output symbolic",
                "train --data missing --config F --output F",
                "density fit F --data missing -o F",
                "density fit zinc250k --data F -o F",
                "density fit zinc250k --data F --plot F -o new",
                "optimize --objective qed --start F --trace F",
                "optimize --objective qed --start F --report F",
                "optimize --objective F -o F",
                "optimize --objective qed -m F -o F",
                "neighbors CCO -m F -o F",
                "interpolate CCO CC -m F -o F",
                "images sample -m F -o F",
                "images reconstruct -m F --data drawn -o F",
                "images train --data drawn --config F -o F",
                "expressions train --data F -o F",
                "expressions sample -m F -o F",
                "expressions optimize -m missing --data F --trace F",
                "benchmark throughput -m F --json F",
                // two outputs
                "check F -o new --rejects new",
                "evaluate F --reference F -o new --report sub/../new"
            })
    void anOutputIsNoInput(String command) throws IOException {
        String[] args =
                Stream.of(command.split(" "))
                        .map(word -> word.equals("F") ? input.toString() : word)
                        .map(
                                word ->
                                        word.matches("symbolic|hard|new|missing|sub/.*")
                                                ? folder.resolve(word).toString()
                                                : word)
                        .toArray(String[]::new);
        CommandRun run = CommandRun.of(args);
        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(": name another file");
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(input)).isEqualTo("CCO\nCC\n");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void otherFilesMayBeReplaced() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "CCO\n");
        CommandRun run = CommandRun.of("check", input.toString(), "-o", other.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readAllLines(other)).hasSize(3);
        // a number is no file, whatever files are called
        Path ten = Files.writeString(folder.resolve("1"), "");
        assertThat(
                        CommandRun.of(
                                        "check",
                                        input.toString(),
                                        "--threads",
                                        "1",
                                        "-o",
                                        ten.toString())
                                .status())
                .isZero();
        assertThat(CommandRun.of("check", "/dev/null", "-o", "/dev/null").status()).isZero();
    }

    /** So that no verb forgets: whoever adds an argument for a file has to mark it. */
    @Test
    void everyArgumentForAFileIsMarked() {
        List<String> unmarked = new ArrayList<>();
        int[] marked = new int[2];
        visit(MainCommandLine.commandLine(), unmarked, marked);
        assertThat(unmarked).isEmpty();
        assertThat(marked[0]).isGreaterThan(30);
        assertThat(marked[1]).isGreaterThan(20);
    }

    private static void visit(CommandLine verb, List<String> unmarked, int[] marked) {
        for (ArgSpec arg : verb.getCommandSpec().args()) {
            boolean reads = marked(arg, Reads.class);
            boolean writes = marked(arg, Writes.class);
            marked[0] += reads ? 1 : 0;
            marked[1] += writes ? 1 : 0;
            Class<?> type = arg.auxiliaryTypes()[0];
            boolean number = type.isPrimitive() || Number.class.isAssignableFrom(type);
            boolean file = type == Path.class || (!number && FILES.contains(arg.paramLabel()));
            String name =
                    arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
            boolean output =
                    type != boolean.class
                            && name.matches("--(output|report|trace|plot|json|rejects)");
            if ((file && reads == writes) || (output && !writes)) {
                unmarked.add(verb.getCommandSpec().qualifiedName() + " " + name);
            }
        }
        verb.getSubcommands().values().forEach(below -> visit(below, unmarked, marked));
    }

    private static boolean marked(
            ArgSpec arg, Class<? extends java.lang.annotation.Annotation> mark) {
        return arg.userObject() instanceof java.lang.reflect.AnnotatedElement element
                && element.isAnnotationPresent(mark);
    }
}
