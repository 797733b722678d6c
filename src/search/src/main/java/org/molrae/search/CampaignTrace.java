package org.molrae.search;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.molrae.search.surrogate.Calibration;

/**
 * The CSV file of a campaign: a row for each evaluation, written as soon as it is known, so that a
 * campaign that was killed goes on behind the last row. Columns: {@code round, index, strategy,
 * text, valid, score, fresh, seconds, predicted_mean, predicted_deviation, heldout_rmse,
 * heldout_log_likelihood, code}; valid and fresh are 0 or 1, the code is numbers separated by
 * blanks, empty where a strategy writes texts itself; what there is not is left empty. {@link
 * Evaluation} and {@link RoundReport} say what they are.
 */
public final class CampaignTrace implements Closeable {
    private static final String[] COLUMNS = {
        "round",
        "index",
        "strategy",
        "text",
        "valid",
        "score",
        "fresh",
        "seconds",
        "predicted_mean",
        "predicted_deviation",
        "heldout_rmse",
        "heldout_log_likelihood",
        "code"
    };
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private final List<Evaluation> past;
    private final @Nullable CSVPrinter printer;

    private CampaignTrace(List<Evaluation> past, @Nullable CSVPrinter printer) {
        this.past = past;
        this.printer = printer;
    }

    /** No file: nothing is kept. */
    public static CampaignTrace none() {
        return new CampaignTrace(List.of(), null);
    }

    /**
     * A new file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it is there already
     */
    public static CampaignTrace create(Path file) throws IOException {
        Files.createFile(file);
        CSVPrinter printer = new CSVPrinter(appending(file), FORMAT);
        printer.printRecord((Object[]) COLUMNS);
        printer.flush();
        return new CampaignTrace(List.of(), printer);
    }

    /**
     * Opens the trace of a campaign to resume. A last row that was cut off is dropped.
     *
     * @throws IllegalArgumentException if it is no trace; the message has its name and the line
     */
    public static CampaignTrace resume(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        appending(file).close();
        byte[] bytes = Files.readAllBytes(file);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        String text = new String(bytes, 0, whole, StandardCharsets.UTF_8);
        List<Evaluation> past = parse(file, text);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(whole);
        }
        return new CampaignTrace(past, new CSVPrinter(appending(file), FORMAT));
    }

    /**
     * Writes behind a file's end; not by a channel, which an interrupt of the thread would close.
     *
     * @throws FileSystemException if another run writes it
     */
    static Writer appending(Path file) throws IOException {
        FileOutputStream out = new FileOutputStream(file.toFile(), true);
        FileLock lock = null;
        try {
            // held until the file is closed
            lock = out.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            // by this virtual machine
        }
        if (lock == null) {
            out.close();
            throw new FileSystemException(file.toString(), null, "another run writes it");
        }
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /**
     * The evaluations in a file, without a last row that was cut off.
     *
     * @throws IllegalArgumentException if it is no trace; the message has its name and the line
     */
    public static List<Evaluation> read(Path file) throws IOException {
        String text = Files.readString(file);
        return List.copyOf(parse(file, text.substring(0, text.lastIndexOf('\n') + 1)));
    }

    private static List<Evaluation> parse(Path file, String text) throws IOException {
        List<Evaluation> rows = new ArrayList<>();
        long line = 1;
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            for (CSVRecord row : parser) {
                line = parser.getCurrentLineNumber();
                if (row.getRecordNumber() == 1) {
                    if (!Arrays.equals(row.values(), COLUMNS)) {
                        throw new IllegalArgumentException("it begins with other columns");
                    }
                } else {
                    rows.add(evaluation(row));
                }
            }
        } catch (IllegalArgumentException e) {
            throw refused(file, line, String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw refused(file, line + 1, "a quotation mark is where none can be, or missing", e);
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException(file + ": no trace of a campaign: it is empty");
        }
        return rows;
    }

    private static IllegalArgumentException refused(
            Path file, long line, String reason, RuntimeException cause) {
        return new IllegalArgumentException(
                "%s, line %d: no trace of a campaign: %s".formatted(file, line, reason), cause);
    }

    private static Evaluation evaluation(CSVRecord row) {
        if (row.size() != COLUMNS.length) {
            throw new IllegalArgumentException(row.size() + " columns");
        }
        String[] fields = row.get(12).isEmpty() ? new String[0] : row.get(12).split(" ", -1);
        float[] code = new float[fields.length];
        for (int j = 0; j < code.length; j++) {
            code[j] = Float.parseFloat(fields[j]);
        }
        return new Evaluation(
                Integer.parseInt(row.get(0)),
                Integer.parseInt(row.get(1)),
                row.get(3),
                row.get(4).equals("1"),
                number(row.get(5)),
                row.get(6).equals("1"),
                number(row.get(7)),
                number(row.get(8)),
                number(row.get(9)),
                code);
    }

    private static double number(String field) {
        return field.isEmpty() ? Double.NaN : Double.parseDouble(field);
    }

    /** The rows that the file had. */
    List<Evaluation> past() {
        return past;
    }

    void add(Evaluation row, String strategy, @Nullable Calibration heldOut) throws IOException {
        if (printer == null) {
            return;
        }
        printer.printRecord(
                row.round(),
                row.index(),
                strategy,
                row.text(),
                row.valid() ? 1 : 0,
                field(row.score()),
                row.fresh() ? 1 : 0,
                Math.round(row.seconds() * 1e3) / 1e3,
                field(row.predictedMean()),
                field(row.predictedDeviation()),
                heldOut == null ? "" : field(heldOut.rmse()),
                heldOut == null ? "" : field(heldOut.meanLogLikelihood()),
                IntStream.range(0, row.code().length)
                        .mapToObj(j -> Float.toString(row.code()[j]))
                        .collect(Collectors.joining(" ")));
        printer.flush();
    }

    private static String field(double number) {
        return Double.isNaN(number) ? "" : Double.toString(number);
    }

    @Override
    public void close() throws IOException {
        if (printer != null) {
            printer.close();
        }
    }
}
