package org.molrae.molecules.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * SMILES as ChemNet reads them: a row of {@value #LENGTH} symbols out of {@value #SYMBOLS}, the
 * last of them the dot that ends the text. Symbols are single characters, and {@code Cl}, {@code
 * Br} and {@code Si}, wherever these letters follow each other; all that has no symbol of its own
 * is the same unknown one.
 *
 * <p>Reference: {@code get_one_hot} of fcd 1.2.2. Difference: a text of more symbols than the row
 * holds is cut before its dot, as up to fcd 1.2.0; 1.2.2 makes all rows of the set longer, so that
 * one long text changes the others' activations.
 */
final class ChemNetText {

    static final int LENGTH = 350;
    static final int SYMBOLS = 35;

    private static final List<String> TABLE =
            List.of(
                    "C", "N", "O", "H", "F", "Cl", "P", "B", "Br", "S", "I", "Si", "#", "(", ")",
                    "+", "-", "1", "2", "3", "4", "5", "6", "7", "8", "=", "[", "]", "@", "c", "n",
                    "o", "s", "X", ".");

    private static final int UNKNOWN = TABLE.indexOf("X");
    private static final int END = TABLE.indexOf(".");
    private static final int CHARACTERS = 128;
    private static final int[] SINGLE = new int[CHARACTERS];

    static {
        Arrays.setAll(
                SINGLE,
                c -> {
                    int place = TABLE.indexOf(String.valueOf((char) c));
                    return place < 0 ? UNKNOWN : place;
                });
    }

    private ChemNetText() {}

    /**
     * The numbers of a text's symbols, the ending dot included.
     *
     * @return {@link #LENGTH} numbers at most, each below {@link #SYMBOLS}
     */
    static int[] symbols(String smiles) {
        int[] symbols = new int[Math.min(smiles.length() + 1, LENGTH)];
        int count = 0;
        for (int at = 0; at < smiles.length() && count < LENGTH - 1; count++) {
            int pair = at + 1 < smiles.length() ? TABLE.indexOf(smiles.substring(at, at + 2)) : -1;
            char single = smiles.charAt(at);
            symbols[count] = pair >= 0 ? pair : single < CHARACTERS ? SINGLE[single] : UNKNOWN;
            at += pair >= 0 ? 2 : 1;
        }
        symbols[count] = END;
        return Arrays.copyOf(symbols, count + 1);
    }
}
