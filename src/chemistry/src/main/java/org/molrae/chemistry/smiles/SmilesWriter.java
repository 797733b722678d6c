package org.molrae.chemistry.smiles;

import java.util.Arrays;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;

/**
 * Writes a molecule: as Kekulé SMILES, or with aromatic symbols where atoms are flagged as
 * aromatic; the mobile bonds between them are then the aromatic ones.
 */
final class SmilesWriter {

    private static final int NONE = -1;
    private static final int HIGHEST_RING_NUMBER = 99;

    /** What else than an atom may lie on the stack. */
    private static final int CLOSE = -1;

    private static final int OPEN = -2;

    private final MolecularGraph graph;
    private final boolean[] aromatic;
    private final Stereochemistry stereo;
    private final WritingOrder writing;
    private final boolean[] mobile;
    private final byte[] order;
    private final char[] mark;

    private final int[] ringNumber;
    private final boolean[] numberInUse = new boolean[HIGHEST_RING_NUMBER + 1];

    /** The ring bonds at the atom being written: those that end there, then those that begin. */
    private int[] rings = new int[8];

    private final int[] neighborKey;
    private final StringBuilder text;

    private SmilesWriter(
            MolecularGraph graph,
            boolean[] aromatic,
            boolean[] mobile,
            Stereochemistry stereo,
            WritingOrder writing,
            byte[] order) {
        this.graph = graph;
        this.aromatic = aromatic;
        this.mobile = mobile;
        this.stereo = stereo;
        this.writing = writing;
        this.order = order;
        mark = DirectionalBonds.choose(graph, stereo, writing);
        ringNumber = new int[graph.bonds];
        neighborKey = new int[graph.atoms];
        text = new StringBuilder(2 * graph.atoms + 16);
    }

    /**
     * A writer in the order of ranks: of Kekulé SMILES, or with aromatic symbols where atoms are
     * flagged as aromatic.
     */
    static SmilesWriter ranked(
            MolecularGraph graph, boolean[] mobile, Stereochemistry stereo, int[] rank) {
        return ordered(graph, mobile, stereo, WritingOrder.ranked(graph, mobile, rank));
    }

    /** A writer along a walk, otherwise the same. */
    static SmilesWriter ordered(
            MolecularGraph graph, boolean[] mobile, Stereochemistry stereo, WritingOrder writing) {
        byte[] order =
                aromatic(graph) ? graph.order : KekuleAssignment.orders(graph, mobile, writing);
        return new SmilesWriter(graph, graph.aromatic, mobile, stereo, writing, order);
    }

    /** A writer in the order of the text that was read, with the given atoms and bonds aromatic. */
    static SmilesWriter asRead(
            MolecularGraph graph,
            boolean[] aromaticAtom,
            boolean[] aromaticBond,
            Stereochemistry stereo) {
        return new SmilesWriter(
                graph, aromaticAtom, aromaticBond, stereo, WritingOrder.asRead(graph), graph.order);
    }

    /**
     * Writes the molecule.
     *
     * @throws InvalidMoleculeException if more than 99 rings are open at once
     */
    String write() throws InvalidMoleculeException {
        int[] stack = new int[3 * graph.atoms + 1];
        for (int root : writing.sequence) {
            if (writing.parentBond[root] != NONE) {
                continue;
            }
            if (text.length() > 0) {
                text.append('.');
            }
            int depth = 0;
            stack[depth++] = root;
            while (depth > 0) {
                int a = stack[--depth];
                switch (a) {
                    case OPEN -> text.append('(');
                    case CLOSE -> text.append(')');
                    default -> {
                        writeAtom(a);
                        depth = pushChildren(a, stack, depth);
                    }
                }
            }
        }
        return text.toString();
    }

    private static boolean aromatic(MolecularGraph graph) {
        for (int a = 0; a < graph.atoms; a++) {
            if (graph.aromatic[a]) {
                return true;
            }
        }
        return false;
    }

    private int pushChildren(int a, int[] stack, int depth) {
        int top = depth;
        boolean last = true;
        for (int i = graph.first[a + 1] - 1; i >= graph.first[a]; i--) {
            int b = writing.tried[i];
            if (!writing.isChild(b, a)) {
                continue;
            }
            if (!last) {
                stack[top++] = CLOSE;
            }
            stack[top++] = graph.other(b, a);
            if (!last) {
                stack[top++] = OPEN;
            }
            last = false;
        }
        return top;
    }

    private void writeAtom(int a) throws InvalidMoleculeException {
        if (writing.parentBond[a] != NONE) {
            writeBond(writing.parentBond[a]);
        }
        int ringCount = collectRings(a);
        if (bare(a)) {
            writeSymbol(a);
        } else {
            writeBracketAtom(a, ringCount);
        }
        writeRings(a, ringCount);
    }

    private void writeSymbol(int a) {
        String symbol = Elements.symbol(graph.element[a]);
        if (aromatic[a]) {
            // only the first letter of a symbol is a capital
            text.append((char) (symbol.charAt(0) | ' ')).append(symbol, 1, symbol.length());
        } else {
            text.append(symbol);
        }
    }

    private void writeBond(int b) {
        boolean ends = aromatic[graph.from[b]] && aromatic[graph.to[b]];
        int symbol = ends && mobile[b] ? 1 : order[b];
        if (ends && !mobile[b] && symbol == 1) {
            text.append('-');
            return;
        }
        switch (symbol) {
            case 2 -> text.append('=');
            case 3 -> text.append('#');
            case 4 -> text.append('$');
            default -> {
                if (mark[b] != 0) {
                    text.append(mark[b]);
                }
            }
        }
    }

    /**
     * Sorts the ring bonds at an atom by the places of their other ends: so that ends come before
     * beginnings.
     */
    private int collectRings(int a) {
        int count = 0;
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int b = graph.incident[i];
            if (!writing.closesRing(b)) {
                continue;
            }
            if (count == rings.length) {
                rings = Arrays.copyOf(rings, 2 * count);
            }
            int place = writing.place[graph.other(b, a)];
            int j = count++;
            for (; j > 0 && writing.place[graph.other(rings[j - 1], a)] > place; j--) {
                rings[j] = rings[j - 1];
            }
            rings[j] = b;
        }
        return count;
    }

    /**
     * A number that ends here is free again only after the atom, so that no number stands twice at
     * one atom.
     */
    private void writeRings(int a, int count) throws InvalidMoleculeException {
        for (int i = 0; i < count; i++) {
            int b = rings[i];
            if (writing.isFirst(b, a)) {
                int number = 1;
                while (number <= HIGHEST_RING_NUMBER && numberInUse[number]) {
                    number++;
                }
                if (number > HIGHEST_RING_NUMBER) {
                    throw new InvalidMoleculeException(
                            Reason.UNSUPPORTED, graph.position[a], "more than 99 rings are open");
                }
                numberInUse[number] = true;
                ringNumber[b] = number;
                writeBond(b);
            }
            if (ringNumber[b] > 9) {
                text.append('%');
            }
            text.append(ringNumber[b]);
        }
        for (int i = 0; i < count; i++) {
            if (!writing.isFirst(rings[i], a)) {
                numberInUse[ringNumber[rings[i]]] = false;
            }
        }
    }

    /**
     * Whether an atom can stand without brackets: the organic subset, and readers agree on its
     * hydrogens.
     */
    private boolean bare(int a) {
        if (graph.charge[a] != 0
                || graph.isotope[a] != 0
                || graph.map[a] > 0
                || stereo.isCenter(a)
                || (aromatic[a] && !bareAromatic(a))) {
            return false;
        }
        int bonds = 0;
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            bonds += order[graph.incident[i]];
        }
        int hydrogens = graph.totalHydrogens(a);
        return switch (graph.element[a]) {
            case Elements.DUMMY -> hydrogens == 0;
            case Elements.BORON, Elements.NITROGEN -> bonds + hydrogens == 3;
            case Elements.CARBON -> bonds + hydrogens == 4;
            case Elements.OXYGEN -> bonds + hydrogens == 2;
            case Elements.FLUORINE, Elements.CHLORINE, Elements.BROMINE, Elements.IODINE ->
                    bonds + hydrogens == 1;
            case Elements.PHOSPHORUS -> bonds <= 5 && hydrogens == (bonds <= 3 ? 3 : 5) - bonds;
            case Elements.SULFUR ->
                    bonds <= 6 && hydrogens == Math.max(2, (bonds + 1) / 2 * 2) - bonds;
            default -> false;
        };
    }

    /** The hydrogens of aromatic heteroatoms have to be told, and few elements need no brackets. */
    private boolean bareAromatic(int a) {
        return switch (graph.element[a]) {
            case Elements.CARBON -> true;
            case Elements.BORON,
                    Elements.NITROGEN,
                    Elements.OXYGEN,
                    Elements.PHOSPHORUS,
                    Elements.SULFUR ->
                    graph.totalHydrogens(a) == 0;
            default -> false;
        };
    }

    private void writeBracketAtom(int a, int ringCount) {
        text.append('[');
        if (graph.isotope[a] != 0) {
            text.append(graph.isotope[a]);
        }
        writeSymbol(a);
        if (stereo.isCenter(a)) {
            text.append(clockwise(a, ringCount) ? "@@" : "@");
        }
        int hydrogens = graph.totalHydrogens(a);
        if (hydrogens > 0) {
            text.append('H');
            if (hydrogens > 1) {
                text.append(hydrogens);
            }
        }
        int charge = graph.charge[a];
        if (charge != 0) {
            text.append(charge > 0 ? '+' : '-');
            if (Math.abs(charge) > 1) {
                text.append(Math.abs(charge));
            }
        }
        if (graph.map[a] > 0) {
            text.append(':').append(graph.map[a]);
        }
        text.append(']');
    }

    private boolean clockwise(int a, int ringCount) {
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int z = graph.other(graph.incident[i], a);
            boolean before = writing.place[z] < writing.place[a];
            neighborKey[z] = before ? 0 : graph.degree(a) + writing.place[z];
        }
        for (int i = 0; i < ringCount; i++) {
            neighborKey[graph.other(rings[i], a)] = i + 1;
        }
        boolean start = writing.parentBond[a] == NONE;
        boolean shifted =
                graph.degree(a) == 3
                        && Stereochemistry.impliedPlace(start, graph.totalHydrogens(a)) == 1;
        // beside aromatic bonds a reader does not turn it
        boolean turned =
                !aromatic[a]
                        && Stereochemistry.turnsLonePair(
                                graph, a, graph.totalHydrogens(a), ringCount);
        return stereo.clockwise(a, neighborKey) != (shifted != turned);
    }
}
