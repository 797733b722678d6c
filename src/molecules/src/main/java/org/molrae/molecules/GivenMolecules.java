package org.molrae.molecules;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import org.molrae.chemistry.ParallelWork;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.grammar.DerivationCodec;
import org.molrae.sequences.DerivationSource;

/**
 * The molecules of a generator that writes texts.
 *
 * @param texts what it writes under a seed
 */
record GivenMolecules(LongFunction<? extends Iterator<String>> texts) implements MoleculeSource {

    @Override
    public MoleculeStream sample(SampleOptions options) {
        if (options.constrained()
                || options.filter().novel()
                || options.logLikelihoods()
                || options.noise().isPresent()
                || options.choice().isPresent()) {
            throw new IllegalArgumentException(
                    "a generator from outside takes no constraint, scaffold, noise or choice of"
                            + " rules, and has neither likelihoods nor a training set");
        }
        return new MoleculeStream(
                new Texts(texts.apply(options.seed()), options),
                options,
                null,
                new DerivationCodec(vocabulary()));
    }

    /**
     * Texts as draws; when they end, there are no more.
     *
     * @param texts what is written
     */
    private record Texts(Iterator<String> texts, SampleOptions options)
            implements DerivationSource<DrawnMolecule> {

        @Override
        public boolean hasNext() {
            return texts.hasNext();
        }

        @Override
        public DrawnMolecule next() {
            ParallelWork.requireUninterrupted();
            if (!texts.hasNext()) {
                throw new NoSuchElementException("the generator wrote no more molecules");
            }
            return DrawnMolecule.of(form(texts.next()), options);
        }

        private static String form(String text) {
            try {
                return KekuleForm.of(text);
            } catch (InvalidMoleculeException e) {
                return text;
            }
        }

        @Override
        public void skipTo(long sample) {
            for (long i = 0; i < sample && texts.hasNext(); i++) {
                texts.next();
            }
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() {}
}
