package org.molrae.chemistry.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.molrae.chemistry.smiles.KekuleForm;

@Timeout(60)
@SuppressWarnings("InputStreamSlowMultibyteRead") // the inputs here are short
class OrderedPipelineTest {

    private final List<String> errors = new ArrayList<>();
    private final List<String> out = new ArrayList<>();

    private OrderedPipeline.Counts run(
            InputStream in, OrderedPipeline.LineTask<String> task, boolean strict) {
        return run(in, task, (batch, late) -> out.addAll(batch), strict);
    }

    private OrderedPipeline.Counts run(
            InputStream in,
            OrderedPipeline.LineTask<String> task,
            OrderedPipeline.Sink<List<String>> sink,
            boolean strict) {
        OrderedPipeline.Watch watch =
                new OrderedPipeline.Watch() {
                    @Override
                    public boolean strict() {
                        return strict;
                    }

                    @Override
                    public void refused(Refusals.Refusal refusal) {
                        errors.add(refusal.number() + ": " + refusal.reason());
                        if (strict) {
                            throw new IllegalStateException(refusal.reason());
                        }
                    }
                };
        return OrderedPipeline.run(records(in), OrderedPipeline.ofLines(task), sink, watch, 4);
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

    private static String echo(MoleculeRecord line) throws BadLineException {
        int value = Integer.parseInt(line.text());
        if (value % 1000 == 999) {
            throw new BadLineException("it is bad");
        }
        return value + "\n";
    }

    @Test
    void keepsTheOrderOfTheLines() {
        OrderedPipeline.LineTask<String> uneven =
                line -> {
                    if (line.line() % 5_000 < 100) {
                        busy(line.line());
                    }
                    return line.text() + "\n";
                };
        OrderedPipeline.Counts counts = run(stream(numbers(100_000)), uneven, false);
        assertThat(String.join("", out)).isEqualTo(numbers(100_000));
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
    void skipsBadLinesAndTellsOfThem() {
        OrderedPipeline.Counts counts =
                run(stream(numbers(50_000)), OrderedPipelineTest::echo, false);
        assertThat(counts).isEqualTo(new OrderedPipeline.Counts(50_000, 49_950));
        assertThat(counts.skipped()).isEqualTo(50);
        assertThat(errors).hasSize(50).startsWith("1000: it is bad", "2000: it is bad");
    }

    @Test
    void endsWhereItsWatchThrows() {
        assertThatThrownBy(() -> run(stream(numbers(50_000)), OrderedPipelineTest::echo, true))
                .hasMessage("it is bad");
        assertThat(numbers(999)).startsWith(String.join("", out));
    }

    @Test
    void tellsWhatIsNoMolecule() {
        run(stream("C\nC(\n"), line -> KekuleForm.of(line.text()), false);
        assertThat(out).containsExactly("C");
        assertThat(errors).singleElement().asString().startsWith("2: syntax: ");
    }

    @Test
    void survivesALineThatTripsALibrary() {
        OrderedPipeline.Counts counts = run(stream("1\nx\n2\n"), OrderedPipelineTest::echo, false);
        assertThat(counts).isEqualTo(new OrderedPipeline.Counts(3, 2));
        assertThat(out).containsExactly("1\n", "2\n");
        assertThat(errors)
                .singleElement()
                .asString()
                .startsWith("2: unexpected")
                .contains("please report");
    }

    @Test
    void handsOnOneByOneAndRefusesLate() throws IOException {
        OrderedPipeline.Counts counts =
                OrderedPipeline.each(
                        records(stream("C\nCC\nCCC\n")),
                        MoleculeRecord::text,
                        text -> {
                            if (text.length() == 2) {
                                throw new IllegalArgumentException("two");
                            }
                            out.add(text);
                        },
                        OrderedPipeline.QUIET,
                        2);
        assertThat(out).containsExactly("C", "CCC");
        assertThat(counts).isEqualTo(new OrderedPipeline.Counts(3, 2));
        assertThatThrownBy(
                        () ->
                                OrderedPipeline.each(
                                        records(stream("C\n")),
                                        MoleculeRecord::text,
                                        text -> {
                                            throw new IOException("the disk is full");
                                        },
                                        OrderedPipeline.QUIET,
                                        2))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is full");
    }

    @Test
    void answersALineBeforeTheNextOneComes() throws Exception {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        PipedInputStream in = new PipedInputStream();
        Thread pipeline =
                new Thread(
                        () ->
                                run(
                                        in,
                                        OrderedPipelineTest::echo,
                                        (batch, late) -> answers.addAll(batch),
                                        false));
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
    void stopsOnAnEndlessInputWhenItsSinkThrows() {
        InputStream endless =
                new InputStream() {
                    private long at;

                    @Override
                    public int read() {
                        return at++ % 2 == 0 ? '7' : '\n';
                    }
                };
        assertThatThrownBy(
                        () ->
                                run(
                                        endless,
                                        OrderedPipelineTest::echo,
                                        (batch, late) -> {
                                            out.addAll(batch);
                                            if (out.size() > 50_000) {
                                                throw new IllegalStateException("the reader left");
                                            }
                                        },
                                        false))
                .hasMessage("the reader left");
    }
}
