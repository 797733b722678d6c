package org.molrae.molecules.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.molrae.chemistry.smiles.Fragmentation;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.structure.Molecule;

/**
 * Takes the guests out of a molecule that was drawn with a {@link Scaffold}: atoms come in the
 * order of the text, so that each guest is a run of atoms between two of the fragment's.
 */
final class GuestCut {

    private static final int FRAGMENT = -1;

    private final ScaffoldPlan plan;
    private final KekuleGraph molecule;

    /** The guest that an atom is of. */
    private final int[] guestOf;

    GuestCut(ScaffoldPlan plan, KekuleGraph molecule) {
        this.plan = plan;
        this.molecule = molecule;
        guestOf = new int[molecule.atoms()];
        Arrays.fill(guestOf, FRAGMENT);
    }

    /** The guests by the numbers of their marks; fewer if the molecule does not have them. */
    List<String> guests() throws InvalidMoleculeException {
        boolean first = !plan.guests().isEmpty() && plan.guests().get(0).after() == 0;
        for (int size = first ? 1 : 0; size <= (first ? guestOf.length : 0); size++) {
            Arrays.fill(guestOf, FRAGMENT);
            Arrays.fill(guestOf, 0, size, 0);
            if (place(size, first ? 1 : 0) && withinBounds()) {
                return cut(plan.unwritten());
            }
        }
        return List.of();
    }

    /** Finds guests and atoms of the fragments one after another; false if they are not there. */
    private boolean place(int begin, int firstGuest) {
        int atom = begin;
        int guest = firstGuest;
        int end = guestOf.length - plan.atomsAfterLink();
        int[] placed = new int[plan.atoms().size()];
        for (int i = 0; i <= placed.length; i++) {
            for (; guest < plan.guests().size() && plan.guests().get(guest).after() == i; guest++) {
                if (guest != plan.unwritten()) {
                    int next = atom < end ? claim(guest, atom, end) : atom;
                    if (next == atom) {
                        return false;
                    }
                    atom = next;
                }
            }
            if (i < placed.length) {
                if (atom == guestOf.length
                        || molecule.element(atom) != plan.atoms().get(i).element()) {
                    return false;
                }
                placed[i] = atom++;
            }
        }
        return atom == guestOf.length && plan.bonds().stream().allMatch(bond -> has(bond, placed));
    }

    /** Of a fragment with symmetry, other marks than those that were drawn may fit, too. */
    private boolean withinBounds() {
        for (int guest = 0; guest < plan.guests().size(); guest++) {
            if (guest != plan.unwritten() && !isWithin(guest, plan.guests().get(guest).bounds())) {
                return false;
            }
        }
        return true;
    }

    private boolean isWithin(int guest, GuestBounds bounds) {
        int atoms = 0;
        int rings = 1;
        for (int a = 0; a < guestOf.length; a++) {
            if (guestOf[a] == guest) {
                int element = molecule.element(a);
                atoms += element == 1 ? 0 : 1;
                rings--;
                if (!bounds.elements().isEmpty()
                        && bounds.elements().stream()
                                .noneMatch(symbol -> AtomKind.atomicNumber(symbol) == element)) {
                    return false;
                }
            }
        }
        for (int b = 0; b < molecule.bonds(); b++) {
            if (guestOf[molecule.begin(b)] == guest && guestOf[molecule.end(b)] == guest) {
                rings++;
            }
        }
        return bounds.atoms().contains(atoms) && bounds.rings().contains(rings);
    }

    private boolean has(ScaffoldPlan.Bond bond, int[] placed) {
        int from = placed[bond.from()];
        for (int i = 0; i < molecule.degree(from); i++) {
            if (other(from, molecule.bond(from, i)) == placed[bond.to()]) {
                return true;
            }
        }
        return false;
    }

    /** Gives a guest what is bonded to its first atom beyond it; the first atom after that. */
    private int claim(int guest, int first, int end) {
        int atom = first;
        guestOf[atom] = guest;
        while (++atom < end && touches(atom, guest)) {
            guestOf[atom] = guest;
        }
        return atom;
    }

    /** Whether an atom is bonded to an earlier one of the guest. */
    private boolean touches(int atom, int guest) {
        for (int i = 0; i < molecule.degree(atom); i++) {
            int other = other(atom, molecule.bond(atom, i));
            if (other < atom && guestOf[other] == guest) {
                return true;
            }
        }
        return false;
    }

    private int other(int atom, int bond) {
        return molecule.begin(bond) == atom ? molecule.end(bond) : molecule.begin(bond);
    }

    private List<String> cut(int unwritten) throws InvalidMoleculeException {
        Fragmentation fragmentation = new Fragmentation(molecule);
        for (int b = 0; b < molecule.bonds(); b++) {
            int from = molecule.begin(b);
            int to = molecule.end(b);
            if (guestOf[from] != guestOf[to]) {
                int label = label(from, to, unwritten);
                fragmentation.cut(b, label, label);
            }
        }
        TreeMap<Integer, String> byMark = new TreeMap<>();
        List<String> pieces = fragmentation.pieces();
        int piece = 0;
        for (int a : firstAtoms()) {
            if (guestOf[a] != FRAGMENT) {
                String form =
                        Molecule.fromSmiles(pieces.get(piece))
                                .aromaticSmiles()
                                .replaceAll("\\[(\\d+)\\*]", "[*:$1]");
                byMark.put(plan.guests().get(guestOf[a]).mark(), form);
            }
            piece++;
        }
        return new ArrayList<>(byMark.values());
    }

    /** The first atom of each piece, in the order of the pieces. */
    private List<Integer> firstAtoms() {
        List<Integer> firsts = new ArrayList<>();
        boolean[] seen = new boolean[guestOf.length];
        for (int a = 0; a < guestOf.length; a++) {
            if (!seen[a]) {
                firsts.add(a);
                spread(a, seen);
            }
        }
        return firsts;
    }

    private void spread(int start, boolean[] seen) {
        List<Integer> open = new ArrayList<>(List.of(start));
        seen[start] = true;
        while (!open.isEmpty()) {
            int atom = open.remove(open.size() - 1);
            for (int i = 0; i < molecule.degree(atom); i++) {
                int z = other(atom, molecule.bond(atom, i));
                if (!seen[z] && guestOf[z] == guestOf[atom]) {
                    seen[z] = true;
                    open.add(z);
                }
            }
        }
    }

    /** Of a guest between two marks the second end has the number of the second mark. */
    private int label(int from, int to, int unwritten) {
        int guest = Math.max(guestOf[from], guestOf[to]);
        if (unwritten < 0) {
            return plan.guests().get(guest).mark();
        }
        int fragment = guestOf[from] == FRAGMENT ? from : to;
        boolean last =
                plan.kind() == ScaffoldPlan.Kind.LINK
                        ? fragment >= guestOf.length - plan.atomsAfterLink()
                        : fragment == 0;
        return last ? 2 : 1;
    }
}
