package org.molrae.molecules;

import java.io.IOException;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Vocabulary;
import org.molrae.molecules.mask.SemanticMask;
import org.molrae.sequences.UniformSampler;

/**
 * Molecules without a model: at every step each plain rule that the masks allow is as likely as any
 * other. They look like nothing a chemist would draw, and go where no model goes: the stress test
 * of the masks.
 */
public final class UniformMolecules implements MoleculeSource {

    /** The name that stands for no model. */
    public static final String NAME = "uniform";

    private final SemanticMask mask;

    private UniformMolecules(SemanticMask mask) {
        this.mask = mask;
    }

    /**
     * Uniform molecules of a vocabulary; merged rules are not used.
     *
     * @param maxRules the most rules of a derivation, where options do not say otherwise
     */
    public static UniformMolecules of(Vocabulary vocabulary, int maxRules) {
        return new UniformMolecules(SemanticMask.of(vocabulary.plain(), maxRules));
    }

    /**
     * Uniform molecules of the released model's lexicon, as long as that model's; needs no engine.
     *
     * @throws IOException if it cannot be read
     */
    public static UniformMolecules released() throws IOException {
        var model = ReleasedModels.describe(ReleasedModels.DEFAULT);
        return of(model.vocabulary(), model.network().maxLength());
    }

    @Override
    public Vocabulary vocabulary() {
        return mask.vocabulary();
    }

    /**
     * {@inheritDoc} Options that ask for a density, a choice of rules or log-likelihoods have no
     * say.
     */
    @Override
    public MoleculeStream sample(SampleOptions options) {
        if (options.filter().novel()) {
            throw new IllegalArgumentException("without a model there is no training set");
        }
        DerivationCodec codec = new DerivationCodec(mask.vocabulary());
        return new MoleculeStream(
                new UniformSampler<>(
                        mask.vocabulary(),
                        options.constrained() ? options.narrow(mask) : mask,
                        options.seed(),
                        options.threads(),
                        rules -> DrawnMolecule.of(codec.decode(Derivation.of(rules)), options)),
                options,
                null,
                codec);
    }

    @Override
    public void close() {}
}
