package org.molrae.benchmarks.goals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.molrae.benchmarks.table.Cell.Scored;
import org.molrae.chemistry.fingerprint.Fingerprint;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.goals.Task;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/**
 * How good a list of molecules is by a task, as GuacaMol assesses it: without configurations, what
 * is no molecule and what is repeated dropped, 0 for molecules that are missing.
 *
 * @param score of the task
 * @param tops the mean of the best scores by their number
 * @param molecules different ones, as they were written first, the best first
 * @param similarity among them
 */
public record Assessment(
        double score, Map<Integer, Double> tops, List<Scored> molecules, Similarity similarity) {

    private static final int RADIUS = 2;
    private static final int BITS = 4096;
    private static final int BINS = 10;

    /**
     * The Tanimoto similarities (Morgan 2, 4,096 bits) of all ordered pairs of molecules, where a
     * molecule and itself count as 0.
     *
     * @param maximum NaN without molecules
     * @param mean NaN without molecules
     * @param histogram densities of ten bins from 0 to 1, which sum to 10
     */
    public record Similarity(double maximum, double mean, List<Double> histogram) {

        /** Copies the histogram. */
        public Similarity {
            histogram = List.copyOf(histogram);
        }
    }

    /**
     * Assesses molecules.
     *
     * @param molecules in the order in which repeated ones are dropped
     */
    public static Assessment of(Task task, List<String> molecules) {
        List<Scored> scored = new ArrayList<>();
        List<Fingerprint> fingerprints = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String smiles : molecules) {
            Optional<String> form = Oracle.form(smiles, false);
            if (form.isPresent() && seen.add(form.get())) {
                Molecule molecule = molecule(form.get());
                scored.add(new Scored(task.of(molecule), smiles));
                fingerprints.add(MorganFingerprint.folded(molecule, RADIUS, BITS));
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        List<Double> scores = scored.stream().map(Scored::score).toList();
        Map<Integer, Double> tops = new LinkedHashMap<>();
        task.tops().forEach(top -> tops.put(top, Task.top(scores, top)));
        return new Assessment(
                task.assess(scores), tops, List.copyOf(scored), similarity(fingerprints));
    }

    private static Molecule molecule(String form) {
        try {
            return Molecule.fromSmiles(form);
        } catch (InvalidMoleculeException e) {
            throw new IllegalStateException("a canonical form that is no molecule: " + form, e);
        }
    }

    private static Similarity similarity(List<Fingerprint> fingerprints) {
        int n = fingerprints.size();
        long[] counts = new long[BINS];
        counts[0] = n;
        double sum = 0;
        double maximum = 0;
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double tanimoto = fingerprints.get(i).tanimoto(fingerprints.get(j));
                counts[Math.min((int) (tanimoto * BINS), BINS - 1)] += 2;
                sum += 2 * tanimoto;
                maximum = Math.max(maximum, tanimoto);
            }
        }
        double pairs = (double) n * n;
        List<Double> histogram = new ArrayList<>();
        for (long count : counts) {
            histogram.add(n == 0 ? 0 : count * BINS / pairs);
        }
        return new Similarity(n == 0 ? Double.NaN : maximum, sum / pairs, histogram);
    }
}
