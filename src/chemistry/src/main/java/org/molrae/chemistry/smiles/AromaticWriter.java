package org.molrae.chemistry.smiles;

/**
 * Isomeric SMILES with aromatic symbols, in the order of the text that was read. The caller says
 * which atoms and bonds are aromatic.
 *
 * <p>A molecule is written without aromatic symbols where they would hide the configuration of a
 * double bond, or stand at both ends of a double or triple bond that is not aromatic, such as an
 * aryne's: readers other than RDKit (CDK among them) do not find the double bonds of all of those.
 */
public final class AromaticWriter {

    private AromaticWriter() {}

    /**
     * Writes a molecule.
     *
     * @param aromaticAtom by atom
     * @param aromaticBond by bond
     * @throws InvalidMoleculeException if it has bonds that Kekulé forms do not express, or more
     *     than 99 rings open at once
     */
    public static String write(KekuleGraph molecule, boolean[] aromaticAtom, boolean[] aromaticBond)
            throws InvalidMoleculeException {
        MolecularGraph graph = molecule.graph();
        KekuleForm.requireOrdinary(graph);
        boolean[] none = new boolean[graph.bonds];
        Stereochemistry stereo = new Stereochemistry(graph, molecule.ringBonds(), none);
        boolean[] shared = new boolean[graph.bonds];
        boolean readable = true;
        for (int b = 0; b < graph.bonds; b++) {
            shared[b] = aromaticBond[b] && graph.order[b] <= 2;
            readable &= !(shared[b] && stereo.isStereoBond(b));
            readable &=
                    shared[b]
                            || graph.order[b] == 1
                            || !aromaticAtom[graph.from[b]]
                            || !aromaticAtom[graph.to[b]];
        }
        return SmilesWriter.asRead(
                        graph,
                        readable ? aromaticAtom : new boolean[graph.atoms],
                        readable ? shared : none,
                        stereo)
                .write();
    }
}
