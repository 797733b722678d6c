package org.molrae.molecules.mask;

import java.util.Arrays;

/**
 * A molecule in the making, in one flat array of numbers, so that a copy is a copy of an array and
 * an attempt can be taken back: while an attempt is recorded, every write notes what it overwrites.
 *
 * <p>Constraints read it, and keep numbers of their own in cells that they have claimed.
 */
public final class Draft {

    /** No atom, no state. */
    static final int NONE = -1;

    static final int LABELS = 100;

    private static final int MODE = 0;
    private static final int CURRENT = 1;
    private static final int ORDER = 2;
    private static final int DIRECTION = 3;
    private static final int ATOMS = 4;
    private static final int DEPTH = 5;
    private static final int OPEN_RINGS = 6;
    private static final int LENGTH = 7;
    private static final int SCAFFOLDED = 8;
    private static final int GUEST = 9;
    private static final int RINGS = 10;
    private static final int OPEN_AT = 11;
    private static final int OPEN_ORDER = OPEN_AT + LABELS;
    private static final int CLOSED_AT = OPEN_ORDER + LABELS;
    private static final int HEADER = CLOSED_AT + LABELS;

    private static final int STATE = 0;
    private static final int KIND = 1;
    private static final int SIDES = 2;
    private static final int PASSES_DEBT = 3;
    private static final int DEGREE = 4;
    private static final int NEIGHBOR = 5;
    private static final int STRIDE = NEIGHBOR + AtomStates.MAX_VALENCE;

    private final AtomKind[] kinds;
    private final int maxAtoms;
    private final int branches;
    private final int atomCells;
    private int[] cells;
    private int[] record = new int[4096];
    private int recorded;
    private boolean recording;

    Draft(AtomKind[] kinds, int budget) {
        this.kinds = kinds;
        // each atom and each open branch takes a rule
        this.maxAtoms = budget;
        this.atomCells = HEADER;
        this.branches = atomCells + maxAtoms * STRIDE;
        this.cells = new int[branches + budget];
        reset();
    }

    /** Back to nothing, whatever constraints keep set to 0. */
    void reset() {
        Arrays.fill(cells, 0);
        Arrays.fill(cells, OPEN_AT, OPEN_AT + LABELS, NONE);
        Arrays.fill(cells, CLOSED_AT, CLOSED_AT + LABELS, NONE);
        cells[CURRENT] = NONE;
        recording = false;
        recorded = 0;
    }

    void copyFrom(Draft other) {
        System.arraycopy(other.cells, 0, cells, 0, atomCells + other.atoms() * STRIDE);
        System.arraycopy(other.cells, branches, cells, branches, cells.length - branches);
    }

    /**
     * Claims cells for a constraint; only when it {@linkplain Constraint#start starts}.
     *
     * @return the first of them; all hold 0 at the start of every molecule
     */
    public int claim(int count) {
        int first = cells.length;
        cells = Arrays.copyOf(cells, first + count);
        return first;
    }

    /** What a claimed cell holds. */
    public int get(int cell) {
        return cells[cell];
    }

    /** Changes a claimed cell; the change is taken back with the attempt that it is part of. */
    public void set(int cell, int value) {
        if (cells[cell] == value) {
            return;
        }
        if (recording) {
            if (recorded + 2 > record.length) {
                record = Arrays.copyOf(record, 2 * record.length);
            }
            record[recorded++] = cell;
            record[recorded++] = cells[cell];
        }
        cells[cell] = value;
    }

    /** Begins an attempt. */
    void begin() {
        recording = true;
        recorded = 0;
    }

    /** A point to go back to in the attempt. */
    int mark() {
        return recorded;
    }

    /** Takes back what came after a point. */
    void back(int mark) {
        while (recorded > mark) {
            recorded -= 2;
            cells[record[recorded]] = record[recorded + 1];
        }
    }

    /** Takes back the whole attempt. */
    void end() {
        back(0);
        recording = false;
    }

    /** The most atoms that there can be. */
    public int maxAtoms() {
        return maxAtoms;
    }

    /** The number of atoms so far; they are numbered from 0 in the order of the text. */
    public int atoms() {
        return cells[ATOMS];
    }

    /** The symbol of an atom's element. */
    public String symbol(int atom) {
        return kind(atom).symbol();
    }

    /** The atomic number of an atom. */
    public int element(int atom) {
        return kind(atom).element();
    }

    /** The formal charge of an atom. */
    public int charge(int atom) {
        return kind(atom).charge();
    }

    /** The number of neighbors of an atom so far; open rings do not count. */
    public int degree(int atom) {
        return cells[at(atom) + DEGREE];
    }

    /** One of the neighbors of an atom, in the order of the bonds. */
    public int neighbor(int atom, int i) {
        return cells[at(atom) + NEIGHBOR + i] >> 2;
    }

    /** The order of the bond to that neighbor. */
    public int order(int atom, int i) {
        return cells[at(atom) + NEIGHBOR + i] & 3;
    }

    /** Whether two atoms are bonded. */
    public boolean bonded(int a, int b) {
        for (int i = degree(a) - 1; i >= 0; i--) {
            if (neighbor(a, i) == b) {
                return true;
            }
        }
        return false;
    }

    /** The number of rings that have been opened and not closed. */
    public int openRings() {
        return cells[OPEN_RINGS];
    }

    /** The number of plain rules so far. */
    public int length() {
        return cells[LENGTH];
    }

    private int at(int atom) {
        return atomCells + atom * STRIDE;
    }

    /** How the text writes atoms of a kind. */
    String spelling(int kind) {
        return kinds[kind].spelling();
    }

    AtomKind kind(int atom) {
        return kinds[cells[at(atom) + KIND]];
    }

    int addAtom(int kind, int state) {
        int atom = cells[ATOMS];
        set(ATOMS, atom + 1);
        int at = at(atom);
        // beyond the last atom nothing is worth a note
        cells[at + STATE] = state;
        cells[at + KIND] = kind;
        cells[at + SIDES] = 0;
        cells[at + PASSES_DEBT] = 0;
        cells[at + DEGREE] = 0;
        return atom;
    }

    void addBond(int a, int b, int order) {
        addNeighbor(a, b, order);
        addNeighbor(b, a, order);
    }

    private void addNeighbor(int a, int b, int order) {
        int at = at(a);
        int degree = cells[at + DEGREE];
        set(at + NEIGHBOR + degree, b << 2 | order);
        set(at + DEGREE, degree + 1);
    }

    int state(int atom) {
        return cells[at(atom) + STATE];
    }

    void setState(int atom, int state) {
        set(at(atom) + STATE, state);
    }

    /** Bits: on which sides of the atom its directional bonds put neighbors. */
    int sides(int atom) {
        return cells[at(atom) + SIDES];
    }

    void setSides(int atom, int sides) {
        set(at(atom) + SIDES, sides);
    }

    /** Whether the atom before has to have a double bond if this one gets none. */
    boolean passesDebt(int atom) {
        return cells[at(atom) + PASSES_DEBT] != 0;
    }

    void passDebt(int atom) {
        set(at(atom) + PASSES_DEBT, 1);
    }

    int mode() {
        return cells[MODE];
    }

    void setMode(int mode) {
        set(MODE, mode);
    }

    /** The atom that the next bond starts from, or {@link #NONE}. */
    int current() {
        return cells[CURRENT];
    }

    void setCurrent(int atom) {
        set(CURRENT, atom);
    }

    /** The order that the last bond symbol gave, 0 for none. */
    int pendingOrder() {
        return cells[ORDER];
    }

    /** The direction that it gave, 0 for none. */
    int pendingDirection() {
        return cells[DIRECTION];
    }

    void setPending(int order, int direction) {
        set(ORDER, order);
        set(DIRECTION, direction);
    }

    void lengthen() {
        set(LENGTH, cells[LENGTH] + 1);
    }

    /** How many steps of the {@link Scaffold} have been taken. */
    int scaffolded() {
        return cells[SCAFFOLDED];
    }

    void setScaffolded(int steps) {
        set(SCAFFOLDED, steps);
    }

    /** The scaffold's guest that is being written, 0 for none. */
    int guest() {
        return cells[GUEST];
    }

    void setGuest(int guest) {
        set(GUEST, guest);
    }

    int depth() {
        return cells[DEPTH];
    }

    /** The atom at which the innermost branch began. */
    int branchAtom() {
        return cells[branches + cells[DEPTH] - 1];
    }

    void push(int atom) {
        set(branches + cells[DEPTH], atom);
        set(DEPTH, cells[DEPTH] + 1);
    }

    int pop() {
        set(DEPTH, cells[DEPTH] - 1);
        return cells[branches + cells[DEPTH]];
    }

    /** The atom that opened a ring label, or {@link #NONE}. */
    int openAt(int label) {
        return cells[OPEN_AT + label];
    }

    int openOrder(int label) {
        return cells[OPEN_ORDER + label] >> 2;
    }

    int openDirection(int label) {
        return cells[OPEN_ORDER + label] & 3;
    }

    void openRing(int label, int atom, int order, int direction) {
        set(OPEN_AT + label, atom);
        set(OPEN_ORDER + label, order << 2 | direction);
        set(OPEN_RINGS, cells[OPEN_RINGS] + 1);
        set(RINGS, cells[RINGS] + 1);
    }

    /** The number of ring bonds of the current part, open or closed. */
    int rings() {
        return cells[RINGS];
    }

    /** A new part begins. */
    void forgetRings() {
        set(RINGS, 0);
    }

    void closeRing(int label, int atom) {
        set(OPEN_AT + label, NONE);
        set(CLOSED_AT + label, atom);
        set(OPEN_RINGS, cells[OPEN_RINGS] - 1);
    }

    /** The atom that closed a ring label last, or {@link #NONE}. */
    int closedAt(int label) {
        return cells[CLOSED_AT + label];
    }
}
