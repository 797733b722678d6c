package org.molrae.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private Notes notes(boolean terminal) {
        PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
        return new Notes(
                new Streams(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        err,
                        terminal,
                        40));
    }

    @Test
    void saysNothingAboutAShortRun() {
        try (Progress progress = new Progress(notes(true), "derive", "lines", () -> 0.5, false)) {
            progress.add(1);
        }
        assertThat(errors.size()).isZero();
    }

    @Test
    void showsShareCountRateAndTimeLeft() {
        try (Progress progress = new Progress(notes(true), "derive", "lines", () -> 0.5, true)) {
            progress.add(123_456);
            assertThat(progress.text(true))
                    .matches("derive  50% \\[#{12}\\.{12}] 123,456 lines, [0-9,]+/s, 0:0[01] left");
            assertThat(progress.text(false))
                    .matches("derive  50% 123,456 lines, [0-9,]+/s, 0:0[01] left");
        }
    }

    /** Half of what was left took a second, so the other half will take another. */
    @Test
    void whatAnEarlierRunDidTellsNothingOfTheTimeLeft() throws InterruptedException {
        double[] share = {0.5};
        try (Progress progress =
                new Progress(notes(true), "sample", "molecules", () -> share[0], 500, true)) {
            assertThat(progress.text(false)).isEqualTo("sample  50% 500 molecules, 0/s");
            progress.add(250);
            share[0] = 0.75;
            Thread.sleep(1000);
            assertThat(progress.text(false))
                    .matches("sample  75% 750 molecules, [12][0-9]{2}/s, 0:01 left");
        }
    }

    @Test
    void leavesOutWhatNobodyKnows() {
        try (Progress progress =
                new Progress(notes(true), "derive", "lines", () -> Double.NaN, true)) {
            progress.add(5);
            assertThat(progress.text(true)).matches("derive 5 lines, [0-9,]+/s");
        }
    }

    @Test
    void aNoteTakesThePlaceOfTheStatus() {
        Notes notes = notes(true);
        notes.status("half way there, and this is far too long for the line");
        notes.line("in.smi:3: bad");
        notes.clear();
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "\rhalf way there, and this is far too lon\r"
                                + " ".repeat(39)
                                + "\rin.smi:3: bad"
                                + System.lineSeparator());
    }
}
