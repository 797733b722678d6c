package org.molrae.search.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ScoringProgramTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir Path folder;

    private static ScoringProgram shell(Duration timeout, String script) {
        return new ScoringProgram(List.of("sh", "-c", script), timeout);
    }

    private static ScoringProgram shell(String script) {
        return shell(LONG, script);
    }

    @Test
    void asksOneProgramForAllTexts() throws IOException {
        Path starts = folder.resolve("starts");
        String script =
                "echo . >> %s; while read -r text; do echo ${#text}.5; done".formatted(starts);
        try (ScoringProgram program = shell(script)) {
            assertThat(program.applyAsDouble("CCO")).isEqualTo(3.5);
            assertThat(program.applyAsDouble("C\\C=C/C")).isEqualTo(7.5);
            assertThat(program.applyAsDouble("")).isEqualTo(0.5);
            assertThat(program.failures()).isEqualTo(new ScoringProgram.Failures(0, 0, 0));
            assertThatThrownBy(() -> program.applyAsDouble("C\nC"))
                    .hasMessageContaining("several lines");
        }
        assertThat(Files.readAllLines(starts)).hasSize(1);
    }

    @Test
    void survivesCrashes() {
        String script =
                "while read -r text; do case $text in X) echo 'X is not known' >&2; exit 3;; esac; echo 1; done";
        try (ScoringProgram program = shell(script)) {
            assertThat(program.applyAsDouble("X")).isNaN();
            assertThat(program.applyAsDouble("C")).isEqualTo(1);
            assertThat(program.applyAsDouble("X")).isNaN();
            assertThat(program.applyAsDouble("C")).isEqualTo(1);
            assertThat(program.failures()).isEqualTo(new ScoringProgram.Failures(0, 2, 0));
            assertThat(program.lastError()).isEqualTo("X is not known");
            assertThat(program.toString()).endsWith("0 timeouts, 2 crashes, 0 unreadable answers");
        }
    }

    @Test
    void startsAgainWhatEndsAfterEachAnswer() {
        try (ScoringProgram program = shell("read -r text; echo ${#text}")) {
            for (int i = 1; i <= 10; i++) {
                assertThat(program.applyAsDouble("C".repeat(i))).isEqualTo(i);
            }
            assertThat(program.failures().sum()).isZero();
        }
    }

    @Test
    void aProgramThatNeverStopsTalkingIsOutOfTime() {
        try (ScoringProgram program = shell(Duration.ofSeconds(1), "yes 'still loading'")) {
            assertThat(program.applyAsDouble("C")).isNaN();
            assertThat(program.failures()).isEqualTo(new ScoringProgram.Failures(1, 0, 0));
        }
    }

    @Test
    void killsWhatHangsWithItsChildren() throws Exception {
        Path child = folder.resolve("child");
        String script =
                "while read -r text; do case $text in X) sleep 1000 & echo $! > %s; wait;; esac; echo 2; done"
                        .formatted(child);
        try (ScoringProgram program = shell(Duration.ofSeconds(2), script)) {
            assertThat(program.applyAsDouble("X")).isNaN();
            assertThat(program.failures()).isEqualTo(new ScoringProgram.Failures(1, 0, 0));
            assertGone(Long.parseLong(Files.readString(child).strip()));
            assertThat(program.applyAsDouble("C")).isEqualTo(2);
        }
    }

    @Test
    void leavesNothingRunning() throws Exception {
        Path pids = folder.resolve("pids");
        String script =
                "sleep 1000 & echo $$ $! > %s; while read -r text; do echo 3; done".formatted(pids);
        try (ScoringProgram program = shell(script)) {
            assertThat(program.applyAsDouble("C")).isEqualTo(3);
        }
        for (String pid : Files.readString(pids).strip().split(" ", -1)) {
            assertGone(Long.parseLong(pid));
        }
    }

    private static void assertGone(long pid) throws InterruptedException {
        boolean alive = true;
        for (int i = 0; i < 200 && alive; i++) {
            alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
            Thread.sleep(50);
        }
        assertThat(alive).as("process " + pid).isFalse();
    }

    @Test
    void goesOnAfterRubbish() {
        String script =
                "while read -r text; do case $text in A) echo good;; B) echo nan;; C) echo;; D) echo 1e999;; *) echo ' -4e-1 ';; esac; done";
        try (ScoringProgram program = shell(script)) {
            for (String text : List.of("A", "B", "C", "D")) {
                assertThat(program.applyAsDouble(text)).isNaN();
            }
            assertThat(program.applyAsDouble("E")).isEqualTo(-0.4);
            assertThat(program.failures()).isEqualTo(new ScoringProgram.Failures(0, 0, 4));
        }
    }

    @Test
    void survivesLinesThatAreTooManyOrTooLong() {
        String endless = "while read -r text; do tr '\\0' 9 < /dev/zero; done";
        try (ScoringProgram program = shell(endless)) {
            assertThat(program.applyAsDouble("C")).isNaN();
            assertThat(program.applyAsDouble("C")).isNaN();
            assertThat(program.failures()).isEqualTo(new ScoringProgram.Failures(0, 0, 2));
        }
        // prints without reading, faster than anybody asks
        try (ScoringProgram program = shell("exec yes 1")) {
            assertThatThrownBy(() -> program.applyAsDouble("C"))
                    .isInstanceOf(OutOfStepException.class)
                    .hasMessageStartingWith("sh wrote a line that it was not asked for, '1': ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a banner, two, one that comes late, warnings among the answers
                "echo 'Scorer 1.2'; while read -r text; do echo ${#text}; done",
                "echo; echo 'loading ...'; while read -r text; do sleep 0.05; echo ${#text}; done",
                "read -r text; echo ready; sleep 0.1; echo ${#text}; while read -r text; do echo ${#text}; done",
                "while read -r text; do echo \"warning: $text\"; echo ${#text}; done"
            })
    void scoresAreNotShiftedByWhatIsNoNumber(String script) {
        try (ScoringProgram program = shell(script)) {
            for (int i = 1; i <= 6; i++) {
                assertThat(program.applyAsDouble("C".repeat(i))).isEqualTo(i);
            }
            assertThat(program.failures().sum()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo 7; while read -r text; do echo ${#text}; done",
                "echo 1; echo 2; while read -r text; do echo ${#text}; done",
                "while read -r text; do echo ${#text}; echo 0; done"
            })
    void numbersThatNobodyAskedForEndTheRun(String script) {
        try (ScoringProgram program = shell(script)) {
            assertThatThrownBy(() -> program.applyAsDouble("CCCC"))
                    .isInstanceOf(OutOfStepException.class)
                    .hasMessageContaining("everything else to standard error");
        }
    }

    @Test
    void aNumberThatComesLaterEndsTheRunAtTheNextText() {
        String script =
                "n=0; while read -r text; do echo ${#text}; n=$((n+1)); if [ $n = 5 ]; then echo 100; fi; done";
        try (ScoringProgram program = shell(script)) {
            assertThatThrownBy(
                            () -> {
                                for (int i = 1; i <= 8; i++) {
                                    assertThat(program.applyAsDouble("C".repeat(i))).isEqualTo(i);
                                    Thread.sleep(100);
                                }
                            })
                    .isInstanceOf(OutOfStepException.class)
                    .hasMessageContaining("'100'");
        }
    }

    @Test
    void readsErrorsThatNobodyWants() {
        String script =
                "while read -r text; do head -c 1000000 /dev/zero | tr '\\0' x >&2; echo 5; done";
        try (ScoringProgram program = shell(script)) {
            assertThat(program.applyAsDouble("C")).isEqualTo(5);
            assertThat(program.applyAsDouble("C")).isEqualTo(5);
        }
    }

    @Test
    void saysWhatCannotBeStarted() {
        try (ScoringProgram program = new ScoringProgram(List.of("/no/such/program"), LONG)) {
            assertThatThrownBy(() -> program.applyAsDouble("C"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith("cannot start /no/such/program");
        }
        assertThatThrownBy(() -> new ScoringProgram(List.of(), LONG))
                .hasMessageContaining("no program");
        assertThatThrownBy(() -> new ScoringProgram(List.of("x"), Duration.ZERO))
                .hasMessageContaining("timeout");
    }
}
