package org.molrae.benchmarks.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The result of one trial of one row.
 *
 * @param row name of the row, which names files too
 * @param trial from 1, the seed of what is random in it
 * @param figures by name, in their order; NaN where there is none
 * @param labels texts by name, in the order of names
 * @param best texts with the best scores, the best first
 */
public record Cell(
        String row,
        int trial,
        Map<String, Double> figures,
        Map<String, String> labels,
        List<Scored> best) {

    /** Copies maps and list. */
    public Cell {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        best = List.copyOf(best);
    }

    /** A text and its score. */
    public record Scored(double score, String text) {}

    /** Row and trial, as folders are named. */
    public String name() {
        return name(row, trial);
    }

    static String name(String row, int trial) {
        return row + "-" + trial;
    }

    /**
     * The figure of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public double figure(String name) {
        Double figure = figures.get(name);
        if (figure == null) {
            throw new IllegalArgumentException(name() + " has no figure " + name);
        }
        return figure;
    }

    /**
     * The label of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public String label(String name) {
        String label = labels.get(name);
        if (label == null) {
            throw new IllegalArgumentException(name() + " has no label " + name);
        }
        return label;
    }

    /**
     * A part of one of the best, empty if there are fewer.
     *
     * @param place from 0
     */
    public Object best(int place, Function<Scored, Object> part) {
        return place < best.size() ? part.apply(best.get(place)) : "";
    }
}
