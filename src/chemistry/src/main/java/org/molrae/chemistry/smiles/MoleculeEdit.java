package org.molrae.chemistry.smiles;

import java.util.Arrays;

/**
 * Changes to a molecule that leave its heavy atoms what they are: protons moved, bonds cut, labels
 * and configurations dropped. The result is a canonical Kekulé form.
 *
 * <p>Not safe for threads to share; atoms and bonds are numbered as {@link KekuleGraph} numbers
 * them.
 */
public final class MoleculeEdit {

    private final MolecularGraph graph;
    private final boolean[] cut;

    /**
     * Begins with a molecule as it is.
     *
     * @param smiles read as far as white space, by the rules of {@link MoleculeCheck}
     * @throws InvalidMoleculeException if the text is no molecule
     */
    public MoleculeEdit(String smiles) throws InvalidMoleculeException {
        graph = MoleculeCheck.read(smiles);
        cut = new boolean[graph.bonds];
    }

    /** Adds protons to an atom, each a hydrogen and a charge; takes them away if negative. */
    public MoleculeEdit addProtons(int atom, int protons) {
        setHydrogens(atom, graph.totalHydrogens(atom) + protons);
        graph.charge[atom] += (byte) protons;
        return this;
    }

    /** Cuts a bond: the electrons stay with one of its atoms, the other loses them. */
    public MoleculeEdit cut(int bond, int loser) {
        int order = graph.order[bond];
        int keeper = graph.other(bond, loser);
        cut[bond] = true;
        setHydrogens(loser, graph.totalHydrogens(loser));
        setHydrogens(keeper, graph.totalHydrogens(keeper));
        graph.charge[loser] += (byte) order;
        graph.charge[keeper] -= (byte) order;
        return this;
    }

    /** Drops mass numbers; labelled hydrogens become hydrogens like others. */
    public MoleculeEdit dropIsotopes() {
        Arrays.fill(graph.isotope, 0);
        return this;
    }

    /** Drops all tetrahedral and double-bond configurations. */
    public MoleculeEdit dropConfigurations() {
        Arrays.fill(graph.chirality, (byte) 0);
        Arrays.fill(graph.direction, (byte) 0);
        return this;
    }

    private void setHydrogens(int atom, int hydrogens) {
        graph.hydrogens[atom] = hydrogens;
        graph.implied[atom] = 0;
        graph.bracket[atom] = true;
    }

    /**
     * The canonical Kekulé form of the molecule as it is now; ends the edit.
     *
     * @throws InvalidMoleculeException if it is no molecule any more, or beyond the limits of
     *     {@link KekuleForm}
     */
    public String form() throws InvalidMoleculeException {
        MolecularGraph edited = withoutCutBonds();
        Hydrogens.merge(edited);
        ValenceModel.check(edited);
        return KekuleForm.of(edited);
    }

    private MolecularGraph withoutCutBonds() {
        MolecularGraph copy = new MolecularGraph();
        int[] newBond = new int[graph.bonds];
        for (int a = 0; a < graph.atoms; a++) {
            copy.copyAtom(graph, a);
        }
        for (int b = 0; b < graph.bonds; b++) {
            if (!cut[b]) {
                newBond[b] =
                        copy.addBond(
                                graph.from[b], graph.to[b], graph.order[b], graph.direction[b]);
            }
        }
        for (int a = 0; a < graph.atoms; a++) {
            for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
                if (!cut[graph.incident[i]]) {
                    copy.mention(a, newBond[graph.incident[i]]);
                }
            }
        }
        copy.link();
        return copy;
    }
}
