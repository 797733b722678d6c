package org.molrae.chemistry.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A query in the order in which its atoms are matched: each atom after a neighbor of its own, where
 * there is one, with the bonds that close rings. Searching is depth first without recursion.
 */
final class QueryPlan {

    /** One atom of the query, in the order of matching. */
    private static final class Step {

        /** Its number in the query. */
        final int atom;

        final AtomExpression expression;

        /** The step of the neighbor that it is reached from, or -1. */
        final int parent;

        /** The bond that leads here from there. */
        final BondQuery bond;

        /** The steps of still earlier atoms that this one is bonded to. */
        final int[] rings;

        /** The bond from each of these. */
        final BondQuery[] ringBonds;

        Step(QueryGraph query, int atom, int parentAtom, int[] place) {
            this.atom = atom;
            expression = query.atom(atom);
            parent = parentAtom < 0 ? -1 : place[parentAtom];
            BondQuery leading = BondQuery.UNWRITTEN;
            IntStream.Builder closing = IntStream.builder();
            List<BondQuery> closingBonds = new ArrayList<>();
            for (QueryGraph.Edge edge : query.edges(atom)) {
                BondQuery fromOther = edge.bond().reversed();
                if (edge.to() == parentAtom) {
                    leading = fromOther;
                } else if (place[edge.to()] >= 0) {
                    closing.add(place[edge.to()]);
                    closingBonds.add(fromOther);
                }
            }
            bond = leading;
            rings = closing.build().toArray();
            ringBonds = closingBonds.toArray(BondQuery[]::new);
        }
    }

    private final Step[] steps;

    /** See {@link QueryGraph#required}. */
    private final int[] required;

    private QueryPlan(Step[] steps, int[] required) {
        this.steps = steps;
        this.required = required;
    }

    /** Plans a query from its atom 0. */
    static QueryPlan fromRoot(QueryGraph query) {
        return new QueryPlan(order(query, 0), query.required());
    }

    /** Plans a query from the atom that is likely to be rarest. */
    static QueryPlan fromRarest(QueryGraph query) {
        int rarest = 0;
        for (int q = 1; q < query.size(); q++) {
            if (query.frequency(q) < query.frequency(rarest)) {
                rarest = q;
            }
        }
        return new QueryPlan(order(query, rarest), query.required());
    }

    private static Step[] order(QueryGraph query, int root) {
        Step[] steps = new Step[query.size()];
        int[] place = new int[steps.length];
        int[] parent = new int[steps.length];
        Arrays.fill(place, -1);
        Arrays.fill(parent, -1);
        ArrayDeque<Integer> open = new ArrayDeque<>();
        int done = 0;
        for (int start :
                IntStream.concat(IntStream.of(root), IntStream.range(0, steps.length)).toArray()) {
            open.push(start);
            while (!open.isEmpty()) {
                int q = open.pop();
                if (place[q] >= 0) {
                    continue;
                }
                steps[done] = new Step(query, q, parent[q], place);
                place[q] = done++;
                for (QueryGraph.Edge edge : query.edgesByFrequency(q)) {
                    if (place[edge.to()] < 0) {
                        parent[edge.to()] = q;
                        open.push(edge.to());
                    }
                }
            }
        }
        return steps;
    }

    int size() {
        return steps.length;
    }

    AtomExpression root() {
        return steps[0].expression;
    }

    /** Whether a molecule has the atoms that the query needs at least. */
    boolean possible(MatchTarget target) {
        for (int i = 0; i < required.length; i += 2) {
            int found = 0;
            for (int classes = required[i]; classes != 0; classes &= classes - 1) {
                found += target.classCount[Integer.numberOfTrailingZeros(classes)];
            }
            if (found < required[i + 1]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the query matches with its first step on a given atom. */
    boolean matchesFrom(MatchTarget target, int atom) {
        return root().matches(target, atom) && new Search(target, atom, atom + 1).next();
    }

    Search search(MatchTarget target) {
        return new Search(target, 0, target.atoms);
    }

    /** One search for all ways to lay the query over a molecule. */
    final class Search {

        private final MatchTarget target;

        /** The first step tries atoms below this one. */
        private final int rootEnd;

        /** The atom of the molecule for each step so far. */
        private final int[] image = new int[steps.length];

        /** Where to go on looking for the next candidate of a step. */
        private final int[] cursor = new int[steps.length];

        /** The step to try next. */
        private int depth;

        private Search(MatchTarget target, int rootBegin, int rootEnd) {
            this.target = target;
            this.rootEnd = rootEnd;
            cursor[0] = rootBegin;
        }

        /** Moves to the next match; returns whether there is one. */
        boolean next() {
            int last = steps.length - 1;
            while (depth >= 0) {
                int candidate = nextCandidate();
                if (candidate < 0) {
                    depth--;
                    continue;
                }
                image[depth] = candidate;
                if (depth == last) {
                    return true;
                }
                depth++;
                int parent = steps[depth].parent;
                cursor[depth] = parent < 0 ? 0 : target.first[image[parent]];
            }
            return false;
        }

        private int nextCandidate() {
            Step step = steps[depth];
            if (step.parent < 0) {
                int end = depth == 0 ? rootEnd : target.atoms;
                while (cursor[depth] < end) {
                    int atom = cursor[depth]++;
                    if (step.expression.matches(target, atom) && !used(atom)) {
                        return atom;
                    }
                }
                return -1;
            }
            int end = target.first[image[step.parent] + 1];
            while (cursor[depth] < end) {
                int at = cursor[depth]++;
                int atom = target.neighbor[at];
                if (joins(step.parent, step, step.bond, at)
                        && !used(atom)
                        && closesRings(step, atom)
                        && step.expression.matches(target, atom)) {
                    return atom;
                }
            }
            return -1;
        }

        private boolean used(int atom) {
            for (int i = 0; i < depth; i++) {
                if (image[i] == atom) {
                    return true;
                }
            }
            return false;
        }

        private boolean closesRings(Step step, int atom) {
            int[] rings = step.rings;
            for (int i = 0; i < rings.length; i++) {
                int at = target.bondBetween(image[rings[i]], atom);
                if (at < 0 || !joins(rings[i], step, step.ringBonds[i], at)) {
                    return false;
                }
            }
            return true;
        }

        /** Whether a bond of the molecule, at the image of one step, can lead to another step. */
        private boolean joins(int from, Step to, BondQuery bond, int at) {
            int kind = 1 << target.bondKind[at];
            if ((bond.kinds() & kind) != 0) {
                return true;
            }
            return (bond.exchanged() & kind) != 0
                    && steps[from].expression.matches(target, target.neighbor[at])
                    && to.expression.matches(target, image[from]);
        }

        /** The atom of the molecule that lies under each atom of the query. */
        int[] match() {
            int[] match = new int[steps.length];
            for (int i = 0; i < steps.length; i++) {
                match[steps[i].atom] = image[i];
            }
            return match;
        }
    }
}
