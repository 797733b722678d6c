package org.molrae.chemistry.evaluation;

import java.util.regex.Pattern;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.smiles.KekuleGraph;

/**
 * Which texts are the same molecule: keys of canonical Kekulé forms. As a relation it is that of
 * RDKit's canonical isomeric SMILES. A molecule that has no Kekulé form (dative bonds, more than
 * {@value KekuleForm#MAX_ATOMS} atoms) is identified by its text.
 */
final class Identity {

    private static final Pattern MARKS =
            Pattern.compile("@(?:@|TH\\d|AL\\d|SP\\d|TB\\d+|OH\\d+)?|[/\\\\]");

    private Identity() {}

    /**
     * The key of a molecule.
     *
     * @param smiles the text that it was read from
     */
    static long of(KekuleGraph molecule, String smiles) {
        try {
            return TextKey.of(KekuleForm.of(molecule));
        } catch (InvalidMoleculeException e) {
            return TextKey.of(smiles);
        }
    }

    /** The same for a molecule without its configurations. */
    static long ofConstitution(String smiles) {
        String text = MARKS.matcher(smiles).replaceAll("");
        try {
            return TextKey.of(KekuleForm.of(text));
        } catch (InvalidMoleculeException e) {
            return TextKey.of(text);
        }
    }
}
