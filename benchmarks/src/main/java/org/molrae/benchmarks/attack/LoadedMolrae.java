package org.molrae.benchmarks.attack;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;

/**
 * The command line in this virtual machine: what the launcher's process runs, without the end of
 * the process. It is found by name, as the command line stands on this module and not the other way
 * round.
 */
final class LoadedMolrae implements Molrae {

    /** Where the run of a thread that was given up lives on. */
    private static final int FAILED = -1;

    private final Method run;
    private final Method commandLine;
    private final Constructor<?> streams;

    LoadedMolrae() throws ReflectiveOperationException {
        Class<?> main = Class.forName("org.molrae.cli.Main");
        Class<?> streamsType = Class.forName("org.molrae.cli.terminal.Streams");
        run = main.getDeclaredMethod("run", streamsType, String[].class);
        commandLine = main.getDeclaredMethod("commandLine", streamsType);
        run.setAccessible(true);
        commandLine.setAccessible(true);
        streams =
                streamsType.getConstructor(
                        InputStream.class,
                        OutputStream.class,
                        PrintStream.class,
                        boolean.class,
                        int.class);
        Method quiet = Class.forName("org.molrae.cli.CdkLog").getDeclaredMethod("install");
        quiet.setAccessible(true);
        quiet.invoke(null);
        Class.forName("org.molrae.cli.terminal.Logs")
                .getMethod("configure", String[].class)
                .invoke(null, (Object) new String[0]);
    }

    /** All verbs and their options. */
    CommandLine registry() throws ReflectiveOperationException {
        return (CommandLine)
                commandLine.invoke(
                        null, streams(new byte[0], OutputStream.nullOutputStream(), System.err));
    }

    private Object streams(byte[] input, OutputStream out, PrintStream err)
            throws ReflectiveOperationException {
        return streams.newInstance(new ByteArrayInputStream(input), out, err, false, 80);
    }

    @Override
    public Outcome run(Path folder, byte[] input, List<String> words, Duration limit)
            throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        int[] status = {FAILED};
        PrintStream beforeErr = System.err;
        PrintStream beforeOut = System.out;
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                status[0] =
                                        (int)
                                                run.invoke(
                                                        null,
                                                        streams(input, out, errors),
                                                        words.toArray(String[]::new));
                            } catch (InvocationTargetException e) {
                                errors.println(trace(Objects.requireNonNullElse(e.getCause(), e)));
                            } catch (ReflectiveOperationException | RuntimeException e) {
                                errors.println(trace(e));
                            }
                        },
                        "molrae");
        thread.setDaemon(true);
        long start = System.nanoTime();
        try {
            // what libraries print is judged, too
            System.setErr(errors);
            System.setOut(errors);
            thread.start();
            long before = cpu();
            thread.join(limit.toMillis());
            for (int i = 0;
                    i < 6 && thread.isAlive() && 2 * (cpu() - before) < limit.toNanos();
                    i++) {
                thread.join(limit.toMillis() / 2);
            }
        } finally {
            System.setErr(beforeErr);
            System.setOut(beforeOut);
        }
        boolean late = thread.isAlive();
        String where = "";
        if (late) {
            where = "\n" + List.of(thread.getStackTrace());
            thread.interrupt();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome(
                words,
                status[0],
                out.toByteArray(),
                err.toString(StandardCharsets.UTF_8) + where,
                seconds,
                late);
    }

    /** Nanoseconds of this virtual machine; a run is late as one of the launcher is. */
    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : Long.MAX_VALUE;
    }

    private static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        String lines = text.toString();
        return lines.length() > 3000 ? lines.substring(0, 3000) : lines;
    }
}
