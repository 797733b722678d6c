package org.molrae.chemistry.pattern;

import org.molrae.chemistry.structure.Molecule;

/**
 * SMARTS that ask for the atoms and bonds of a molecule: element and charge of each atom, order or
 * aromaticity of each bond. Hydrogens are not asked for: they are what others may replace.
 */
final class MoleculeSmarts {

    private final Molecule molecule;
    private final StringBuilder text = new StringBuilder();
    private final boolean[] written;

    /** Of each bond: the ring number that it is written with, or 0. */
    private final int[] closure;

    private final boolean[] bondWritten;
    private int rings;

    private MoleculeSmarts(Molecule molecule) {
        this.molecule = molecule;
        written = new boolean[molecule.atomCount()];
        closure = new int[molecule.bondCount()];
        bondWritten = new boolean[molecule.bondCount()];
    }

    /** Writes a molecule, part after part. */
    static String of(Molecule molecule) {
        MoleculeSmarts smarts = new MoleculeSmarts(molecule);
        boolean[] seen = new boolean[molecule.atomCount()];
        for (int a = 0; a < seen.length; a++) {
            if (!seen[a]) {
                smarts.number(a, -1, seen, new boolean[molecule.bondCount()]);
            }
        }
        for (int a = 0; a < seen.length; a++) {
            if (!smarts.written[a]) {
                smarts.text.append(smarts.text.isEmpty() ? "" : ".");
                smarts.write(a);
            }
        }
        return smarts.text.toString();
    }

    /** Finds the bonds that close rings, in the order in which atoms are written. */
    private void number(int atom, int from, boolean[] seen, boolean[] taken) {
        seen[atom] = true;
        for (int i = 0; i < molecule.degree(atom); i++) {
            int bond = molecule.bond(atom, i);
            int other = molecule.neighbor(atom, i);
            if (bond == from || taken[bond]) {
                continue;
            }
            taken[bond] = true;
            if (seen[other]) {
                closure[bond] = ++rings;
            } else {
                number(other, bond, seen, taken);
            }
        }
    }

    private void write(int atom) {
        written[atom] = true;
        int charge = molecule.charge(atom);
        text.append("[#").append(molecule.element(atom));
        text.append(charge < 0 ? '-' : '+').append(Math.abs(charge)).append(']');
        for (int i = 0; i < molecule.degree(atom); i++) {
            int bond = molecule.bond(atom, i);
            if (closure[bond] > 0) {
                text.append(symbol(bond)).append("%(").append(closure[bond]).append(')');
                bondWritten[bond] = true;
            }
        }
        for (int i = 0; i < molecule.degree(atom); i++) {
            int bond = molecule.bond(atom, i);
            int other = molecule.neighbor(atom, i);
            if (!bondWritten[bond] && !written[other]) {
                bondWritten[bond] = true;
                text.append('(').append(symbol(bond));
                write(other);
                text.append(')');
            }
        }
    }

    private char symbol(int bond) {
        if (molecule.aromaticBond(bond)) {
            return ':';
        }
        return switch (molecule.order(bond)) {
            case 1 -> '-';
            case 2 -> '=';
            case 3 -> '#';
            case 4 -> '$';
            default -> '~';
        };
    }
}
