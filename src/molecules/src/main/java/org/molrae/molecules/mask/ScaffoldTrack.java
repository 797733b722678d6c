package org.molrae.molecules.mask;

import java.util.Arrays;
import org.molrae.chemistry.smiles.Configurations;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.structure.Molecule;

/**
 * A {@link Scaffold} in the making: how far a draft has come with it, and which of its atoms are
 * the fragment's. All that it remembers is in the draft's cells.
 *
 * <p>Wherever a step could be the fragment's next one it is, so that each text is read in one way.
 * In guests anything goes that the plan allows. A link ends where it is {@linkplain #turn told} to.
 *
 * <p>Guests at single bonds leave the fragment as it is. Where more is done to it, or it has
 * configurations, whole molecules are looked at: as the mask allows a step only together with a way
 * to a whole molecule, that keeps decoding from going astray, too.
 */
final class ScaffoldTrack {

    private static final int HYDROGEN = 1;

    /** The ways to write the scaffold; a cell says which one it is. */
    private final Way[] ways;

    private final ScaffoldPlan.Kind kind;
    private final Draft draft;
    private final boolean configured;

    // cells
    private final int way;
    private final int text;
    private final int owners;
    private final int places;
    private final int taken;
    private final int found;
    private final int guest;
    private final int guestAtoms;
    private final int guestRings;
    private final int touched;
    private final int closer;

    /** Whether the step being taken is the fragment's. */
    private boolean own;

    private String judged = "";
    private boolean verdict;
    private final int[] queue;
    private final int[] distance;

    ScaffoldTrack(Scaffold scaffold, SemanticTables tables, Draft draft) {
        ways = scaffold.plans().stream().map(plan -> Way.of(plan, tables)).toArray(Way[]::new);
        if (ways[0].steps == SemanticTables.ILLEGAL) {
            throw new IllegalArgumentException(
                    "no mask allows an atom of the " + scaffold + " as it is written");
        }
        ScaffoldPlan plan = ways[0].plan;
        this.kind = plan.kind();
        this.draft = draft;
        configured = plan.hasConfigurations();
        int atoms = kind == ScaffoldPlan.Kind.NONE ? 0 : draft.maxAtoms();
        text = draft.claim(atoms);
        owners = draft.claim(atoms);
        places = draft.claim(plan.atoms().size());
        taken = draft.claim(plan.atoms().size());
        way = draft.claim(7);
        found = way + 1;
        guest = way + 2;
        guestAtoms = way + 3;
        guestRings = way + 4;
        touched = way + 5;
        closer = way + 6;
        queue = new int[atoms];
        distance = new int[atoms];
    }

    /**
     * A way to write the scaffold.
     *
     * @param reserved the ring labels that the fragments use
     * @param closure the label that closes the ring over a guest, or {@link Draft#NONE}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Way(ScaffoldPlan plan, int[] steps, boolean[] reserved, int closure) {

        static Way of(ScaffoldPlan plan, SemanticTables tables) {
            int[] steps = plan.steps(tables);
            int[] uses = new int[Draft.LABELS];
            for (int step : steps) {
                if (Step.type(step) == Step.RING) {
                    uses[Step.argument(step)]++;
                }
            }
            boolean[] reserved = new boolean[Draft.LABELS];
            int closure = Draft.NONE;
            for (int label = 0; label < uses.length; label++) {
                reserved[label] = uses[label] > 0;
                // the one that the fragment opens and does not close
                closure = uses[label] % 2 == 1 ? label : closure;
            }
            return new Way(plan, steps, reserved, closure);
        }
    }

    private Way way() {
        return ways[draft.get(way)];
    }

    private ScaffoldPlan plan() {
        return way().plan;
    }

    private int step(int place) {
        return way().steps[place];
    }

    private int closure() {
        return way().closure;
    }

    /** Whether anything is asked for. */
    boolean any() {
        return kind != ScaffoldPlan.Kind.NONE;
    }

    /** The number of ways to write the scaffold. */
    int ways() {
        return ways.length;
    }

    /** Chooses a way, at the start; false if there is none of this number. */
    boolean choose(int number) {
        draft.set(way, number);
        return ways[number].steps != SemanticTables.ILLEGAL;
    }

    /** Whether a fragment, not an end, follows the guest that is written or begins. */
    private boolean turning() {
        int after = draft.scaffolded() + 1;
        return after < way().steps.length
                && Step.type(step(after)) == Step.ATOM
                && Step.type(step(after - 1)) == Step.GUEST;
    }

    /** Whether all of the fragments has been written. */
    private boolean written() {
        return draft.scaffolded() == way().steps.length;
    }

    private boolean inGuest() {
        return draft.guest() != 0;
    }

    /** The fragment's next step, or {@link Draft#NONE} in guests, before them, and at the end. */
    int next() {
        if (written() || inGuest()) {
            return Draft.NONE;
        }
        int next = step(draft.scaffolded());
        return Step.type(next) == Step.GUEST ? Draft.NONE : next;
    }

    /** Whether a guest has to begin now. */
    boolean guestBegins() {
        return !written() && !inGuest() && Step.type(step(draft.scaffolded())) == Step.GUEST;
    }

    /** Whether the current branch is that in which a guest began. */
    boolean atGuestsEnd() {
        return inGuest() && draft.depth() == draft.guest() >> 1;
    }

    /** Whether a step would end the guest, were it not for what comes after it. */
    boolean isEnd(int step) {
        return endsOtherwise()
                && (Step.type(step) == Step.END
                        || (Step.type(step) == Step.RING
                                && turning()
                                && plan().turnsAtRings()
                                && draft.openAt(Step.argument(step)) == Draft.NONE));
    }

    /** Whether the end of the guest, here, would be the beginning of something else. */
    boolean endsOtherwise() {
        return atGuestsEnd()
                && (turning()
                        || (closure() != Draft.NONE && draft.openAt(closure()) != Draft.NONE));
    }

    /** The number of open rings that are not the fragment's to close. */
    int openRings() {
        int open = draft.openRings();
        if (kind == ScaffoldPlan.Kind.NONE) {
            return open;
        }
        int free = 0;
        for (int label = 0; open > 0; label++) {
            if (draft.openAt(label) != Draft.NONE) {
                open--;
                free += reserves(label) ? 0 : 1;
            }
        }
        return free;
    }

    /** Whether an open ring is the fragment's to close. */
    boolean reserves(int label) {
        if (label == closure()) {
            return !inGuest();
        }
        return way().reserved[label] && !written() && isFragment(draft.openAt(label));
    }

    private boolean isFragment(int atom) {
        return atom != Draft.NONE && draft.get(owners + atom) > 0;
    }

    private GuestBounds bounds() {
        return plan().guests().get(draft.get(guest)).bounds();
    }

    /** Notes a step that is about to be taken; false if it leads off the scaffold. */
    boolean admits(int step) {
        if (kind == ScaffoldPlan.Kind.NONE) {
            return true;
        }
        own = false;
        draft.set(text + draft.length() - 1, step);
        if (Step.type(step) == Step.DOT) {
            return false;
        }
        if (written()) {
            return true;
        }
        if (inGuest()) {
            return admitsInGuest(step);
        }
        int next = step(draft.scaffolded());
        if (Step.type(next) == Step.GUEST) {
            return admitsFirst(step, Step.argument(next));
        }
        if (step == next) {
            own = true;
            draft.setScaffolded(draft.scaffolded() + 1);
            return true;
        }
        return kind == ScaffoldPlan.Kind.OPEN
                && draft.mode() == Growth.TAIL
                && admitsGuest(step, next);
    }

    private boolean admitsInGuest(int step) {
        if (Step.type(step) != Step.END || !atGuestsEnd()) {
            return true;
        }
        if (turning() || !guestMayEnd()) {
            return false;
        }
        // the end of a branch or of the text is the fragment's, unless the guest has brought both
        boolean marked = kind != ScaffoldPlan.Kind.OPEN;
        draft.setScaffolded(draft.scaffolded() + (draft.guest() & 1) + (marked ? 1 : 0));
        draft.setGuest(0);
        return true;
    }

    private boolean guestMayEnd() {
        if (kind == ScaffoldPlan.Kind.OPEN) {
            for (int label = 0; label < Draft.LABELS; label++) {
                int opener = way().reserved[label] ? draft.openAt(label) : Draft.NONE;
                if (opener != Draft.NONE && !isFragment(opener)) {
                    return false;
                }
            }
            return true;
        }
        return openRings() == 0
                && (closure() == Draft.NONE || hasSize(opener(), draft.get(closer) - 1))
                && bounds().rings().contains(draft.get(guestRings))
                && bounds().atoms().contains(draft.get(guestAtoms));
    }

    /** The atom at which the ring over the guest was opened: the first of all. */
    private int opener() {
        return draft.get(places);
    }

    /** Whether the current guest still lacks a ring. */
    boolean lacksRing() {
        return kind != ScaffoldPlan.Kind.OPEN
                && inGuest()
                && draft.get(guestRings) < bounds().rings().least();
    }

    private boolean admitsFirst(int step, int number) {
        boolean begins =
                Step.type(step) == Step.ATOM
                        || (Step.type(step) == Step.BOND && Step.order(Step.argument(step)) == 1);
        if (!begins) {
            return false;
        }
        draft.setGuest(draft.depth() << 1 | 1);
        draft.set(guest, number);
        draft.set(guestAtoms, 0);
        draft.set(guestRings, 0);
        return true;
    }

    private boolean admitsGuest(int step, int next) {
        return switch (Step.type(step)) {
            case Step.RING -> !way().reserved[Step.argument(step)];
            case Step.OPEN_BRANCH -> {
                draft.setGuest((draft.depth() + 1) << 1);
                yield true;
            }
            case Step.ATOM, Step.BOND -> {
                draft.setGuest(draft.depth() << 1 | 1);
                yield Step.type(next) == Step.END;
            }
            default -> false;
        };
    }

    /** Whether the next fragment may begin at the current atom. */
    private boolean linkMayEnd() {
        return atGuestsEnd()
                && turning()
                && draft.mode() == Growth.TAIL
                && guestMayEnd()
                && (kind != ScaffoldPlan.Kind.LINK || hasLength());
    }

    private boolean hasLength() {
        return bounds().path().contains(length(plan().guests().get(0).after()));
    }

    /** The number of bonds from where the link began to the current atom. */
    private int length(int fragmentAtoms) {
        int start = attachment(fragmentAtoms);
        return cycle(start, draft.current(), false) - 1;
    }

    /** The atom of the fragment that the first guest's chain began at. */
    private int attachment(int fragmentAtoms) {
        int first = draft.get(places + fragmentAtoms - 1) + 1;
        return draft.neighbor(first, 0);
    }

    /** Ends a link here, so that the next fragment is written; false if it cannot end. */
    boolean turn() {
        if (!linkMayEnd()) {
            return false;
        }
        draft.setGuest(0);
        draft.setScaffolded(draft.scaffolded() + 1);
        return true;
    }

    /** An atom has been added after another one, or none. */
    boolean atom(int before, int atom, int order) {
        if (kind == ScaffoldPlan.Kind.NONE) {
            return true;
        }
        if (own) {
            int number = draft.get(found);
            draft.set(places + number, atom);
            draft.set(found, number + 1);
            draft.set(owners + atom, number + 1);
            boolean afterGuest = before != Draft.NONE && !isFragment(before);
            return kind != ScaffoldPlan.Kind.OPEN || !afterGuest || takes(atom, order);
        }
        if (draft.element(atom) == HYDROGEN) {
            // it is there already
            return false;
        }
        if (kind != ScaffoldPlan.Kind.OPEN) {
            draft.set(guestAtoms, draft.get(guestAtoms) + 1);
            draft.set(owners + atom, -1 - draft.get(guest));
            return draft.get(guestAtoms) <= bounds().atoms().most()
                    && bounds().allows(draft.symbol(atom));
        }
        draft.set(
                owners + atom,
                before == Draft.NONE || isFragment(before)
                        ? -1 - atom
                        : draft.get(owners + before));
        return takes(before, order);
    }

    /** Takes hydrogens of an atom of the fragment. */
    private boolean takes(int atom, int order) {
        if (atom == Draft.NONE || !isFragment(atom)) {
            return true;
        }
        if (order > 1) {
            draft.set(touched, 1);
        }
        int place = draft.get(owners + atom) - 1;
        draft.set(taken + place, draft.get(taken + place) + order);
        return draft.get(taken + place) <= plan().atoms().get(place).hydrogens();
    }

    /** A ring is about to be opened. */
    boolean opens(int atom, int order) {
        if (kind == ScaffoldPlan.Kind.NONE || own) {
            return true;
        }
        if (inGuest() && turning() && plan().turnsAtRings()) {
            return false;
        }
        if (kind == ScaffoldPlan.Kind.OPEN) {
            return takes(atom, order);
        }
        draft.set(guestRings, draft.get(guestRings) + 1);
        return draft.get(guestRings) <= bounds().rings().most();
    }

    /** A ring is about to be closed. */
    boolean closes(int label, int opener, int atom, int order) {
        if (kind == ScaffoldPlan.Kind.NONE || own) {
            return true;
        }
        if (reserves(label) || (isFragment(opener) && isFragment(atom))) {
            return false;
        }
        boolean same = draft.get(owners + opener) == draft.get(owners + atom);
        if (kind != ScaffoldPlan.Kind.OPEN) {
            return same || (label == closure() && order == 1 && closesRing(opener, atom));
        }
        if (!same) {
            draft.set(touched, 1);
        }
        return takes(atom, order);
    }

    private boolean closesRing(int opener, int atom) {
        draft.set(closer, atom + 1);
        draft.set(touched, 1);
        return hasSize(opener, atom);
    }

    private boolean hasSize(int opener, int atom) {
        return plan().ringSize() != null && plan().ringSize().contains(cycle(opener, atom, true));
    }

    /**
     * The number of atoms on the shortest way between two atoms, both included.
     *
     * @param round whether a bond between the two is no way
     */
    private int cycle(int from, int to, boolean round) {
        int size = draft.atoms();
        Arrays.fill(distance, 0, size, 0);
        int tail = 0;
        queue[tail++] = from;
        distance[from] = 1;
        for (int head = 0; head < tail; head++) {
            int a = queue[head];
            if (a == to) {
                break;
            }
            for (int i = draft.degree(a) - 1; i >= 0; i--) {
                int z = draft.neighbor(a, i);
                if (distance[z] == 0 && !(round && a == from && z == to)) {
                    distance[z] = distance[a] + 1;
                    queue[tail++] = z;
                }
            }
        }
        return distance[to];
    }

    /** The molecule is whole: whether the fragment is in it as it was asked for. */
    boolean kept() {
        if (kind == ScaffoldPlan.Kind.NONE) {
            return true;
        }
        if (!written()) {
            return false;
        }
        if (draft.get(touched) == 0 && !configured) {
            return true;
        }
        String whole = writtenText();
        if (!whole.equals(judged)) {
            judged = whole;
            verdict = isKept(whole);
        }
        return verdict;
    }

    private boolean isKept(String smiles) {
        try {
            KekuleGraph graph = KekuleGraph.read(smiles);
            Molecule molecule = Molecule.of(graph);
            return isAromaticAsBefore(molecule)
                    && (kind != ScaffoldPlan.Kind.RING || isBoundBySingleBonds(molecule))
                    && (!configured || isConfiguredAsBefore(graph));
        } catch (InvalidMoleculeException e) {
            return false;
        }
    }

    private boolean isAromaticAsBefore(Molecule molecule) {
        for (int i = 0; i < plan().atoms().size(); i++) {
            if (molecule.aromatic(draft.get(places + i)) != plan().atoms().get(i).aromatic()) {
                return false;
            }
        }
        for (ScaffoldPlan.Bond bond : plan().bonds()) {
            int written =
                    molecule.bondBetween(
                            draft.get(places + bond.from()), draft.get(places + bond.to()));
            if (molecule.aromaticBond(written) != bond.aromatic()) {
                return false;
            }
        }
        return true;
    }

    /** A ring over a guest does not take part in the aromaticity of the fragment's atoms. */
    private boolean isBoundBySingleBonds(Molecule molecule) {
        for (int b = 0; b < molecule.bondCount(); b++) {
            if (molecule.aromaticBond(b)
                    && isFragment(molecule.begin(b)) != isFragment(molecule.end(b))) {
                return false;
            }
        }
        return true;
    }

    /** No guest has made two neighbors of a center, or of an end of a double bond, alike. */
    private boolean isConfiguredAsBefore(KekuleGraph graph) {
        Configurations configurations = graph.distinctConfigurations();
        for (int i = 0; i < plan().atoms().size(); i++) {
            int atom = draft.get(places + i);
            if (plan().atoms().get(i).center()
                    && configurations.centers().stream().noneMatch(c -> c.atom() == atom)) {
                return false;
            }
        }
        for (int bond : plan().doubleBonds()) {
            int from = draft.get(places + plan().bonds().get(bond).from());
            int to = draft.get(places + plan().bonds().get(bond).to());
            if (configurations.doubleBonds().stream()
                    .noneMatch(d -> isBetween(graph, d.bond(), from, to))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBetween(KekuleGraph graph, int bond, int a, int b) {
        return (graph.begin(bond) == a && graph.end(bond) == b)
                || (graph.begin(bond) == b && graph.end(bond) == a);
    }

    private String writtenText() {
        StringBuilder smiles = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < draft.length(); i++) {
            int step = draft.get(text + i);
            int argument = Step.argument(step);
            switch (Step.type(step)) {
                case Step.ATOM -> smiles.append(draft.spelling(argument));
                case Step.RING -> smiles.append(argument > 9 ? "%" : "").append(argument);
                case Step.BOND -> smiles.append(bond(argument));
                case Step.OPEN_BRANCH -> {
                    smiles.append('(');
                    depth++;
                }
                default -> {
                    if (depth-- > 0) {
                        smiles.append(')');
                    }
                }
            }
        }
        return smiles.toString();
    }

    private static String bond(int argument) {
        return switch (Step.order(argument)) {
            case 2 -> "=";
            case 3 -> "#";
            default -> Step.direction(argument) == Step.ABOVE ? "/" : "\\";
        };
    }

    /**
     * What is to be written where a guest cannot just end: the next fragment, or the bond that
     * closes the ring over it.
     *
     * @return the step to go on with, or {@link Draft#NONE}
     */
    int insteadOfEnd() {
        if (turn()) {
            return next();
        }
        return kind == ScaffoldPlan.Kind.RING && endsOtherwise()
                ? Step.of(Step.RING, closure())
                : Draft.NONE;
    }
}
