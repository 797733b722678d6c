package org.molrae.search.program;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An objective that is a program of the user's: it reads a text a line from its standard input, and
 * writes a score a line to its standard output, at once and nothing else. It is started at the
 * first text, and goes on from text to text.
 *
 * <p><b>Pairing.</b> A line that is no number is not taken for an answer as long as a number may
 * follow, so that banners and warnings cost nothing but a little time. At each start the first text
 * is asked twice: a program that writes more than the two answers, a banner that is a number say,
 * ends in an {@link OutOfStepException}, and so does one that later writes what it was not asked
 * for. What follows an answer that never came is not heard: the program is started again.
 *
 * <p>A program may end after an answer, and is then started again. What goes wrong costs the text
 * its score, NaN, and is counted: a program that ends without an answer, that takes longer than the
 * timeout, or that writes a line too long or no number is killed with the processes it started, and
 * started again for the next text; one that writes {@code nan} or an infinite number goes on. What
 * it writes to standard error is read and dropped, but for its last line.
 *
 * <p>For one thread, but that any may close it.
 */
public final class ScoringProgram implements ToDoubleFunction<String>, AutoCloseable {
    private static final int LONGEST_LINE = 1000;
    private static final Duration LEAST_GRACE = Duration.ofMillis(200);
    private static final Duration MOST_GRACE = Duration.ofSeconds(5);

    private final ProgramCommand command;
    private final Duration timeout;
    private final Thread hook = new Thread(this::kill, "kill-scoring-program");
    private volatile @Nullable Conversation conversation;
    private volatile boolean closed;
    private volatile String lastError = "";
    private long timeouts;
    private long crashes;
    private long unreadable;

    /** The longest that an answer took so far, in nanoseconds. */
    private long slowest;

    /**
     * How often texts got no score.
     *
     * @param timeouts because the program took too long
     * @param crashes because it ended
     * @param unreadable because it wrote what is no number, or not one line
     */
    public record Failures(long timeouts, long crashes, long unreadable) {
        /** All of them. */
        public long sum() {
            return timeouts + crashes + unreadable;
        }
    }

    /**
     * Prepares a program.
     *
     * @param command the program and its arguments
     * @param timeout for one text
     * @throws IllegalArgumentException if there is no command, or no time
     */
    public ScoringProgram(List<String> command, Duration timeout) {
        this(new ProgramCommand(command, Path.of("")), timeout);
    }

    /**
     * Prepares a program.
     *
     * @param timeout for one text
     * @throws IllegalArgumentException if there is no time
     */
    public ScoringProgram(ProgramCommand command, Duration timeout) {
        this.command = command;
        this.timeout = timeout;
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("the timeout must be longer than " + timeout);
        }
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** How often texts got no score so far. */
    public Failures failures() {
        return new Failures(timeouts, crashes, unreadable);
    }

    /** The last line that the program wrote to standard error; empty if there is none. */
    public String lastError() {
        return lastError;
    }

    /** How often texts got no score, and what it said last, in a sentence; empty for never. */
    public Optional<String> trouble() {
        if (failures().sum() == 0) {
            return Optional.empty();
        }
        return Optional.of(this + (lastError.isEmpty() ? "" : "; it said last: " + lastError));
    }

    /**
     * The score of a text; NaN if the program gives none, or is closed.
     *
     * @throws IllegalArgumentException if the text has more than one line
     * @throws OutOfStepException if the program writes more lines than it was asked for
     * @throws UncheckedIOException if the program cannot be started at all
     */
    @Override
    public double applyAsDouble(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a text of several lines cannot be scored");
        }
        if (closed) {
            return Double.NaN;
        }
        try {
            Conversation current = conversation;
            if (current != null && current.hasEnded()) {
                kill();
                current = null;
            }
            if (current != null) {
                requireIdle(current);
                Answer answer = ask(current, text);
                if (answer.kind() != Answer.Kind.END) {
                    return score(answer);
                }
                // it may have ended by itself after the text before
                kill();
            }
            return score(begin(text));
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }

    /** Starts the program and asks the first text twice, to hear whether it answers in step. */
    private Answer begin(String text) throws InterruptedException {
        Conversation started = start();
        Answer first = ask(started, text);
        if (first.kind() != Answer.Kind.LINE || started.hasEnded()) {
            return first;
        }
        Answer second = ask(started, text);
        if (second.kind() == Answer.Kind.LINE) {
            Answer third = started.hear(grace());
            if (third.kind() == Answer.Kind.LINE) {
                throw outOfStep(third);
            }
            if (third.kind() == Answer.Kind.END) {
                kill();
            }
        } else {
            // it answers once a start, or not always: the next text starts a new process
            kill();
        }
        return first;
    }

    /** Asks, and passes over lines that are no numbers as long as others may follow in time. */
    private Answer ask(Conversation current, String text) throws InterruptedException {
        long begin = System.nanoTime();
        current.ask(text);
        Answer answer = current.hear(timeout);
        while (answer.kind() == Answer.Kind.LINE && !isNumber(answer.line())) {
            if (System.nanoTime() - begin > timeout.toNanos()) {
                // it never stops talking
                return new Answer(Answer.Kind.NONE, answer.line());
            }
            Answer next = current.hear(grace());
            if (next.kind() != Answer.Kind.LINE) {
                return new Answer(Answer.Kind.NO_NUMBER, answer.line());
            }
            answer = next;
        }
        slowest = Math.max(slowest, System.nanoTime() - begin);
        return answer;
    }

    /** How long a line may still follow another. */
    private Duration grace() {
        Duration grace = Duration.ofNanos(2 * slowest);
        grace = grace.compareTo(LEAST_GRACE) < 0 ? LEAST_GRACE : grace;
        grace = grace.compareTo(MOST_GRACE) > 0 ? MOST_GRACE : grace;
        return grace.compareTo(timeout) > 0 ? timeout : grace;
    }

    private void requireIdle(Conversation current) {
        Answer unasked = current.unasked();
        if (unasked != null) {
            throw outOfStep(unasked);
        }
    }

    private OutOfStepException outOfStep(Answer unasked) {
        kill();
        return new OutOfStepException(command.words().get(0), unasked.line());
    }

    private double score(Answer answer) {
        switch (answer.kind()) {
            case LINE -> {
                double score = number(answer.line());
                unreadable += Double.isNaN(score) ? 1 : 0;
                return score;
            }
            case NONE -> timeouts++;
            case END -> crashes++;
            case TOO_LONG, NO_NUMBER -> unreadable++;
        }
        kill();
        return Double.NaN;
    }

    /** Whether a line is an answer: a number, finite or not. */
    private static boolean isNumber(String line) {
        String text = line.strip().toLowerCase(Locale.ROOT);
        if (text.matches("[-+]?(nan|inf|infinity)")) {
            return true;
        }
        try {
            double value = Double.parseDouble(text);
            return !Double.isNaN(value);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static double number(String line) {
        try {
            double score = Double.parseDouble(line.strip());
            return Double.isFinite(score) ? score : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private Conversation start() {
        try {
            Process process =
                    new ProcessBuilder(command.words())
                            .directory(command.folder().toAbsolutePath().toFile())
                            .start();
            Conversation started = new Conversation(process, error -> lastError = error);
            conversation = started;
            if (closed) {
                kill();
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot start " + command.words().get(0) + ": " + e.getMessage(), e);
        }
    }

    private void kill() {
        Conversation current = conversation;
        conversation = null;
        if (current != null) {
            current.kill();
        }
    }

    /**
     * Kills the program and all that it started, on any thread; it is not started again, and texts
     * have no score from then on.
     */
    @Override
    public void close() {
        closed = true;
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the shutdown has begun, and the hook has run or will
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d timeouts, %d crashes, %d unreadable answers",
                String.join(" ", command.words()),
                timeouts,
                crashes,
                unreadable);
    }

    /** The answer of a program. */
    private record Answer(Kind kind, String line) {
        enum Kind {
            LINE,
            NO_NUMBER,
            TOO_LONG,
            END,
            NONE
        }
    }

    /** Hears lines of standard error. */
    private interface ErrorSink {
        void accept(String line);
    }

    /** One run of the program; its three streams have a thread each, so that none can block. */
    private static final class Conversation {
        private final Process process;

        /** Two texts: what came before the first was read may have passed for its answer. */
        private final BlockingQueue<String> questions = new ArrayBlockingQueue<>(2);

        /** Two lines at most: more than one answer is too many already. */
        private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(2);

        private final List<Thread> threads;

        Conversation(Process process, ErrorSink errors) {
            this.process = process;
            threads =
                    List.of(
                            daemon("scoring-input", this::write),
                            daemon("scoring-output", this::read),
                            daemon("scoring-errors", () -> drain(errors)));
        }

        private static Thread daemon(String name, Runnable work) {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        /** What was said without being asked for; null for nothing. */
        @Nullable Answer unasked() {
            return answers.peek();
        }

        /** Whether all that is left to be heard is that it ended. */
        boolean hasEnded() {
            Answer next = answers.peek();
            return questions.isEmpty() && next != null && next.kind() == Answer.Kind.END;
        }

        void ask(String text) {
            questions.add(text);
        }

        /** The next line, or that there is none. */
        Answer hear(Duration longest) throws InterruptedException {
            Answer answer = answers.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
            return answer == null ? new Answer(Answer.Kind.NONE, "") : answer;
        }

        private void write() {
            try (Writer out =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    process.getOutputStream(), StandardCharsets.UTF_8))) {
                while (true) {
                    out.write(questions.take());
                    out.write('\n');
                    out.flush();
                }
            } catch (IOException | InterruptedException e) {
                // the program is gone, which its output tells, or was killed
                Thread.currentThread().interrupt();
            }
        }

        private void read() {
            try (Reader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                StringBuilder line = new StringBuilder();
                for (int next = in.read(); next >= 0; next = in.read()) {
                    if (next == '\n') {
                        answers.put(new Answer(Answer.Kind.LINE, line.toString()));
                        line.setLength(0);
                    } else if (line.length() < LONGEST_LINE) {
                        line.append((char) next);
                    } else {
                        answers.put(new Answer(Answer.Kind.TOO_LONG, ""));
                        return;
                    }
                }
                answers.put(new Answer(Answer.Kind.END, ""));
            } catch (IOException e) {
                boolean heard = answers.offer(new Answer(Answer.Kind.END, ""));
                assert heard || !answers.isEmpty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void drain(ErrorSink errors) {
            try (Reader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getErrorStream(), StandardCharsets.UTF_8))) {
                StringBuilder line = new StringBuilder();
                for (int next = in.read(); next >= 0; next = in.read()) {
                    if (next == '\n') {
                        if (!line.toString().isBlank()) {
                            errors.accept(line.toString().strip());
                        }
                        line.setLength(0);
                    } else if (line.length() < LONGEST_LINE) {
                        line.append((char) next);
                    }
                }
            } catch (IOException e) {
                // the program is gone
                return;
            }
        }

        void kill() {
            // the children first: they are nobody's once their parent is gone
            try (Stream<ProcessHandle> children = process.descendants()) {
                children.toList().forEach(ProcessHandle::destroyForcibly);
            }
            process.destroyForcibly();
            threads.forEach(Thread::interrupt);
        }
    }
}
