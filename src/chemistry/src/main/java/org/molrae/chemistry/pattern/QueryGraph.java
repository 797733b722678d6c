package org.molrae.chemistry.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A query as a graph of compiled atoms and bonds. */
final class QueryGraph {

    /** A bond of the query as one of its atoms sees it. */
    record Edge(int to, BondQuery bond) {}

    private final List<AtomExpression> atoms = new ArrayList<>();
    private final List<List<Edge>> edges = new ArrayList<>();

    /** Adds an atom; returns its number. */
    int add(AtomExpression atom) {
        atoms.add(atom);
        edges.add(new ArrayList<>());
        return atoms.size() - 1;
    }

    /**
     * Adds a bond.
     *
     * @param bond as the first atom sees it
     */
    void connect(int from, int to, BondQuery bond) {
        edges.get(from).add(new Edge(to, bond));
        edges.get(to).add(new Edge(from, bond.reversed()));
    }

    boolean connected(int from, int to) {
        return edges.get(from).stream().anyMatch(edge -> edge.to == to);
    }

    /** The graph with each hydrogen at another atom turned into a condition on that atom. */
    QueryGraph withHydrogensMerged() {
        QueryGraph merged = new QueryGraph();
        int[] index = new int[size()];
        for (int q = 0; q < index.length; q++) {
            index[q] = isMerged(q) ? -1 : merged.add(withHydrogens(q));
        }
        for (int q = 0; q < index.length; q++) {
            for (Edge edge : edges.get(q)) {
                if (index[q] >= 0 && index[edge.to] >= 0) {
                    merged.edges.get(index[q]).add(new Edge(index[edge.to], edge.bond));
                }
            }
        }
        return merged;
    }

    private AtomExpression withHydrogens(int q) {
        int hydrogens = 0;
        for (Edge edge : edges.get(q)) {
            hydrogens += isMerged(edge.to) ? 1 : 0;
        }
        AtomExpression atom = atoms.get(q);
        return hydrogens == 0
                ? atom
                : atom.and(
                        AtomExpression.between(
                                AtomQuantity.HYDROGENS, hydrogens, Integer.MAX_VALUE));
    }

    private boolean isMerged(int q) {
        List<Edge> bonds = edges.get(q);
        return atoms.get(q).isHydrogen()
                && bonds.size() == 1
                && !atoms.get(bonds.get(0).to).isHydrogen();
    }

    int size() {
        return atoms.size();
    }

    AtomExpression atom(int q) {
        return atoms.get(q);
    }

    List<Edge> edges(int q) {
        return edges.get(q);
    }

    /** How many atoms of an ordinary molecule an atom of the query is likely to match. */
    int frequency(int q) {
        return AtomClasses.frequency(atoms.get(q).classes()) * 8 - edges.get(q).size();
    }

    /** The bonds of an atom, the most frequent neighbor first. */
    List<Edge> edgesByFrequency(int q) {
        List<Edge> sorted = new ArrayList<>(edges.get(q));
        sorted.sort(Comparator.comparingInt(edge -> -frequency(edge.to())));
        return sorted;
    }

    /**
     * What a molecule must have at least: sets of atom classes, each followed by a number of atoms.
     * Atoms of the query match different atoms of the molecule, so a set must hold as many as there
     * are atoms in the query which can match nothing else.
     */
    int[] required() {
        Map<Integer, Integer> least = new TreeMap<>();
        for (AtomExpression set : atoms) {
            int within = 0;
            for (AtomExpression atom : atoms) {
                within += (atom.classes() & ~set.classes()) == 0 ? 1 : 0;
            }
            least.put(set.classes(), within);
        }
        return least.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> AtomClasses.frequency(e.getKey())))
                .flatMapToInt(e -> IntStream.of(e.getKey(), e.getValue()))
                .toArray();
    }
}
