package org.molrae.molecules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.molrae.autoencoder.NormalDeviates;
import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.ParallelWork;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

/**
 * The way from the code of one molecule to that of another: straight, and bowed to one side where a
 * straight one meets too few molecules.
 *
 * <p>Unusable once its generator is closed.
 */
public final class LatentWalk {

    /**
     * Codes that are decoded at first for each molecule asked for, where all shall be different.
     */
    private static final int FINENESS = 16;

    /** Codes that are decoded at most to look for more molecules. */
    private static final int MOST_CODES = 4096;

    /** The bows that are tried: their heights in lengths of the straight line. */
    private static final double[] BOWS = {0.125, 0.25, 0.5, 1, 2, 4};

    private final MoleculeGenerator generator;
    private final float[] start;
    private final float[] end;

    /** At right angles to the line, and as long. */
    private final double[] sideways;

    LatentWalk(MoleculeGenerator generator, float[] start, float[] end) {
        this.generator = generator;
        this.start = start;
        this.end = end;
        this.sideways = sideways();
    }

    /** A direction that is the same for the way back; its seed does not matter. */
    private double[] sideways() {
        double[] direction = NormalDeviates.draw(new SplittableRandom(1), start.length);
        double along = 0;
        double line = 0;
        for (int i = 0; i < direction.length; i++) {
            along += direction[i] * (end[i] - start[i]);
            line += Math.pow(end[i] - start[i], 2);
        }
        double squares = 0;
        for (int i = 0; i < direction.length; i++) {
            direction[i] -= line > 0 ? along / line * (end[i] - start[i]) : 0;
            squares += direction[i] * direction[i];
        }
        double scale = squares > 0 ? Math.sqrt(line / squares) : 0;
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= scale;
        }
        return direction;
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
        return passed(steps - 1, 0);
    }

    /** Molecules at the ends of equal gaps. */
    private List<String> passed(int gaps, double bow) {
        List<float[]> codes = new ArrayList<>(gaps + 1);
        for (int step = 0; step <= gaps; step++) {
            codes.add(code((float) step / gaps, bow));
        }
        return generator.decode(codes);
    }

    /** The code at a share of the way. */
    private float[] code(float share, double bow) {
        double aside = bow * Math.sin(Math.PI * share);
        float[] code = new float[start.length];
        for (int i = 0; i < code.length; i++) {
            code[i] = (float) (start[i] + share * (end[i] - start[i]) + aside * sideways[i]);
        }
        return code;
    }

    /**
     * Different molecules in the order in which the way meets them, both ends included, spread
     * evenly over all that it meets. The way is straight if it then meets enough, looked at ever
     * more closely; otherwise it is bowed as little as is needed.
     *
     * @param steps at least 2
     * @return Kekulé SMILES, {@code [steps]}; if no way meets as many, some are repeated
     */
    public List<String> different(int steps) {
        List<String> met = met(steps);
        List<String> chosen = new ArrayList<>(steps);
        for (int step = 0; step < steps; step++) {
            chosen.add(met.get((int) ((long) step * (met.size() - 1) / (steps - 1))));
        }
        return chosen;
    }

    private List<String> met(int wanted) {
        int gaps = FINENESS * (wanted - 1);
        List<String> passed = even(gaps + 1);
        List<String> met = distinct(passed);
        while (met.size() < wanted && 2 * (passed.size() - 1) <= MOST_CODES) {
            passed = finer(passed);
            met = distinct(passed);
        }
        if (gaps > MOST_CODES) {
            return met;
        }
        for (int i = 0; i < BOWS.length && met.size() < wanted; i++) {
            List<String> bowed = distinct(passed(gaps, BOWS[i]));
            met = bowed.size() > met.size() ? bowed : met;
        }
        return met;
    }

    /** Molecules at equal distances on the straight line, and those halfway between them. */
    private List<String> finer(List<String> molecules) {
        int gaps = molecules.size() - 1;
        List<float[]> codes = new ArrayList<>(gaps);
        for (int gap = 0; gap < gaps; gap++) {
            codes.add(code((gap + 0.5f) / gaps, 0));
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
            ParallelWork.requireUninterrupted();
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
