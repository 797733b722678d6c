package org.molrae.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.cli.CommandRun;

@SuppressWarnings("InputStreamSlowMultibyteRead") // the inputs here are short
class LineReaderTest {

    private static List<Line> read(byte[] bytes, boolean named) {
        LineReader reader = new LineReader(new ByteArrayInputStream(bytes), named);
        List<Line> lines = new ArrayList<>();
        for (Line line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }

    private static List<Line> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CCO\nCC\n", "CCO\nCC", "CCO\r\nCC\r\n", "\uFEFFCCO\nCC\n", " CCO \n\tCC\n"})
    void readsLinesHoweverTheyEnd(String text) {
        assertThat(read(text))
                .containsExactly(new Line(1, "CCO", null, null), new Line(2, "CC", null, null));
    }

    @Test
    void countsBlankLinesAndCommentsButPassesOverThem() {
        assertThat(read("# made by hand\n\nCCO\n   \r\nCC"))
                .containsExactly(new Line(3, "CCO", null, null), new Line(5, "CC", null, null));
    }

    @Test
    void splitsOffTheName() {
        assertThat(read("CCO\tethanol, 96 %\r\nCC  ethane\n"))
                .containsExactly(
                        new Line(1, "CCO", "ethanol, 96 %", null),
                        new Line(2, "CC", "ethane", null));
        assertThat(read("1 + x".getBytes(StandardCharsets.UTF_8), false))
                .containsExactly(new Line(1, "1 + x", null, null));
    }

    @Test
    void keepsNamesInUtf8() {
        assertThat(read("CCO Äthanol\n")).containsExactly(new Line(1, "CCO", "Äthanol", null));
    }

    @Test
    void reportsWhatIsNotUtf8AndGoesOn() {
        List<Line> lines = read(new byte[] {'C', (byte) 0xFF, '\n', 'C', 'C', '\n'}, true);
        assertThat(lines).extracting(Line::fault).containsExactly("the line is not UTF-8", null);
        assertThat(lines).extracting(Line::text).contains("CC");
    }

    @Test
    void holdsNoEndlessLineInMemory() {
        InputStream endless =
                new InputStream() {
                    private long left = 3L * LineReader.MAX_BYTES;

                    @Override
                    public int read() {
                        return left-- > 0 ? 'C' : left == -1 ? '\n' : left == -2 ? 'O' : -1;
                    }
                };
        LineReader reader = new LineReader(endless, true);
        String fault = "the line is longer than 1,048,576 bytes";
        assertThat(reader.next()).isEqualTo(new Line(1, "C".repeat(60), null, fault));
        assertThat(reader.next()).isEqualTo(new Line(2, "O", null, null));
        assertThat(reader.next()).isNull();
    }

    @Test
    void readsALineOfTheGreatestLength() {
        String text = "C".repeat(LineReader.MAX_BYTES);
        assertThat(read(text + "\n" + text + "C\n"))
                .extracting(Line::fault)
                .containsExactly(null, "the line is longer than 1,048,576 bytes");
    }

    @Test
    void remembersWhereTheDataBrokeOff() {
        InputStream failing =
                new InputStream() {
                    private int at;

                    @Override
                    public int read() throws IOException {
                        if (at == 6) {
                            throw new IOException("disk on fire");
                        }
                        return "CC\nCCC".charAt(at++);
                    }
                };
        LineReader reader = new LineReader(failing, true);
        assertThat(reader.next()).isEqualTo(new Line(1, "CC", null, null));
        assertThat(reader.next()).isNull();
        assertThat(reader.number()).isEqualTo(1);
        assertThat(reader.damage()).hasMessage("disk on fire");
    }

    @Test
    void aTextThatBeginsWithAHashIsNoComment() {
        CommandRun run = CommandRun.withInput("#CO\n# by hand\n#\nCO\n", "check", "-");
        assertThat(run.lines()).hasSize(3);
        assertThat(run.lines().get(1)).startsWith("#CO\t0\tsyntax");
    }
}
