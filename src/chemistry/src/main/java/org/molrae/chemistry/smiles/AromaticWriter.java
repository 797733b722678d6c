package org.molrae.chemistry.smiles;

/**
 * Isomeric SMILES with aromatic symbols, in the order of the text that was read. The caller says
 * which atoms and bonds are aromatic.
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
            // the triple bond of an aryne stays one
            shared[b] = aromaticBond[b] && graph.order[b] <= 2;
            readable &= !(shared[b] && stereo.isStereoBond(b));
        }
        return SmilesWriter.asRead(
                        graph,
                        readable ? aromaticAtom : new boolean[graph.atoms],
                        readable ? shared : none,
                        stereo)
                .write();
    }
}
