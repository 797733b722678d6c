package org.molrae.chemistry.smiles;

import java.util.Arrays;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;

/**
 * Reads the SMILES language of RDKit (its {@code smiles.yy}): OpenSMILES with {@code ->}, {@code
 * <-}, {@code ~}, {@code $}, {@code [#6]} and ring numbers up to {@code %(99999)}, but without bare
 * {@code H}, empty branches, dangling bonds, or a branch before the first atom.
 *
 * <p>White space ends the molecule; what follows is a name. The reader is one loop with an explicit
 * stack of branches.
 */
final class SmilesReader {

    /** What may come next. */
    private enum State {
        /** An atom: nothing has been read, or a dot. */
        ATOM,
        /** Anything. */
        ANY,
        /** A bond has been read: an atom or a ring number. */
        BONDED,
        /** A branch has been opened: an atom or a bond. */
        OPENED,
        /** A branch has been opened with a bond: an atom. */
        OPENED_BONDED
    }

    private static final byte IMPLIED = 0;

    private final String text;
    private final int end;
    private final MolecularGraph graph = new MolecularGraph();

    private int at;
    private State state = State.ATOM;
    private int active = -1;
    private byte bond = IMPLIED;
    private byte direction;
    private boolean reversed;
    private int bondPosition;

    private int[] branches = new int[16];
    private int[] branchPositions = new int[16];
    private int depth;
    private final RingNumbers rings = new RingNumbers();

    private SmilesReader(String text) {
        this.text = text;
        int begin = 0;
        while (begin < text.length() && isSpace(text.charAt(begin))) {
            begin++;
        }
        int stop = begin;
        while (stop < text.length() && !isSpace(text.charAt(stop))) {
            stop++;
        }
        this.at = begin;
        this.end = stop;
    }

    /** Reads a text as far as white space. */
    static MolecularGraph read(String text) throws InvalidMoleculeException {
        return new SmilesReader(text).read();
    }

    private MolecularGraph read() throws InvalidMoleculeException {
        if (at == end) {
            throw new InvalidMoleculeException(Reason.EMPTY, -1, "no atoms");
        }
        while (at < end) {
            step(text.charAt(at));
        }
        if (state != State.ANY) {
            throw syntax(end, "the text ends where an atom should follow");
        }
        if (depth > 0) {
            throw syntax(branchPositions[depth - 1], "branch is not closed");
        }
        graph.link();
        rings.check(graph);
        resolveImpliedBonds();
        turnLonePairs();
        return graph;
    }

    private void step(char c) throws InvalidMoleculeException {
        switch (c) {
            case '(' -> open();
            case ')' -> close();
            case '.' -> dot();
            case '-', '=', '#', '$', ':', '~', '/', '\\', '<' -> bond(c);
            case '%', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> ring();
            case '[' -> {
                int begin = at;
                BracketAtom atom = new BracketAtom(text, end, graph);
                at = atom.read(begin);
                attach(graph.atoms - 1);
            }
            default -> organicAtom(c);
        }
    }

    private void organicAtom(char c) throws InvalidMoleculeException {
        int element = BracketAtom.organicElement(text, at, end);
        if (element < 0) {
            throw syntax(at, "'" + printable(c) + "' is no atom outside of brackets");
        }
        int atom = graph.addAtom(element, at);
        graph.aromatic[atom] = c >= 'a';
        at += element == Elements.CHLORINE || element == Elements.BROMINE ? 2 : 1;
        attach(atom);
    }

    private void attach(int atom) {
        graph.start[atom] = state == State.ATOM;
        if (state != State.ATOM) {
            int b = addBond(active, atom);
            graph.mention(active, b);
            graph.mention(atom, b);
        }
        active = atom;
        clearBond();
        state = State.ANY;
    }

    private int addBond(int from, int to) {
        return reversed
                ? graph.addBond(to, from, bond, direction)
                : graph.addBond(from, to, bond, direction);
    }

    private void clearBond() {
        bond = IMPLIED;
        direction = 0;
        reversed = false;
    }

    private void open() throws InvalidMoleculeException {
        if (state != State.ANY) {
            throw syntax(at, "a branch cannot open here");
        }
        if (depth == branches.length) {
            branches = Arrays.copyOf(branches, 2 * depth);
            branchPositions = Arrays.copyOf(branchPositions, 2 * depth);
        }
        branchPositions[depth] = at++;
        branches[depth++] = active;
        state = State.OPENED;
    }

    private void close() throws InvalidMoleculeException {
        if (state != State.ANY || depth == 0) {
            throw syntax(at, depth == 0 ? "no branch is open" : "an atom should come first");
        }
        active = branches[--depth];
        at++;
    }

    private void dot() throws InvalidMoleculeException {
        if (state != State.ANY) {
            throw syntax(at, "a dot cannot stand here");
        }
        state = State.ATOM;
        at++;
    }

    private void bond(char c) throws InvalidMoleculeException {
        if (state != State.ANY && state != State.OPENED) {
            throw syntax(at, "a bond cannot stand here");
        }
        bondPosition = at++;
        char next = at < end ? text.charAt(at) : 0;
        switch (c) {
            case '-' -> {
                bond = next == '>' ? MolecularGraph.DATIVE : 1;
                at += next == '>' ? 1 : 0;
            }
            case '<' -> {
                if (next != '-') {
                    throw syntax(bondPosition, "'<' is no bond");
                }
                bond = MolecularGraph.DATIVE;
                reversed = true;
                at++;
            }
            case '=' -> bond = 2;
            case '#' -> bond = 3;
            case '$' -> bond = 4;
            case ':' -> bond = MolecularGraph.AROMATIC;
            case '~' -> bond = MolecularGraph.ANY;
            case '/' -> direction = MolecularGraph.UP;
            default -> {
                direction = MolecularGraph.DOWN;
                at += next == '\\' ? 1 : 0;
            }
        }
        state = state == State.OPENED ? State.OPENED_BONDED : State.BONDED;
    }

    private void ring() throws InvalidMoleculeException {
        if (state != State.ANY && state != State.BONDED) {
            throw syntax(at, "a ring bond cannot stand here");
        }
        int begin = at;
        int number = ringNumber();
        if (rings.isOpen(number)) {
            closeRing(number, begin);
        } else {
            int mention = graph.mention(active, -1);
            rings.open(number, active, mention, begin, bond, direction, reversed);
        }
        clearBond();
        state = State.ANY;
    }

    /**
     * Closes a ring. Of two bond symbols the first one counts, as in RDKit; they need not agree.
     */
    private void closeRing(int number, int begin) throws InvalidMoleculeException {
        int opener = rings.atom(number);
        if (opener == active) {
            throw new InvalidMoleculeException(
                    Reason.RING, begin, "ring bond joins an atom to itself");
        }
        boolean openerDecides = rings.bond(number) != IMPLIED;
        byte open = rings.direction(number);
        byte kind = openerDecides ? rings.bond(number) : bond;
        // RDKit forgets that a ring bond was any bond
        kind = kind == MolecularGraph.ANY ? IMPLIED : kind;
        boolean turned = openerDecides ? rings.reversed(number) : !reversed;
        byte way = open != 0 ? open : opposite(direction);
        int b =
                kind == MolecularGraph.DATIVE && turned
                        ? graph.addBond(active, opener, kind, opposite(way))
                        : graph.addBond(opener, active, kind, way);
        graph.closure[b] = number + 1;
        graph.resolve(rings.mention(number), b);
        graph.mention(active, b);
        rings.close(number, b, begin);
    }

    static byte opposite(byte direction) {
        return direction == 0
                ? 0
                : direction == MolecularGraph.UP ? MolecularGraph.DOWN : MolecularGraph.UP;
    }

    private int ringNumber() throws InvalidMoleculeException {
        int begin = at;
        char c = text.charAt(at++);
        if (c != '%') {
            return c - '0';
        }
        char next = at < end ? text.charAt(at) : 0;
        if (next >= '1' && next <= '9' && at + 1 < end && isDigit(text.charAt(at + 1))) {
            at += 2;
            return 10 * (next - '0') + text.charAt(at - 1) - '0';
        }
        if (next == '(') {
            int number = 0;
            int digits = 0;
            for (at++; at < end && isDigit(text.charAt(at)) && digits < 5; digits++) {
                number = 10 * number + text.charAt(at++) - '0';
            }
            if (digits > 0 && at < end && text.charAt(at) == ')') {
                at++;
                return number;
            }
        }
        throw syntax(begin, "'%' must be followed by two digits, or up to five in parentheses");
    }

    /** Bonds without a symbol are aromatic between aromatic atoms and single otherwise. */
    private void resolveImpliedBonds() {
        for (int b = 0; b < graph.bonds; b++) {
            if (graph.order[b] == IMPLIED) {
                boolean aromatic = graph.aromatic[graph.from[b]] && graph.aromatic[graph.to[b]];
                graph.order[b] = aromatic ? MolecularGraph.AROMATIC : 1;
            }
        }
    }

    /** Brings the marks of atoms with lone pairs to one sense, whether rings close there or not. */
    private void turnLonePairs() {
        for (int a = 0; a < graph.atoms; a++) {
            if (graph.chirality[a] != 0
                    && graph.chirality[a] != MolecularGraph.OTHER_STEREO
                    && Stereochemistry.turnsLonePair(
                            graph, a, graph.hydrogens[a], rings.countAt(graph, a))) {
                graph.chirality[a] ^= MolecularGraph.CLOCKWISE | MolecularGraph.COUNTERCLOCKWISE;
            }
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static String printable(char c) {
        return c > ' ' && c < 127 ? String.valueOf(c) : String.format("U+%04X", (int) c);
    }

    private static InvalidMoleculeException syntax(int position, String message) {
        return new InvalidMoleculeException(Reason.SYNTAX, position, message);
    }
}
