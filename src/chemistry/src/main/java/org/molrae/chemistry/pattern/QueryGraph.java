package org.molrae.chemistry.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.openscience.cdk.AtomRef;
import org.openscience.cdk.BondRef;
import org.openscience.cdk.CDKConstants;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;
import org.openscience.cdk.isomorphism.matchers.Expr;
import org.openscience.cdk.isomorphism.matchers.QueryAtom;
import org.openscience.cdk.isomorphism.matchers.QueryBond;

/** A query as a graph of compiled atoms and bonds. */
final class QueryGraph {

    /** A bond of the query as one of its atoms sees it. */
    record Edge(int to, int kinds) {}

    private final IAtomContainer query;
    private final boolean mergeHydrogens;
    private final List<AtomExpression> atoms = new ArrayList<>();
    private final List<List<Edge>> edges = new ArrayList<>();

    /**
     * Compiles a query.
     *
     * @param mergeHydrogens whether an atom {@code [#1]} at another one only asks that one for a
     *     hydrogen, as RDKit's {@code MergeQueryHs} has it
     * @throws IllegalArgumentException if the query asks for something unknown
     */
    QueryGraph(IAtomContainer query, boolean mergeHydrogens) {
        // a recursive query is a container whose atoms do not know their numbers or bonds
        this.query = query;
        this.mergeHydrogens = mergeHydrogens;
        int[] index = new int[query.getAtomCount()];
        for (int q = 0; q < index.length; q++) {
            IAtom atom = query.getAtom(q);
            index[q] = isMerged(atom) ? -1 : atoms.size();
            if (index[q] >= 0) {
                atoms.add(compile(atom));
                edges.add(new ArrayList<>());
            }
        }
        for (IBond bond : query.bonds()) {
            int from = index[query.indexOf(bond.getBegin())];
            int to = index[query.indexOf(bond.getEnd())];
            if (from >= 0 && to >= 0) {
                int kinds = BondKinds.matching(((QueryBond) BondRef.deref(bond)).getExpression());
                edges.get(from).add(new Edge(to, kinds));
                edges.get(to).add(new Edge(from, kinds));
            }
        }
    }

    private AtomExpression compile(IAtom atom) {
        if (atom.getProperty(CDKConstants.REACTION_GROUP) != null) {
            throw new IllegalArgumentException("components cannot be grouped by parentheses");
        }
        AtomExpression compiled =
                AtomExpression.of(
                        expression(atom),
                        subquery -> QueryPlan.fromRoot(new QueryGraph(subquery, mergeHydrogens)));
        int hydrogens = 0;
        for (IAtom neighbor : query.getConnectedAtomsList(atom)) {
            hydrogens += isMerged(neighbor) ? 1 : 0;
        }
        return hydrogens == 0 ? compiled : compiled.and(AtomExpression.hydrogens(hydrogens));
    }

    private boolean isMerged(IAtom atom) {
        if (!mergeHydrogens || !isHydrogen(atom)) {
            return false;
        }
        List<IAtom> neighbors = query.getConnectedAtomsList(atom);
        return neighbors.size() == 1 && !isHydrogen(neighbors.get(0));
    }

    private static Expr expression(IAtom atom) {
        return ((QueryAtom) AtomRef.deref(atom)).getExpression();
    }

    private static boolean isHydrogen(IAtom atom) {
        Expr expression = expression(atom);
        return expression.type() == Expr.Type.ELEMENT && expression.value() == 1;
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
