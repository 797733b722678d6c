package org.molrae.chemistry.files;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kinds of files that are not read, by their first bytes, and what to do with them. */
final class ForeignFiles {

    private static final int LONGEST_MAGIC = 9;

    private static final String UTF_16 = "is UTF-16: save it as UTF-8";

    /** By the first bytes in hexadecimal. */
    private static final Map<String, String> ADVICE =
            Map.ofEntries(
                    Map.entry(
                            "504b0304",
                            "is a zip archive (or of a spreadsheet): unpack it, or save the sheet as CSV"),
                    Map.entry(
                            "425a68",
                            "is compressed with bzip2: unpack it first, or pipe it in with bzcat"),
                    Map.entry(
                            "fd377a585a00",
                            "is compressed with xz: unpack it first, or pipe it in with xzcat"),
                    Map.entry(
                            "28b52ffd",
                            "is compressed with zstd: unpack it first, or pipe it in with zstdcat"),
                    Map.entry(
                            "04224d18",
                            "is compressed with lz4: unpack it first, or pipe it in with lz4cat"),
                    Map.entry("377abcaf271c", "is a 7z archive: unpack it first"),
                    Map.entry("526172211a07", "is a rar archive: unpack it first"),
                    Map.entry("fffe", UTF_16),
                    Map.entry("feff", UTF_16),
                    Map.entry(
                            "50415231",
                            "is a Parquet file: write its column of SMILES as CSV first, say with pandas"),
                    Map.entry(
                            "4152524f5731",
                            "is an Arrow file: write its column of SMILES as CSV first, say with pandas"),
                    Map.entry("d0cf11e0", "is an old Office document: save the sheet as CSV"),
                    Map.entry("89484446", "is an HDF5 file: write its SMILES as text first"),
                    Map.entry("25504446", "is a PDF document: save its SMILES as text first"),
                    Map.entry(
                            "403c545249504f533e",
                            "is a mol2 file: convert it to SDF or SMILES first, say with Open Babel"),
                    Map.entry("3c3f786d6c", "is XML: convert it to SDF or SMILES first"),
                    Map.entry(
                            "3c21444f4354595045", "is a web page: save its SMILES as text first"));

    private ForeignFiles() {}

    /** The kind of a file that begins like this, or null where it may be one that is read. */
    static @Nullable String of(byte[] head) {
        byte[] first = Arrays.copyOf(head, Math.min(head.length, LONGEST_MAGIC));
        String hex = HexFormat.of().formatHex(first);
        for (Map.Entry<String, String> foreign : ADVICE.entrySet()) {
            if (hex.startsWith(foreign.getKey())) {
                return foreign.getValue();
            }
        }
        return isUtf16(head) ? UTF_16 : null;
    }

    /** Without a mark: every other byte of what is nearly ASCII is zero. */
    private static boolean isUtf16(byte[] head) {
        int[] zeros = new int[2];
        int pairs = Math.min(head.length, 256) / 2;
        for (int i = 0; i < 2 * pairs; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        return pairs >= 2
                && Math.min(zeros[0], zeros[1]) == 0
                && Math.max(zeros[0], zeros[1]) > 0.7 * pairs;
    }
}
