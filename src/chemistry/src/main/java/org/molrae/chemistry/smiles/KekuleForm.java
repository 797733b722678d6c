package org.molrae.chemistry.smiles;

import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;

/**
 * The canonical Kekulé form of a molecule: one isomeric SMILES without aromatic atoms, the same for
 * every way to write the molecule. It is what the model is trained on.
 *
 * <p>Resonance forms are unified ({@link Delocalization}), atoms are ranked by constitution and
 * configuration ({@link AtomRanking}), the text is written from the ranks ({@link SmilesWriter}):
 * smaller branches first, ring numbers reused, double bonds along the chain rather than at ring
 * closures, one directional bond at each end of a double bond. Groups that RDKit separates into
 * charges ({@code N(=O)=O}) are separated here too, and explicit hydrogens merged.
 *
 * <p>Configurations that mean nothing to RDKit are dropped ({@link StereoElements}): those of atoms
 * and bonds with two like neighbors, and of amines, which invert.
 *
 * <p>Limits: only tetrahedral and double-bond configurations are kept; dative and any-bonds have no
 * Kekulé form; at most {@value #MAX_ATOMS} atoms. Different atoms that no refinement of ranks can
 * tell apart, as the rings of 1,4-dicyclopropylcyclohexane or in strongly regular cages, may lead
 * to different forms of one molecule.
 *
 * <p>Any number of threads may ask at once.
 */
public final class KekuleForm {

    /** The largest molecule, in atoms; ranking takes quadratic time at worst. */
    public static final int MAX_ATOMS = 10_000;

    private KekuleForm() {}

    /**
     * Brings a SMILES to its canonical Kekulé form.
     *
     * @param smiles a molecule in any form, read as far as white space
     * @throws InvalidMoleculeException if RDKit's rules would reject it, or if it is beyond the
     *     limits
     */
    public static String of(String smiles) throws InvalidMoleculeException {
        return of(MoleculeCheck.read(smiles));
    }

    /**
     * Returns the canonical Kekulé form of a molecule that has been read, which it leaves as it is.
     *
     * @throws InvalidMoleculeException if it is beyond the limits
     */
    public static String of(KekuleGraph molecule) throws InvalidMoleculeException {
        return of(molecule.graph());
    }

    static String of(MolecularGraph graph) throws InvalidMoleculeException {
        requireOrdinary(graph);
        boolean[] ringBond = graph.ringBonds();
        boolean[] mobile = Delocalization.mobileBonds(graph, ringBond);
        Stereochemistry stereo = new Stereochemistry(graph, ringBond, mobile);
        AtomRanking ranking = new AtomRanking(graph, mobile, stereo);
        StereoElements.retain(graph, stereo, ranking);
        if (Hydrogens.mergeUnneeded(graph, stereo)) {
            return of(graph);
        }
        return new CanonicalSearch(graph, mobile, stereo).run(ranking);
    }

    static void requireOrdinary(MolecularGraph graph) throws InvalidMoleculeException {
        if (graph.atoms > MAX_ATOMS) {
            throw new InvalidMoleculeException(
                    Reason.UNSUPPORTED, -1, "more than " + MAX_ATOMS + " atoms");
        }
        for (int b = 0; b < graph.bonds; b++) {
            if (graph.order[b] > 4) {
                throw new InvalidMoleculeException(
                        Reason.UNSUPPORTED,
                        graph.position[graph.from[b]],
                        "this atom has a bond that a Kekulé form cannot express");
            }
        }
    }
}
