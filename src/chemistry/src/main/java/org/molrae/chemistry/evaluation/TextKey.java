package org.molrae.chemistry.evaluation;

/**
 * Texts as 64-bit keys. Among a million different texts two share a key with a probability of 3 in
 * 10⁸.
 */
final class TextKey {

    private TextKey() {}

    static long of(String text) {
        long hash = 0x9E3779B97F4A7C15L ^ text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0xBF58476D1CE4E5B9L;
            hash ^= hash >>> 31;
        }
        hash *= 0x94D049BB133111EBL;
        return hash ^ hash >>> 29;
    }
}
