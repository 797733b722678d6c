package org.molrae.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.cli.CommandRun;

class OptionEffectsTest {

    @TempDir Path folder;

    /** The inputs do not even exist: nothing was opened. */
    @ParameterizedTest
    @Timeout(20)
    @ValueSource(
            strings = {
                "optimize --objective qed --strategy hope --start F",
                "optimize --objective qed --ring-sizes five --start F",
                "optimize --objective qed --timeout 5 --strategy random",
                "expressions optimize --model F --strategy hope",
                "sample --model F --ring-sizes five",
                "sample --model F --temperature 0",
                "sample --model F --noise -1",
                "train --data F --output M --preset best",
                "density fit F --data F --density kde --components 3 --output M",
                "density fit F --data F --density gmm --width 3 --output M",
                "evaluate F --reference F --chemnet-sha256 00",
                "derive F --model zinc250k --grammar smiles"
            })
    void wrongOptionsAreRefusedBeforeAnyWork(String command) throws IOException {
        String line = command;
        if (command.startsWith("evaluate")) {
            Path file = Files.writeString(folder.resolve("f.smi"), "CCO\n");
            line = command.replace(" F", " " + file);
        }
        CommandRun run = CommandRun.of(line.split(" "));
        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void threadsHaveALimit() throws IOException {
        String file = Files.writeString(folder.resolve("f.smi"), "CCO\n").toString();
        CommandRun many = CommandRun.of("check", file, "--threads", "100000");
        assertThat(many.status()).isZero();
        assertThat(many.err())
                .contains("check: " + ThreadCount.most() + " threads are used: more would gain");
        CommandRun few = CommandRun.of("check", file, "--threads", "3");
        assertThat(few.err()).doesNotContain("threads are used");
        assertThat(new ThreadCount().convert("3")).isEqualTo(3);
    }
}
