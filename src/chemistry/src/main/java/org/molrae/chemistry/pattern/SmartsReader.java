package org.molrae.chemistry.pattern;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads SMARTS in the grammar of RDKit 2022.09, its extensions included: ranges {@code {a-b}},
 * hybridization {@code ^2}, {@code d}, {@code z}, {@code Z}, dative bonds.
 */
final class SmartsReader {

    private static final int NONE = -1;

    /** A ring bond that waits for its other end. */
    private record Opening(int atom, BondQuery bond, int place) {}

    private final SmartsCursor cursor;
    private final boolean mergeHydrogens;
    private final AtomReader atoms;
    private final BondReader bonds;

    private SmartsReader(String smarts, boolean mergeHydrogens) {
        this.cursor = new SmartsCursor(smarts);
        this.mergeHydrogens = mergeHydrogens;
        atoms = new AtomReader(cursor, () -> QueryPlan.fromRoot(graph()));
        bonds = new BondReader(cursor);
    }

    /**
     * Reads a whole text.
     *
     * @param mergeHydrogens whether an atom {@code [#1]} at another one only asks that one for a
     *     hydrogen, as RDKit's {@code MergeQueryHs} has it
     * @throws IllegalArgumentException if it is no SMARTS, in one line with the position
     */
    static QueryGraph read(String smarts, boolean mergeHydrogens) {
        SmartsReader reader = new SmartsReader(smarts, mergeHydrogens);
        QueryGraph graph = reader.graph();
        if (reader.cursor.peek() != 0) {
            throw reader.cursor.refuse("')' without '('");
        }
        return graph;
    }

    /** Reads up to the end, or up to a parenthesis that was not opened here. */
    private QueryGraph graph() {
        QueryGraph graph = new QueryGraph();
        TreeMap<Integer, Opening> rings = new TreeMap<>();
        ArrayDeque<int[]> branches = new ArrayDeque<>();
        int last = graph.add(atoms.read());
        while (cursor.peek() != 0 && (cursor.peek() != ')' || !branches.isEmpty())) {
            int begin = cursor.place();
            if (cursor.accept(')')) {
                last = branches.pop()[0];
            } else if (cursor.accept('.')) {
                last = graph.add(atoms.read());
            } else {
                boolean branch = cursor.accept('(');
                if (branch) {
                    branches.push(new int[] {last, begin});
                }
                BondQuery bond = bonds.read();
                if (!branch && (cursor.atDigit() || cursor.peek() == '%')) {
                    ringBond(graph, rings, last, bond);
                } else {
                    int next = graph.add(atoms.read());
                    graph.connect(last, next, bond);
                    last = next;
                }
            }
        }
        if (!branches.isEmpty()) {
            throw cursor.refuse(branches.pop()[1], "the parenthesis is not closed");
        }
        if (!rings.isEmpty()) {
            int number = rings.firstKey();
            throw cursor.refuse(
                    rings.firstEntry().getValue().place, "ring " + number + " is not closed");
        }
        return mergeHydrogens ? graph.withHydrogensMerged() : graph;
    }

    private void ringBond(QueryGraph graph, Map<Integer, Opening> rings, int atom, BondQuery bond) {
        if (bond.isDative()) {
            throw cursor.refuse("a dative bond cannot close a ring");
        }
        int place = cursor.place();
        int number = ringNumber();
        Opening open = rings.remove(number);
        if (open == null) {
            rings.put(number, new Opening(atom, bond, place));
            return;
        }
        if (open.atom == atom || graph.connected(open.atom, atom)) {
            throw cursor.refuse(place, "a ring of one or two atoms");
        }
        // as RDKit has it, what is written first holds
        boolean written = !open.bond.equals(BondQuery.UNWRITTEN);
        graph.connect(open.atom, atom, written ? open.bond : bond);
    }

    private int ringNumber() {
        if (!cursor.accept('%')) {
            int digit = cursor.peek() - '0';
            cursor.accept(cursor.peek());
            return digit;
        }
        boolean parenthesis = cursor.accept('(');
        int most = parenthesis ? 5 : 2;
        int number = NONE;
        int digits = 0;
        while (digits < most && cursor.atDigit()) {
            number = 10 * Math.max(number, 0) + cursor.peek() - '0';
            cursor.accept(cursor.peek());
            digits++;
        }
        if (parenthesis ? number == NONE || !cursor.accept(')') : number < 10) {
            throw cursor.refuse("'%' is followed by two digits, or by up to five in parentheses");
        }
        return number;
    }
}
