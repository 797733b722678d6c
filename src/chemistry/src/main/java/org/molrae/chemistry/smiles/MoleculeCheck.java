package org.molrae.chemistry.smiles;

import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;

/**
 * Says whether a SMILES is a molecule, in agreement with RDKit 2022.09 ({@code MolFromSmiles} with
 * sanitization), and if not, why and where.
 *
 * <p>The rules are RDKit's: its grammar, merging of explicit hydrogens, charge separation,
 * valences, Kekulé structures. Known differences: the empty text is no molecule here; text after
 * white space is a name and is not read as CXSMILES; characters beyond ASCII are never skipped.
 *
 * <p>Any number of threads may check at once.
 */
public final class MoleculeCheck {

    private MoleculeCheck() {}

    /**
     * What a check found.
     *
     * @param valid whether the text is a molecule
     * @param reason why not, or null
     * @param position the 0-based index of the character to blame, or -1
     * @param message one line for people, empty for a molecule
     */
    public record Verdict(boolean valid, @Nullable Reason reason, int position, String message) {

        static final Verdict VALID = new Verdict(true, null, -1, "");
    }

    /** Checks one SMILES, as far as white space. */
    public static Verdict of(String smiles) {
        try {
            read(smiles);
            return Verdict.VALID;
        } catch (InvalidMoleculeException e) {
            return new Verdict(false, e.reason(), e.position(), String.valueOf(e.getMessage()));
        }
    }

    /** Reads a molecule with ordinary bonds, hydrogens counted, valences checked. */
    static MolecularGraph read(String smiles) throws InvalidMoleculeException {
        MolecularGraph graph = SmilesReader.read(smiles);
        Hydrogens.merge(graph);
        Normalization.apply(graph);
        ValenceModel.check(graph);
        Kekulization.apply(graph, graph.ringBonds());
        return graph;
    }
}
