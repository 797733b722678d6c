package org.molrae.chemistry.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("InputStreamSlowMultibyteRead") // the inputs here are short
class MoleculeFileTest {

    @TempDir Path folder;

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private MoleculeFile open(byte[] bytes) throws IOException {
        return MoleculeFile.open(Files.write(folder.resolve("in"), bytes), Reading.MOLECULES);
    }

    private static List<MoleculeRecord> rest(MoleculeFile file) {
        List<MoleculeRecord> records = new ArrayList<>();
        for (MoleculeRecord one = file.next(); one != null; one = file.next()) {
            records.add(one);
        }
        return records;
    }

    private static List<MoleculeRecord> read(byte[] bytes) throws IOException {
        try (MoleculeFile file =
                MoleculeFile.of(new ByteArrayInputStream(bytes), "in", Reading.MOLECULES)) {
            return rest(file);
        }
    }

    private static List<MoleculeRecord> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MoleculeRecord named(long line, String text, String name) {
        return new MoleculeRecord(line, text, name, List.of(), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CCO\nCC\n",
                "CCO\nCC",
                "CCO\r\nCC\r\n",
                "CCO\rCC\r",
                "CCO\rCC",
                "\uFEFFCCO\nCC\n",
                " CCO \n\tCC\n"
            })
    void readsLinesHoweverTheyEnd(String text) throws IOException {
        assertThat(read(text))
                .containsExactly(MoleculeRecord.of(1, "CCO"), MoleculeRecord.of(2, "CC"));
    }

    @Test
    void countsBlankLinesAndCommentsButPassesOverThem() throws IOException {
        assertThat(read("# made by hand\n\nCCO\n   \r\nCC"))
                .containsExactly(MoleculeRecord.of(3, "CCO"), MoleculeRecord.of(5, "CC"));
        assertThat(read("#CO\n#\nCO\n"))
                .containsExactly(MoleculeRecord.of(1, "#CO"), MoleculeRecord.of(3, "CO"));
        assertThat(read("CO\n# C\n#\tC\n#\u0001C\n"))
                .containsExactly(MoleculeRecord.of(1, "CO"), MoleculeRecord.of(4, "#\u0001C"));
    }

    @Test
    void splitsOffTheName() throws IOException {
        assertThat(read("CCO\tethanol, 96 %\r\nCC  ethane\nC Äthanol\n"))
                .containsExactly(
                        named(1, "CCO", "ethanol, 96 %"),
                        named(2, "CC", "ethane"),
                        named(3, "C", "Äthanol"));
    }

    @Test
    void knowsWhetherThereAreNames() throws IOException {
        try (MoleculeFile file = open("CCO\nCC ethane\n".getBytes(StandardCharsets.UTF_8))) {
            assertThat(file.nameColumn()).isNull();
        }
        try (MoleculeFile file = open("CCO ethanol\nCC\n".getBytes(StandardCharsets.UTF_8))) {
            assertThat(file.nameColumn()).isEqualTo("name");
            assertThat(rest(file)).hasSize(2);
        }
        try (MoleculeFile file = open("smiles zinc_id\nCCO 7\n".getBytes(StandardCharsets.UTF_8))) {
            assertThat(file.nameColumn()).isEqualTo("zinc_id");
            assertThat(rest(file)).containsExactly(named(2, "CCO", "7"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"smiles", "SMILES", "smiles zinc_id", "# by hand\nCanonical_SMILES", "smi"})
    void aHeaderIsNoMolecule(String header) throws IOException {
        assertThat(read(header + "\nCCO\nCC\n"))
                .extracting(MoleculeRecord::text)
                .containsExactly("CCO", "CC");
    }

    @Test
    void onlyTheSmilesMustBeAscii() throws IOException {
        byte[] latin1 = "CCO Äthanol\nC\u00e4C x\nCC\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(latin1))
                .containsExactly(
                        named(1, "CCO", "Äthanol"),
                        MoleculeRecord.faulty(2, "C\u00e4C x", "the SMILES is not ASCII"),
                        MoleculeRecord.of(3, "CC"));
    }

    @Test
    void linesAreWholeTexts() throws IOException {
        InputStream in =
                new ByteArrayInputStream(" 1 + x\nsmiles\n".getBytes(StandardCharsets.UTF_8));
        try (MoleculeFile file = MoleculeFile.of(in, "in", Reading.LINES)) {
            assertThat(rest(file))
                    .extracting(MoleculeRecord::text)
                    .containsExactly("1 + x", "smiles");
        }
        byte[] latin1 = {'x', (byte) 0xFF, '\n'};
        try (MoleculeFile file =
                MoleculeFile.of(new ByteArrayInputStream(latin1), "in", Reading.LINES)) {
            assertThat(rest(file))
                    .extracting(MoleculeRecord::fault)
                    .containsExactly("the line is not UTF-8");
        }
    }

    @Test
    void holdsNoEndlessLineInMemory() throws IOException {
        InputStream endless =
                new InputStream() {
                    private long left = 3L * LineSource.MAX_BYTES;

                    @Override
                    public int read() {
                        return left-- > 0 ? 'C' : left == -1 ? '\n' : left == -2 ? 'O' : -1;
                    }
                };
        String fault = "the line is longer than 1,048,576 bytes";
        try (MoleculeFile file = MoleculeFile.of(endless, "in", Reading.MOLECULES)) {
            assertThat(rest(file))
                    .containsExactly(
                            MoleculeRecord.faulty(1, "C".repeat(60), fault),
                            MoleculeRecord.of(2, "O"));
        }
        String longest = "C".repeat(LineSource.MAX_BYTES);
        assertThat(read(longest + "\n" + longest + "C\n"))
                .extracting(MoleculeRecord::fault)
                .containsExactly(null, fault);
    }

    @Test
    @Timeout(20)
    void waitsForNoMoreThanItNeeds() throws IOException {
        InputStream typed =
                new InputStream() {
                    private int at;

                    @Override
                    public int read() {
                        throw new AssertionError("only whole arrays are asked for");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) {
                        byte[] line = "CCO\n".getBytes(StandardCharsets.US_ASCII);
                        if (at++ > 0) {
                            throw new AssertionError("nobody types on");
                        }
                        System.arraycopy(line, 0, target, offset, line.length);
                        return line.length;
                    }
                };
        MoleculeFile file = MoleculeFile.of(typed, "in", Reading.MOLECULES);
        assertThat(file.next()).isEqualTo(MoleculeRecord.of(1, "CCO"));
        assertThat(file.ready()).isFalse();
    }

    @Test
    void knowsGzipWhateverTheFileIsCalled() throws IOException {
        try (MoleculeFile file = open(gzip("CC\nCCO\n"))) {
            assertThat(rest(file)).extracting(MoleculeRecord::text).containsExactly("CC", "CCO");
            assertThat(file.share()).isEqualTo(1.0);
            file.requireWhole();
        }
    }

    @Test
    void readsEveryMemberOfAGzipStreamThatComesInPieces() throws IOException {
        byte[] first = gzip("CC\n");
        byte[] both = Arrays.copyOf(first, first.length + gzip("CCO\n").length);
        System.arraycopy(gzip("CCO\n"), 0, both, first.length, both.length - first.length);
        InputStream pieces =
                new ByteArrayInputStream(both) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        return super.read(target, offset, Math.min(length, 1));
                    }

                    @Override
                    public synchronized int available() {
                        return 0; // as a pipe says that is slower than its reader
                    }
                };
        try (MoleculeFile file = MoleculeFile.of(pieces, "in", Reading.MOLECULES)) {
            assertThat(rest(file)).extracting(MoleculeRecord::text).containsExactly("CC", "CCO");
        }
    }

    @Test
    void handsOutTheLinesBeforeATruncation() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.append("C".repeat(1 + i % 37)).append(Integer.toHexString(i * 31)).append('\n');
        }
        byte[] whole = gzip(text.toString());
        try (MoleculeFile file = open(Arrays.copyOf(whole, whole.length / 2))) {
            List<MoleculeRecord> records = rest(file);
            assertThat(records).hasSizeBetween(1_000, 49_000);
            assertThatThrownBy(file::requireWhole)
                    .hasMessageContaining("the gzip data end early after line " + records.size());
        }
    }

    @Test
    void remembersWhereTheDataBrokeOff() throws IOException {
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
        try (MoleculeFile file = MoleculeFile.of(failing, "in", Reading.MOLECULES)) {
            assertThat(rest(file)).containsExactly(MoleculeRecord.of(1, "CC"));
            assertThatThrownBy(file::requireWhole)
                    .isInstanceOf(UnreadableFileException.class)
                    .hasMessage(
                            "in: disk on fire after line 1; the lines up to there were processed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PK\3\4xx, zip",
        "BZh91AY, bzip2",
        "PAR1\u0015\4, Parquet",
        "(\u00b5/\u00fd\4, zstd",
        "@<TRIPOS>MOLECULE, mol2"
    })
    void saysWhatItCannotRead(String begin, String what) {
        byte[] bytes = begin.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith("cannot read in: it is")
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void namesUtf16WithAndWithoutAMark(String charset) {
        byte[] bytes = "smiles,id\nCCO,1\n".getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> read(bytes)).hasMessageContaining("UTF-16");
    }

    @Test
    void saysWhenAGzipHeaderIsDamaged() {
        assertThatThrownBy(() -> read(new byte[] {0x1f, (byte) 0x8b, 0}))
                .hasMessageContaining("its gzip header is damaged");
        assertThatThrownBy(() -> MoleculeFile.open(folder, Reading.MOLECULES))
                .hasMessageContaining("directory");
    }

    @Test
    void readsAnEmptyFile() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("\n# nothing\n")).isEmpty();
    }

    @Test
    @Timeout(20)
    void readsANamedPipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        org.junit.jupiter.api.Assumptions.assumeTrue(made.waitFor() == 0);
        Process writer =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "printf 'id,smiles\\n1,CCO\\n' > \"$0\"",
                                pipe.toString())
                        .start();
        try (MoleculeFile file = MoleculeFile.open(pipe, Reading.MOLECULES)) {
            assertThat(rest(file)).extracting(MoleculeRecord::text).containsExactly("CCO");
            assertThat(file.share()).isNaN();
        }
        assertThat(writer.waitFor()).isZero();
    }

    @Test
    void hashesTheFileAsItIs() throws IOException {
        try (MoleculeFile file = open("CCO\n".getBytes(StandardCharsets.UTF_8))) {
            assertThat(file.next()).isNotNull();
            // sha256sum
            assertThat(file.sha256())
                    .isEqualTo("5c9aa2a3024d56c903d547798cbd04ff743433ba0950dbfd8e19238e40651172");
        }
    }
}
