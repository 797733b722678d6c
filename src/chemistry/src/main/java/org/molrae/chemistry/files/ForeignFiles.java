package org.molrae.chemistry.files;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kinds of files that are not read, by their first bytes, and what to do with them. */
final class ForeignFiles {

    private record Kind(byte[] magic, String advice) {}

    private static final List<Kind> KINDS =
            List.of(
                    kind(
                            "PK\3\4",
                            "is a zip archive (or of a spreadsheet): unpack it, or save the sheet as CSV"),
                    kind(
                            "BZh",
                            "is compressed with bzip2: unpack it first, or pipe it in with bzcat"),
                    kind(
                            "\u00fd7zXZ\0",
                            "is compressed with xz: unpack it first, or pipe it in with xzcat"),
                    kind(
                            "\u0028\u00b5\u002f\u00fd",
                            "is compressed with zstd: unpack it first, or pipe it in with zstdcat"),
                    kind(
                            "\u0004\"M\u0018",
                            "is compressed with lz4: unpack it first, or pipe it in with lz4cat"),
                    kind("7z\u00bc\u00af\u0027\u001c", "is a 7z archive: unpack it first"),
                    kind("Rar!\u001a\u0007", "is a rar archive: unpack it first"),
                    kind("\u00ff\u00fe", "is UTF-16: save it as UTF-8"),
                    kind("\u00fe\u00ff", "is UTF-16: save it as UTF-8"),
                    kind(
                            "PAR1",
                            "is a Parquet file: write its column of SMILES as CSV first, say with pandas"),
                    kind(
                            "ARROW1",
                            "is an Arrow file: write its column of SMILES as CSV first, say with pandas"),
                    kind(
                            "\u00d0\u00cf\u0011\u00e0",
                            "is an old Office document: save the sheet as CSV"),
                    kind("\u0089HDF", "is an HDF5 file: write its SMILES as text first"),
                    kind("%PDF", "is a PDF document"),
                    kind(
                            "@<TRIPOS>",
                            "is a mol2 file: convert it to SDF or SMILES first, say with Open Babel"),
                    kind("<?xml", "is XML: convert it to SDF or SMILES first"),
                    kind("<!DOCTYPE", "is a web page"));

    private ForeignFiles() {}

    private static Kind kind(String magic, String advice) {
        return new Kind(magic.getBytes(StandardCharsets.ISO_8859_1), advice);
    }

    /** What a file is that begins so, or null where it may be one that is read. */
    static @Nullable String of(byte[] head) {
        for (Kind kind : KINDS) {
            if (begins(head, kind.magic)) {
                return kind.advice;
            }
        }
        return isUtf16(head) ? "is UTF-16: save it as UTF-8" : null;
    }

    private static boolean begins(byte[] head, byte[] magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head[i] != magic[i]) {
                return false;
            }
        }
        return true;
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
