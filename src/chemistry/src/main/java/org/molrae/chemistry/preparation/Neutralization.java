package org.molrae.chemistry.preparation;

import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.pattern.MatchTarget;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.MoleculeEdit;
import org.molrae.chemistry.structure.Molecule;

/**
 * The neutral form of a molecule, as far as protons alone lead there; the rules are those of
 * RDKit's {@code Uncharger} in canonical order:
 *
 * <ol>
 *   <li>Cations with hydrogens (ammonium, pyridinium, sulfonium) lose protons.
 *   <li>Anions take protons up, bases before acids (carboxylates, sulfonates, phosphates, nitrate,
 *       halates, tetrazoles), until the whole is neutral: what balances a charge that cannot go
 *       (quaternary nitrogen, metals) stays.
 *   <li>Charges that stand beside each other stay: nitro groups, N-oxides, azides, isocyanides.
 * </ol>
 *
 * <p>Where RDKit moves more than protons, charges stay here: carbocations, borohydrides; and so do
 * anions that have no neutral form, such as hexafluorophosphate and triiodide.
 */
public final class Neutralization {

    private static final int CARBON = 6;

    private static final SubstructurePattern ACID =
            SubstructurePattern.of(
                    "[$([O,S;-][C,S;+0]=[O,S]),$([O,S;-][N,P;+](=[O,S])[O,S;-]),"
                            + "$([O-][Cl,Br,I;+,+2,+3][O-]),$([n-]1nnnc1),$([n-]1ncnn1)]");

    private Neutralization() {}

    /**
     * The neutral form of a molecule.
     *
     * @return its canonical Kekulé form
     * @throws InvalidMoleculeException if the text is no molecule, or beyond the limits of
     *     canonical forms
     */
    public static String of(String smiles) throws InvalidMoleculeException {
        String form = withoutProtons(smiles);
        while (true) {
            Molecule molecule = Molecule.fromSmiles(form);
            String better = charge(molecule) < 0 ? protonated(molecule, form) : null;
            if (better == null) {
                return form;
            }
            form = better;
        }
    }

    private static String withoutProtons(String smiles) throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(smiles);
        MoleculeEdit edit = new MoleculeEdit(smiles);
        for (int a = 0; a < molecule.atomCount(); a++) {
            if (canLoseProtons(molecule, a)) {
                edit.addProtons(a, -Math.min(molecule.charge(a), molecule.hydrogens(a)));
            }
        }
        return edit.form();
    }

    private static boolean canLoseProtons(Molecule molecule, int a) {
        return molecule.charge(a) > negativeCharge(molecule, a, true)
                && molecule.hydrogens(a) > 0
                && usualValence(molecule.element(a)) > 0
                && molecule.element(a) != CARBON;
    }

    /** With one proton more at the anion that takes it first, or null if there is none. */
    private static @Nullable String protonated(Molecule molecule, String form)
            throws InvalidMoleculeException {
        boolean[] acid = new boolean[molecule.atomCount()];
        for (int[] match : ACID.find(MatchTarget.of(molecule))) {
            acid[match[0]] = true;
        }
        String best = null;
        boolean bestIsAcid = true;
        for (int a = 0; a < acid.length; a++) {
            if (canTakeProton(molecule, a) && (bestIsAcid || !acid[a])) {
                String one = new MoleculeEdit(form).addProtons(a, 1).form();
                // of equals the one with the greater form: no matter how the molecule was written
                if (best == null || bestIsAcid != acid[a] || one.compareTo(best) > 0) {
                    best = one;
                    bestIsAcid = acid[a];
                }
            }
        }
        return best;
    }

    private static boolean canTakeProton(Molecule molecule, int a) {
        if (molecule.charge(a) >= 0 || molecule.valence(a) >= usualValence(molecule.element(a))) {
            return false;
        }
        for (int i = 0; i < molecule.degree(a); i++) {
            int other = molecule.neighbor(a, i);
            if (molecule.charge(other) > 0
                    && negativeCharge(molecule, other, false) <= molecule.charge(other)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The negative charge beside an atom.
     *
     * @param ofAll whether that of boron and metals counts, which takes up no protons
     */
    private static int negativeCharge(Molecule molecule, int a, boolean ofAll) {
        int charge = 0;
        for (int i = 0; i < molecule.degree(a); i++) {
            int other = molecule.neighbor(a, i);
            if (ofAll || usualValence(molecule.element(other)) > 0) {
                charge -= Math.min(0, molecule.charge(other));
            }
        }
        return charge;
    }

    static int charge(Molecule molecule) {
        int charge = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            charge += molecule.charge(a);
        }
        return charge;
    }

    /** The most bonds that a neutral atom of an element has which takes up or gives protons. */
    private static int usualValence(int element) {
        return switch (element) {
            case CARBON, 14 -> 4;
            case 7 -> 3;
            case 8 -> 2;
            case 15, 33 -> 5;
            case 16, 34, 52 -> 6;
            case 1, 9, 17, 35, 53 -> 1;
            default -> 0;
        };
    }
}
