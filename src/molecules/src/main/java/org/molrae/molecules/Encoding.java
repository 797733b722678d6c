package org.molrae.molecules;

import java.util.Optional;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

/**
 * What became of one of many molecules that were to be encoded: a code, or why there is none.
 *
 * @param code {@code [latentDimension]}; empty for what is refused
 * @param refusal why it is no molecule, or one that the model cannot express; empty where there is
 *     a code
 */
public record Encoding(Optional<float[]> code, Optional<InvalidMoleculeException> refusal) {

    static final Encoding NONE = new Encoding(Optional.empty(), Optional.empty());

    static Encoding of(float[] code) {
        return new Encoding(Optional.of(code), Optional.empty());
    }

    static Encoding refused(InvalidMoleculeException why) {
        return new Encoding(Optional.empty(), Optional.of(why));
    }
}
