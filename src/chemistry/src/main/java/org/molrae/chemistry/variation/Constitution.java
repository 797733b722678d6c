package org.molrae.chemistry.variation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.molrae.chemistry.smiles.ConstitutionWriter;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/**
 * Atoms with charges and bonds of Kekulé order, to be changed: hydrogens are what valences leave,
 * there are no configurations and no isotopes. Not thread-safe.
 */
final class Constitution {

    private final List<int[]> atoms = new ArrayList<>();
    private final List<int[]> bonds = new ArrayList<>();

    private static final int ELEMENT = 0;
    private static final int CHARGE = 1;
    private static final int FROM = 0;
    private static final int TO = 1;
    private static final int ORDER = 2;

    Constitution() {}

    /** That of a molecule, its atoms and bonds in their order. */
    static Constitution of(Molecule molecule) {
        Constitution constitution = new Constitution();
        for (int a = 0; a < molecule.atomCount(); a++) {
            constitution.addAtom(molecule.element(a), molecule.charge(a));
        }
        for (int b = 0; b < molecule.bondCount(); b++) {
            constitution.addBond(molecule.begin(b), molecule.end(b), molecule.order(b));
        }
        return constitution;
    }

    Constitution copy() {
        Constitution copy = new Constitution();
        atoms.forEach(atom -> copy.atoms.add(atom.clone()));
        bonds.forEach(bond -> copy.bonds.add(bond.clone()));
        return copy;
    }

    int addAtom(int element, int charge) {
        atoms.add(new int[] {element, charge});
        return atoms.size() - 1;
    }

    void addBond(int from, int to, int order) {
        bonds.add(new int[] {from, to, order});
    }

    /** Puts another one beside this one; the number that its first atom gets. */
    int append(Constitution other) {
        int shift = atoms.size();
        other.atoms.forEach(atom -> atoms.add(atom.clone()));
        other.bonds.forEach(
                bond -> bonds.add(new int[] {bond[FROM] + shift, bond[TO] + shift, bond[ORDER]}));
        return shift;
    }

    int atoms() {
        return atoms.size();
    }

    int bonds() {
        return bonds.size();
    }

    int element(int atom) {
        return atoms.get(atom)[ELEMENT];
    }

    int charge() {
        return atoms.stream().mapToInt(atom -> atom[CHARGE]).sum();
    }

    void setElement(int atom, int element) {
        atoms.get(atom)[ELEMENT] = element;
        atoms.get(atom)[CHARGE] = 0;
    }

    int from(int bond) {
        return bonds.get(bond)[FROM];
    }

    int to(int bond) {
        return bonds.get(bond)[TO];
    }

    int order(int bond) {
        return bonds.get(bond)[ORDER];
    }

    void setOrder(int bond, int order) {
        bonds.get(bond)[ORDER] = order;
    }

    void removeBond(int bond) {
        bonds.remove(bond);
    }

    /** Removes an atom and its bonds; those behind it move up. */
    void removeAtom(int atom) {
        bonds.removeIf(bond -> bond[FROM] == atom || bond[TO] == atom);
        atoms.remove(atom);
        for (int[] bond : bonds) {
            bond[FROM] -= bond[FROM] > atom ? 1 : 0;
            bond[TO] -= bond[TO] > atom ? 1 : 0;
        }
    }

    List<Integer> neighbors(int atom) {
        List<Integer> neighbors = new ArrayList<>();
        for (int[] bond : bonds) {
            if (bond[FROM] == atom || bond[TO] == atom) {
                neighbors.add(bond[FROM] == atom ? bond[TO] : bond[FROM]);
            }
        }
        return neighbors;
    }

    /** The component of each atom, from 0 on. */
    int[] components() {
        int[] component = new int[atoms.size()];
        Arrays.fill(component, -1);
        int count = 0;
        for (int first = 0; first < component.length; first++) {
            if (component[first] < 0) {
                List<Integer> open = new ArrayList<>(List.of(first));
                component[first] = count;
                while (!open.isEmpty()) {
                    for (int next : neighbors(open.remove(open.size() - 1))) {
                        if (component[next] < 0) {
                            component[next] = count;
                            open.add(next);
                        }
                    }
                }
                count++;
            }
        }
        return component;
    }

    /**
     * One component.
     *
     * @param component of {@link #components}
     * @param ends atoms of it, changed to their numbers in the piece
     */
    Constitution piece(int[] components, int component, int[] ends) {
        Constitution piece = new Constitution();
        int[] moved = new int[atoms.size()];
        for (int a = 0; a < moved.length; a++) {
            if (components[a] == component) {
                piece.atoms.add(atoms.get(a).clone());
                moved[a] = piece.atoms.size() - 1;
            }
        }
        for (int[] bond : bonds) {
            if (components[bond[FROM]] == component) {
                piece.addBond(moved[bond[FROM]], moved[bond[TO]], bond[ORDER]);
            }
        }
        for (int i = 0; i < ends.length; i++) {
            ends[i] = moved[ends[i]];
        }
        return piece;
    }

    /**
     * A SMILES of it.
     *
     * @throws InvalidMoleculeException if it cannot be written; valences are not checked
     */
    String smiles() throws InvalidMoleculeException {
        ConstitutionWriter writer = new ConstitutionWriter();
        for (int[] atom : atoms) {
            writer.saturatedAtom(atom[ELEMENT], atom[CHARGE], false, 0);
        }
        for (int[] bond : bonds) {
            writer.bond(bond[FROM], bond[TO], bond[ORDER], false);
        }
        return writer.write();
    }
}
