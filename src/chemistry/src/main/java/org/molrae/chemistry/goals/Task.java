package org.molrae.chemistry.goals;

import java.util.List;
import java.util.Locale;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Measurement;
import org.molrae.chemistry.structure.Molecule;

/**
 * A task of a benchmark: a score, and how a list of molecules is assessed by it. As a descriptor it
 * is the score under the name of the task.
 *
 * @param scorer the score of one molecule, from 0 to 1
 * @param tops the assessment is the mean of the means of so many best scores
 * @param start SMILES that a generator may begin with, mostly none
 */
public record Task(String name, Scorer scorer, List<Integer> tops, List<String> start)
        implements Descriptor {

    /**
     * Checks the tops.
     *
     * @throws IllegalArgumentException if there are none, or one is not positive
     */
    public Task {
        tops = List.copyOf(tops);
        start = List.copyOf(start);
        if (tops.isEmpty() || tops.stream().anyMatch(top -> top < 1)) {
            throw new IllegalArgumentException("tops are numbers of molecules, 1 or more: " + tops);
        }
    }

    /** The name as files and command lines have it: small letters, digits and underscores. */
    public String key() {
        return key(name);
    }

    /** The name of a task as {@link #key()} has it; that of a key is the key. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    }

    /** How many molecules a generator is asked for: the largest of the tops. */
    public int size() {
        return tops.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    /**
     * The mean of the best scores.
     *
     * @param descending scores of different molecules; 0 stands for those that are missing
     * @param top of how many
     */
    public static double top(List<Double> descending, int top) {
        return descending.stream().limit(top).mapToDouble(Double::doubleValue).sum() / top;
    }

    /** The assessment of a list of scores of different molecules in descending order. */
    public double assess(List<Double> descending) {
        return tops.stream().mapToDouble(top -> top(descending, top)).average().orElseThrow();
    }

    @Override
    public String unit() {
        return scorer.unit();
    }

    @Override
    public double lowest() {
        return scorer.lowest();
    }

    @Override
    public double highest() {
        return scorer.highest();
    }

    @Override
    public boolean whole() {
        return scorer.whole();
    }

    @Override
    public double of(Molecule molecule) {
        return scorer.of(molecule);
    }

    @Override
    public double of(Measurement measurement) {
        return measurement.value(scorer);
    }
}
