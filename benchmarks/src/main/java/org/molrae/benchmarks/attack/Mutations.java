package org.molrae.benchmarks.attack;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes of texts and bytes that keep most of them as they are. */
final class Mutations {

    private static final List<String> SMILES =
            List.of(
                    "C",
                    "c",
                    "N",
                    "n",
                    "O",
                    "o",
                    "S",
                    "s",
                    "P",
                    "p",
                    "B",
                    "b",
                    "F",
                    "Cl",
                    "Br",
                    "I",
                    "(",
                    ")",
                    "[",
                    "]",
                    "=",
                    "#",
                    "$",
                    ":",
                    "-",
                    "/",
                    "\\",
                    ".",
                    "1",
                    "2",
                    "9",
                    "0",
                    "%10",
                    "%99",
                    "%",
                    "%(100)",
                    "@",
                    "@@",
                    "@TH1",
                    "@OH30",
                    "H",
                    "H9",
                    "+",
                    "-",
                    "++",
                    "+99",
                    "*",
                    "[nH]",
                    "[C@@H]",
                    "[13C]",
                    "[2H]",
                    "[H]",
                    "[999999999999C]",
                    "[C:99999999999]",
                    "[Fr]",
                    "[Xx]",
                    "[C@@@]",
                    "~",
                    "&",
                    "!",
                    ">",
                    "é",
                    "\u2028",
                    "\u0000",
                    "\t",
                    " ",
                    "|",
                    "{",
                    "}",
                    "\"",
                    ",",
                    ";");

    private static final List<String> TEXT =
            List.of(
                    "",
                    " ",
                    "\n",
                    "\r\n",
                    "\"",
                    "'",
                    ",",
                    "\t",
                    ":",
                    "-",
                    "[",
                    "]",
                    "{",
                    "}",
                    "#",
                    "&a ",
                    "*a",
                    "!!set ",
                    "|",
                    ">",
                    "Null",
                    "~",
                    "NaN",
                    ".inf",
                    "1e999",
                    "-1",
                    "0",
                    "99999999999999999999",
                    "2147483647",
                    "0x1F",
                    "true",
                    "\uFEFF",
                    "\u0000",
                    "é☃",
                    "$$$$",
                    "M  END",
                    "V2000",
                    "V3000",
                    "<<: ",
                    "---\n",
                    "...\n",
                    "\\",
                    "<",
                    ">",
                    "%",
                    "a: 1\n",
                    "- x\n",
                    "2147483648",
                    "1.5",
                    "\u0085",
                    "[]",
                    "{}");

    private Mutations() {}

    private static <T> T one(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    /** A line of SMILES that most often is none any more; without ends of lines. */
    static String smiles(List<String> molecules, SplittableRandom random) {
        StringBuilder text = new StringBuilder(one(molecules, random));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(1, 6));
            switch (random.nextInt(200) == 0 ? 7 : random.nextInt(7)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, text.substring(at, to));
                case 2 -> text.replace(at, to, one(SMILES, random));
                case 3 -> text.append(one(molecules, random).substring(0, 1));
                case 4 -> {
                    String other = one(molecules, random);
                    text.replace(
                            at, text.length(), other.substring(random.nextInt(other.length())));
                }
                case 5 -> text.setLength(at);
                case 7 -> text.insert(at, one(SMILES, random).repeat(random.nextInt(1, 3000)));
                default -> text.insert(at, one(SMILES, random));
            }
        }
        return text.toString().replace("\n", "").replace("\r", "");
    }

    /** Random bytes without ends of lines; half of them letters. */
    static byte[] line(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(random.nextInt(50) == 0 ? 5000 : 60)];
        boolean ascii = random.nextBoolean();
        for (int i = 0; i < bytes.length; i++) {
            byte b = (byte) (ascii ? random.nextInt(32, 127) : random.nextInt(256));
            bytes[i] = b == '\n' || b == '\r' ? (byte) 'C' : b;
        }
        return bytes;
    }

    /** A text with words that matter put in, taken out, doubled and changed. */
    static String text(String text, SplittableRandom random) {
        StringBuilder changed = new StringBuilder(text);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && changed.length() > 0; i++) {
            int at = random.nextInt(changed.length());
            int to = Math.min(changed.length(), at + random.nextInt(1, 12));
            switch (random.nextInt(8)) {
                case 0 -> changed.delete(at, to);
                case 1 -> changed.insert(at, changed.substring(at, to));
                case 2, 3 -> changed.replace(at, to, one(TEXT, random));
                case 4 -> word(changed, at, random);
                case 5 -> changed.setLength(at);
                case 6 -> changed.insert(at, one(TEXT, random).repeat(random.nextInt(1, 50)));
                default -> changed.insert(at, one(TEXT, random));
            }
        }
        return changed.toString();
    }

    /** Puts something in the place of a whole word or number. */
    private static void word(StringBuilder text, int at, SplittableRandom random) {
        int from = at;
        int to = at;
        while (from > 0 && part(text.charAt(from - 1))) {
            from--;
        }
        while (to < text.length() && part(text.charAt(to))) {
            to++;
        }
        text.replace(from, to, one(TEXT, random));
    }

    private static boolean part(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }

    /** Bytes with some of them flipped, cut off, doubled or overwritten. */
    static byte[] bytes(byte[] bytes, SplittableRandom random) {
        byte[] changed = bytes.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> changed = Arrays.copyOf(changed, at);
            case 1 -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                out.write(changed, 0, at);
                out.write(changed, random.nextInt(at + 1), Math.min(bytes.length - at, 8));
                out.write(changed, at, bytes.length - at);
                changed = out.toByteArray();
            }
            case 2 -> {
                int to = Math.min(bytes.length, at + random.nextInt(1, 64));
                Arrays.fill(changed, at, to, (byte) random.nextInt(256));
            }
            default -> {
                for (int i = random.nextInt(1, 4); i > 0; i--) {
                    changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return changed;
    }
}
