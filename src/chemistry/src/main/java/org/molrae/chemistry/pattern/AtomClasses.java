package org.molrae.chemistry.pattern;

import java.util.Arrays;

/**
 * Coarse classes of atoms, element and aromaticity, small enough for a set of them to be an {@code
 * int}: the first thing that is compared.
 */
final class AtomClasses {

    /** Elements with classes of their own; all others share one. */
    private static final int[] ELEMENTS = {1, 5, 6, 7, 8, 9, 14, 15, 16, 17, 34, 35, 53};

    private static final byte[] INDEX = new byte[256];

    /** The number of classes; aromatic ones are odd. */
    static final int COUNT = 2 * (ELEMENTS.length + 1);

    static final int ALL = (1 << COUNT) - 1;
    static final int AROMATIC = 0xAAAAAAAA & ALL;

    /**
     * Rough frequencies in drug-like molecules, by class; only the order of matching depends on
     * them.
     */
    private static final int[] FREQUENCY = new int[COUNT];

    static {
        Arrays.fill(FREQUENCY, 1);
        for (int i = 0; i < ELEMENTS.length; i++) {
            INDEX[ELEMENTS[i]] = (byte) (2 * (i + 1));
        }
        FREQUENCY[of(6, false)] = 400;
        FREQUENCY[of(6, true)] = 350;
        FREQUENCY[of(7, false)] = 80;
        FREQUENCY[of(7, true)] = 60;
        FREQUENCY[of(8, false)] = 100;
        FREQUENCY[of(8, true)] = 10;
        FREQUENCY[of(16, false)] = 15;
        FREQUENCY[of(16, true)] = 10;
        FREQUENCY[of(1, false)] = 500;
    }

    private AtomClasses() {}

    static byte of(int element, boolean aromatic) {
        return (byte) (INDEX[element & 255] + (aromatic ? 1 : 0));
    }

    /** The set of both classes of an element. */
    static int ofElement(int element) {
        return 3 << index(element);
    }

    /** Whether the classes of an element hold no other element. */
    static boolean isOwn(int element) {
        return index(element) != 0;
    }

    private static int index(int element) {
        return element < INDEX.length ? INDEX[element] : 0;
    }

    static int frequency(int classes) {
        int sum = 0;
        for (int c = 0; c < COUNT; c++) {
            sum += (classes >> c & 1) * FREQUENCY[c];
        }
        return sum;
    }
}
