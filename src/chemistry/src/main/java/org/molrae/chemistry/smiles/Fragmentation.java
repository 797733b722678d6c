package org.molrae.chemistry.smiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts bonds of a molecule and gives each piece its canonical Kekulé form. At either end of a cut
 * bond a dummy atom takes the place of the other end, so that configurations stay; its label is
 * written as an isotope: {@code [4*]CC}.
 *
 * <p>Two pieces have the same form if they are the same structure with the same labels, by the
 * rules of {@link KekuleForm}.
 */
public final class Fragmentation {

    private static final int UNCUT = -1;

    private final MolecularGraph whole;
    private final int[] labelAtBegin;
    private final int[] labelAtEnd;

    /** By bond, where it goes at each end: for uncut bonds both are the same. */
    private final int[] bondAtBegin;

    private final int[] bondAtEnd;

    private final int[] newAtom;

    /** Cuts nothing yet. */
    public Fragmentation(KekuleGraph molecule) {
        whole = molecule.graph();
        labelAtBegin = new int[whole.bonds];
        labelAtEnd = new int[whole.bonds];
        Arrays.fill(labelAtBegin, UNCUT);
        bondAtBegin = new int[whole.bonds];
        bondAtEnd = new int[whole.bonds];
        newAtom = new int[whole.atoms];
    }

    /**
     * Notes that a bond is to be cut.
     *
     * @param atBegin the label of the dummy that the first atom of the bond gets, 0 to 999
     * @param atEnd the label of the dummy that the second atom gets
     */
    public void cut(int bond, int atBegin, int atEnd) {
        labelAtBegin[bond] = atBegin;
        labelAtEnd[bond] = atEnd;
    }

    /**
     * The canonical Kekulé forms of all pieces, in the order of their first atoms.
     *
     * @throws InvalidMoleculeException if a piece has no Kekulé form
     */
    public List<String> pieces() throws InvalidMoleculeException {
        List<String> forms = new ArrayList<>();
        boolean[] done = new boolean[whole.atoms];
        int[] members = new int[whole.atoms];
        for (int a = 0; a < whole.atoms; a++) {
            if (!done[a]) {
                int size = collect(a, done, members);
                Arrays.sort(members, 0, size);
                forms.add(KekuleForm.of(copy(members, size)));
            }
        }
        return forms;
    }

    private int collect(int start, boolean[] done, int[] members) {
        int size = 0;
        members[size++] = start;
        done[start] = true;
        for (int head = 0; head < size; head++) {
            int a = members[head];
            for (int i = whole.first[a]; i < whole.first[a + 1]; i++) {
                int b = whole.incident[i];
                int z = whole.other(b, a);
                if (labelAtBegin[b] == UNCUT && !done[z]) {
                    done[z] = true;
                    members[size++] = z;
                }
            }
        }
        return size;
    }

    private MolecularGraph copy(int[] members, int size) {
        MolecularGraph piece = new MolecularGraph();
        for (int i = 0; i < size; i++) {
            newAtom[members[i]] = piece.copyAtom(whole, members[i]);
        }
        for (int i = 0; i < size; i++) {
            copyBonds(piece, members[i]);
        }
        for (int i = 0; i < size; i++) {
            int a = members[i];
            for (int k = whole.first[a]; k < whole.first[a + 1]; k++) {
                int b = whole.incident[k];
                piece.mention(newAtom[a], whole.from[b] == a ? bondAtBegin[b] : bondAtEnd[b]);
            }
        }
        piece.link();
        return piece;
    }

    /** Copies the bonds that begin at an atom, and the cut ones that end there. */
    private void copyBonds(MolecularGraph piece, int a) {
        for (int k = whole.first[a]; k < whole.first[a + 1]; k++) {
            int b = whole.incident[k];
            boolean begins = whole.from[b] == a;
            if (labelAtBegin[b] != UNCUT) {
                int label = begins ? labelAtBegin[b] : labelAtEnd[b];
                int dummy = addDummy(piece, label, whole.position[a]);
                int from = begins ? newAtom[a] : dummy;
                int to = begins ? dummy : newAtom[a];
                int bond = piece.addBond(from, to, whole.order[b], whole.direction[b]);
                piece.mention(dummy, bond);
                if (begins) {
                    bondAtBegin[b] = bond;
                } else {
                    bondAtEnd[b] = bond;
                }
            } else if (begins) {
                int to = newAtom[whole.to[b]];
                bondAtBegin[b] = piece.addBond(newAtom[a], to, whole.order[b], whole.direction[b]);
                bondAtEnd[b] = bondAtBegin[b];
            }
        }
    }

    private static int addDummy(MolecularGraph piece, int label, int position) {
        int dummy = piece.addAtom(0, position);
        piece.isotope[dummy] = label;
        piece.bracket[dummy] = true;
        return dummy;
    }
}
