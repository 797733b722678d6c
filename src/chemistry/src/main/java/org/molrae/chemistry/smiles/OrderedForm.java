package org.molrae.chemistry.smiles;

import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;

/**
 * A molecule to be written as Kekulé SMILES from an atom of choice to another: for texts that other
 * texts are to go on with. What is written has the configurations and hydrogens of {@link
 * KekuleForm}, and is one part.
 *
 * <p>Atoms are numbered as {@link #graph} numbers them. Not safe for threads to share.
 */
public final class OrderedForm {

    private final MolecularGraph graph;
    private final boolean[] mobile;
    private final Stereochemistry stereo;
    private final int[] rank;

    /**
     * Reads a molecule.
     *
     * @param smiles in any form, read as far as white space; marked atoms {@code *} may stand for
     *     what is to come
     * @throws InvalidMoleculeException if the text is no molecule, or none that Kekulé forms
     *     express
     */
    public OrderedForm(String smiles) throws InvalidMoleculeException {
        MolecularGraph read = MoleculeCheck.read(smiles);
        while (true) {
            KekuleForm.requireOrdinary(read);
            boolean[] ringBond = read.ringBonds();
            boolean[] mobileBonds = Delocalization.mobileBonds(read, ringBond);
            Stereochemistry found = new Stereochemistry(read, ringBond, mobileBonds);
            AtomRanking ranking = new AtomRanking(read, mobileBonds, found);
            StereoElements.retain(read, found, ranking);
            if (!Hydrogens.mergeUnneeded(read, found)) {
                while (!ranking.complete()) {
                    ranking.prefer(ranking.firstTie(), 0);
                }
                graph = read;
                mobile = mobileBonds;
                stereo = found;
                rank = ranking.rank;
                return;
            }
        }
    }

    /** The molecule. */
    public KekuleGraph graph() {
        return KekuleGraph.of(graph);
    }

    /** The atom that a canonical text begins with. */
    public int canonicalFirst() {
        int first = 0;
        for (int a = 1; a < graph.atoms; a++) {
            first = rank[a] < rank[first] ? a : first;
        }
        return first;
    }

    /**
     * A text with the order of its atoms.
     *
     * @param smiles Kekulé SMILES
     * @param atoms the atoms in the order of the text, {@code [atoms]}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Text(String smiles, int[] atoms) {}

    /**
     * Writes the molecule.
     *
     * @param first the atom that the text begins with
     * @param last the atom whose branch comes last everywhere, so that, where it is the end of a
     *     chain, the text ends with it; or -1
     * @throws InvalidMoleculeException if the molecule has several parts, or more than 99 rings are
     *     open at once
     */
    public Text write(int first, int last) throws InvalidMoleculeException {
        int[] order = rank.clone();
        for (int a = 0; a < order.length; a++) {
            order[a] = a == first ? 0 : rank[a] < rank[first] ? rank[a] + 1 : rank[a];
        }
        WritingOrder writing = WritingOrder.towards(graph, mobile, order, last);
        String text = SmilesWriter.ordered(graph, mobile, stereo, writing).write();
        for (int i = 1; i < writing.sequence.length; i++) {
            if (writing.parentBond[writing.sequence[i]] < 0) {
                throw new InvalidMoleculeException(
                        Reason.UNSUPPORTED,
                        graph.position[writing.sequence[i]],
                        "a fragment has one part");
            }
        }
        return new Text(text, writing.sequence.clone());
    }
}
