package org.molrae.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.Reading;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.cli.terminal.Streams;

@Timeout(60)
@SuppressWarnings("InputStreamSlowMultibyteRead") // the inputs here are short
class OrderedPipelineTest {

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private OrderedPipeline.Counts run(
            InputStream in, OutputStream out, LineTask task, boolean strict) {
        PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
        Streams streams = new Streams(in, out, err, false, 80);
        Notes notes = new Notes(streams);
        try (ResultFile results = ResultFile.open(null, streams);
                Progress progress = new Progress(notes, "test", "lines", () -> Double.NaN, true)) {
            BadLines bad = new BadLines("in.smi", notes, strict);
            OrderedPipeline.Counts counts =
                    OrderedPipeline.run(
                            records(in), BatchTask.ofLines(task), results, bad, progress, 4);
            results.keep();
            return counts;
        }
    }

    private static MoleculeFile records(InputStream in) {
        try {
            return MoleculeFile.of(in, "in.smi", Reading.MOLECULES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }

    private static void echo(MoleculeRecord line, StringBuilder out) throws BadLineException {
        int value = Integer.parseInt(line.text());
        if (value % 1000 == 999) {
            throw new BadLineException("it is bad");
        }
        out.append(value).append('\n');
    }

    @Test
    void keepsTheOrderOfTheLines() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LineTask uneven =
                (line, results) -> {
                    if (line.line() % 5_000 < 100) {
                        busy(line.line());
                    }
                    results.append(line.text()).append('\n');
                };
        OrderedPipeline.Counts counts = run(stream(numbers(100_000)), out, uneven, false);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(numbers(100_000));
        assertThat(counts).isEqualTo(new OrderedPipeline.Counts(100_000, 100_000));
    }

    private static void busy(long seed) {
        long state = seed;
        for (int i = 0; i < 50_000; i++) {
            state = state * 6364136223846793005L + 1;
        }
        assertThat(state).isNotEqualTo(seed);
    }

    @Test
    void skipsBadLinesAndShowsTheFirstOfThem() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OrderedPipeline.Counts counts =
                run(stream(numbers(50_000)), out, OrderedPipelineTest::echo, false);
        assertThat(counts).isEqualTo(new OrderedPipeline.Counts(50_000, 49_950));
        assertThat(counts.skipped()).isEqualTo(50);
        assertThat(errors.toString(StandardCharsets.UTF_8).lines())
                .hasSize(BadLines.SHOWN + 1)
                .startsWith("in.smi:1000: it is bad", "in.smi:2000: it is bad")
                .endsWith("in.smi: more lines cannot be used; from here on they are only counted");
    }

    @Test
    void strictEndsAtTheFirstBadLineWithWhatCameBefore() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> run(stream(numbers(50_000)), out, OrderedPipelineTest::echo, true))
                .isInstanceOf(Failure.class)
                .hasMessage("in.smi:1000: it is bad");
        assertThat(numbers(999)).startsWith(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void survivesALineThatTripsALibrary() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OrderedPipeline.Counts counts =
                run(stream("1\nx\n2\n"), out, OrderedPipelineTest::echo, false);
        assertThat(counts).isEqualTo(new OrderedPipeline.Counts(3, 2));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("1\n2\n");
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("in.smi:2: unexpected")
                .contains("please report");
    }

    @Test
    void answersALineBeforeTheNextOneComes() throws Exception {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        OutputStream out =
                new OutputStream() {
                    @Override
                    public void write(int value) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        answers.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
                    }
                };
        PipedInputStream in = new PipedInputStream();
        Thread pipeline = new Thread(() -> run(in, out, OrderedPipelineTest::echo, false));
        try (PipedOutputStream keyboard = new PipedOutputStream(in)) {
            pipeline.start();
            for (int i = 0; i < 3; i++) {
                keyboard.write((i + "\n").getBytes(StandardCharsets.UTF_8));
                keyboard.flush();
                assertThat(answers.poll(20, TimeUnit.SECONDS)).isEqualTo(i + "\n");
            }
        }
        pipeline.join();
    }

    @Test
    void stopsOnAnEndlessInputWhenItsReaderLeaves() {
        InputStream endless =
                new InputStream() {
                    private long at;

                    @Override
                    public int read() {
                        return at++ % 2 == 0 ? '7' : '\n';
                    }
                };
        OutputStream head =
                new OutputStream() {
                    private int left = 100_000;

                    @Override
                    public void write(int value) throws IOException {
                        if (left-- <= 0) {
                            throw new IOException("Broken pipe");
                        }
                    }
                };
        assertThatThrownBy(() -> run(endless, head, OrderedPipelineTest::echo, false))
                .isInstanceOf(ReaderGoneException.class);
    }
}
