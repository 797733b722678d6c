package org.molrae.molecules.mask;

/**
 * How many bonds and hydrogens leave no unpaired electron at an atom. CDK's atom types and RDKit's
 * valences only say how many are too many; an atom in brackets with too few would be a radical.
 *
 * <p>An ion has the valences of its isoelectronic neighbor in the periodic table, from the third
 * period on also the hypervalent ones of the right parity.
 */
final class ClosedShell {

    private static final int LAST_OF_SECOND_PERIOD = 10;

    private ClosedShell() {}

    /** Whether an atom in brackets may have this valence. */
    static boolean has(int element, int charge, int valence) {
        int outer = outerElectrons(element) - charge;
        if (element == 1) {
            return valence == (outer == 1 ? 1 : 0);
        }
        if (outer < 0 || outer > 8 || outerElectrons(element) < 0) {
            // transition metals, and ions that are far from any shell
            return valence == 0;
        }
        int lowest = Math.min(outer, 8 - outer);
        boolean expands = outer > 4 && outer < 8 && element > LAST_OF_SECOND_PERIOD;
        // RDKit separates charges at neutral halogens with several bonds
        boolean rewritten = charge == 0 && outer == 7;
        return valence == lowest
                || (expands
                        && !rewritten
                        && valence <= outer
                        && (valence - lowest) % 2 == 0
                        && valence > lowest);
    }

    /** Electrons outside of the last closed shell; -1 for transition metals. */
    private static int outerElectrons(int element) {
        int[] noble = {0, 2, 10, 18, 36, 54, 86};
        for (int i = 1; i < noble.length; i++) {
            if (element <= noble[i]) {
                int outer = element - noble[i - 1];
                int filled = i < 4 ? 0 : i < 6 ? 10 : 24;
                return outer <= 2 || filled == 0 ? outer : outer > filled + 2 ? outer - filled : -1;
            }
        }
        return -1;
    }

    /**
     * The highest sum of bond orders of an atom outside of brackets: OpenSMILES but for pentavalent
     * nitrogen, which RDKit rewrites or refuses, depending on the neighbors.
     */
    static int highestImplied(String symbol) {
        return switch (symbol) {
            case "B", "N" -> 3;
            case "C" -> 4;
            case "O" -> 2;
            case "P" -> 5;
            case "S" -> 6;
            default -> 1;
        };
    }
}
