package org.molrae.molecules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.molrae.molecules.smiles.InvalidMoleculeException;

/**
 * The straight line between the codes of two molecules.
 *
 * <p>Of no use once its generator is closed.
 */
public final class LatentWalk {

    /**
     * Codes that are decoded at first for each molecule asked for, where all shall be different.
     */
    private static final int FINENESS = 16;

    /** Codes that are decoded at most to look for more molecules. */
    private static final int MOST_CODES = 4096;

    private final MoleculeGenerator generator;
    private final float[] start;
    private final float[] end;

    LatentWalk(MoleculeGenerator generator, float[] start, float[] end) {
        this.generator = generator;
        this.start = start;
        this.end = end;
    }

    /**
     * Molecules at equal distances, both ends included. Some in a row may be the same: around the
     * code of a molecule lie many that are decoded to it.
     *
     * @param steps at least 2
     * @return Kekulé SMILES, {@code [steps]}
     */
    public List<String> even(int steps) {
        if (steps < 2) {
            throw new IllegalArgumentException("an interpolation has at least 2 steps");
        }
        List<float[]> codes = new ArrayList<>(steps);
        for (int step = 0; step < steps; step++) {
            codes.add(code((float) step / (steps - 1)));
        }
        return generator.decode(codes);
    }

    /** The code at a share of the way. */
    private float[] code(float share) {
        float[] code = new float[start.length];
        for (int i = 0; i < code.length; i++) {
            code[i] = start[i] + share * (end[i] - start[i]);
        }
        return code;
    }

    /**
     * Different molecules in the order in which the line meets them, both ends included, spread
     * evenly over all that it meets.
     *
     * @param steps at least 2
     * @return Kekulé SMILES, {@code [steps]}; if the line meets fewer, all of them, some in a row
     *     again
     */
    public List<String> different(int steps) {
        List<String> passed = even(FINENESS * (steps - 1) + 1);
        List<String> met = distinct(passed);
        while (met.size() < steps && 2 * (passed.size() - 1) <= MOST_CODES) {
            passed = finer(passed);
            met = distinct(passed);
        }
        List<String> chosen = new ArrayList<>(steps);
        for (int step = 0; step < steps; step++) {
            chosen.add(met.get((int) ((long) step * (met.size() - 1) / (steps - 1))));
        }
        return chosen;
    }

    /** Molecules at equal distances, and those halfway between them. */
    private List<String> finer(List<String> molecules) {
        int gaps = molecules.size() - 1;
        List<float[]> codes = new ArrayList<>(gaps);
        for (int gap = 0; gap < gaps; gap++) {
            codes.add(code((gap + 0.5f) / gaps));
        }
        List<String> between = generator.decode(codes);
        List<String> finer = new ArrayList<>(2 * gaps + 1);
        for (int gap = 0; gap < gaps; gap++) {
            finer.add(molecules.get(gap));
            finer.add(between.get(gap));
        }
        finer.add(molecules.get(gaps));
        return finer;
    }

    /** Each molecule where it is met first, but the last at the end. */
    private static List<String> distinct(List<String> molecules) {
        Map<String, String> met = new LinkedHashMap<>();
        String end = molecules.get(molecules.size() - 1);
        for (String molecule : molecules) {
            met.putIfAbsent(canonical(molecule), molecule);
        }
        met.remove(canonical(end));
        List<String> distinct = new ArrayList<>(met.values());
        distinct.add(end);
        return distinct;
    }

    /** A model of another grammar may write texts that are no molecules. */
    private static String canonical(String text) {
        try {
            return CanonicalForm.of(text);
        } catch (InvalidMoleculeException e) {
            return text;
        }
    }
}
