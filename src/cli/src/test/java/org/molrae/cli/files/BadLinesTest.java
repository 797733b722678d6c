package org.molrae.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Refusals;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.cli.terminal.Streams;

class BadLinesTest {

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Notes notes =
            new Notes(
                    new Streams(
                            InputStream.nullInputStream(),
                            OutputStream.nullOutputStream(),
                            new PrintStream(errors, true, StandardCharsets.UTF_8),
                            false,
                            80));

    private void refuse(boolean strict, int count) {
        try (Progress progress = new Progress(notes, "test", "lines", () -> Double.NaN, true)) {
            OrderedPipeline.Watch watch = new BadLines("in.smi", notes, strict).watch(progress);
            for (int line = 1; line <= count; line++) {
                watch.refused(
                        new Refusals.Refusal(
                                line,
                                "it is bad",
                                "X",
                                line % 2 == 0 ? Refusals.Kind.LISTED : Refusals.Kind.BAD));
            }
        }
    }

    @Test
    void showsTheFirstLinesThatCannotBeUsed() {
        refuse(false, 4 * BadLines.SHOWN);
        assertThat(errors.toString(StandardCharsets.UTF_8).lines())
                .hasSize(BadLines.SHOWN + 1)
                .startsWith("in.smi:1: it is bad", "in.smi:3: it is bad")
                .endsWith("in.smi: more lines cannot be used; from here on they are only counted");
    }

    @Test
    void strictEndsAtTheFirst() {
        assertThatThrownBy(() -> refuse(true, 3))
                .isInstanceOf(Failure.class)
                .hasMessage("in.smi:1: it is bad");
    }
}
