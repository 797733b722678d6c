package org.molrae.chemistry.evaluation;

import java.util.regex.Pattern;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;

/**
 * Which texts are the same molecule: keys of canonical Kekulé forms. As a relation it is that of
 * RDKit's canonical isomeric SMILES. A molecule that has no Kekulé form (dative bonds, more than
 * {@value KekuleForm#MAX_ATOMS} atoms) is identified by its text.
 */
final class Identity {

    private static final Pattern MARKS =
            Pattern.compile("@(?:@|TH\\d|AL\\d|SP\\d|TB\\d+|OH\\d+)?|[/\\\\]");

    private Identity() {}

    static long of(String smiles) {
        try {
            return TextKey.of(KekuleForm.of(smiles));
        } catch (InvalidMoleculeException e) {
            return TextKey.of(smiles);
        }
    }

    /** The same for the molecule without its configurations. */
    static long ofConstitution(String smiles) {
        return of(MARKS.matcher(smiles).replaceAll(""));
    }
}
