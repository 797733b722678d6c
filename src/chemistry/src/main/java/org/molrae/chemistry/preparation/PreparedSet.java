package org.molrae.chemistry.preparation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The prepared molecules of a set, each taken once, with the report of what was done and left out.
 * Molecules are remembered as {@link SeenMolecules} does it. For one thread.
 */
public final class PreparedSet {

    /** Why a molecule is left out that is among the earlier ones. */
    public static final String DUPLICATE = "a duplicate";

    private final SeenMolecules seen = new SeenMolecules();
    private final Map<Change, Long> changed = new EnumMap<>(Change.class);
    private final Map<String, Long> leftOut = new LinkedHashMap<>();
    private long kept;

    /**
     * Takes a molecule, and says what becomes of it here: one that was taken before is left out.
     */
    public Prepared add(Prepared prepared) {
        Prepared result = prepared;
        if (prepared instanceof Prepared.Kept molecule && !seen.add(molecule.form())) {
            result = new Prepared.LeftOut(DUPLICATE);
        }
        if (result instanceof Prepared.LeftOut left) {
            leftOut.merge(left.reason(), 1L, Long::sum);
        } else if (result instanceof Prepared.Kept molecule) {
            kept++;
            molecule.changes().forEach(change -> changed.merge(change, 1L, Long::sum));
        }
        return result;
    }

    /** How many different molecules were taken. */
    public long kept() {
        return kept;
    }

    /** To how many of those kept a change was made, by change. */
    public Map<Change, Long> changed() {
        return Collections.unmodifiableMap(changed);
    }

    /** How many were left out, by reason, in the order in which the reasons came up. */
    public Map<String, Long> leftOut() {
        return Collections.unmodifiableMap(leftOut);
    }
}
