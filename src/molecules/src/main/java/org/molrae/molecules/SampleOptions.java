package org.molrae.molecules;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.molrae.molecules.mask.Constraint;
import org.molrae.molecules.mask.Scaffold;
import org.molrae.molecules.mask.SemanticMask;
import org.molrae.sequences.SamplingDefaults;
import org.molrae.sequences.decoding.RuleChoice;

/**
 * How molecules are drawn.
 *
 * <pre>{@code
 * SampleOptions.seeded(7)
 *         .withConstraint(new RingSizes(5, 6).and(new NeutralAtoms()))
 *         .withDensity("gaussian");
 * }</pre>
 *
 * @param seed sample i depends on it and on i alone
 * @param density of the latent codes: {@code gmm}, {@code gaussian} or {@code prior}
 * @param noise added to the codes, as a multiple of the deviation that the decoder was trained
 *     with: the more, the more the decoder writes by itself; empty for what the model was released
 *     with. Of effect only where the decoder is told of noise ({@code Posterior.NoiseLevels})
 * @param choice of the rules; empty for what the model was released with
 * @param constraint that all molecules obey
 * @param scaffold that all molecules contain
 * @param maxRules the most plain rules of a derivation, 0 for the model's
 * @param form in which molecules are written
 * @param filter which of the drawn molecules are left out
 * @param threads that draw
 * @param logLikelihoods whether {@link DrawnMolecule#logLikelihood} is computed, which takes longer
 */
public record SampleOptions(
        long seed,
        String density,
        OptionalDouble noise,
        Optional<RuleChoice.Sampling> choice,
        Constraint constraint,
        Optional<Scaffold> scaffold,
        int maxRules,
        OutputForm form,
        Filter filter,
        int threads,
        boolean logLikelihoods) {

    /** Refuses a noise that is not between 0 and 100. */
    public SampleOptions {
        noise.ifPresent(SamplingDefaults::requireNoise);
    }

    /**
     * Which of the drawn molecules are left out.
     *
     * @param valid leave out texts that are no molecules
     * @param unique leave out molecules drawn before
     * @param novel leave out molecules of the training set
     */
    public record Filter(boolean valid, boolean unique, boolean novel) {
        /** Leaves out nothing. */
        public static final Filter NONE = new Filter(false, false, false);

        boolean leavesNothingOut() {
            return !valid && !unique && !novel;
        }
    }

    /**
     * Aromatic SMILES from the mixture, with the model's noise and choice of rules, everything as
     * drawn, on all processors.
     */
    public static SampleOptions seeded(long seed) {
        return new SampleOptions(
                seed,
                "gmm",
                OptionalDouble.empty(),
                Optional.empty(),
                SemanticMask.NO_CONSTRAINT,
                Optional.empty(),
                0,
                OutputForm.AROMATIC,
                Filter.NONE,
                Runtime.getRuntime().availableProcessors(),
                false);
    }

    /** These options with another density. */
    public SampleOptions withDensity(String density) {
        return with(copy -> copy.density = density);
    }

    /**
     * These options with another noise.
     *
     * @throws IllegalArgumentException if it is not between 0 and 100
     */
    public SampleOptions withNoise(double noise) {
        return with(copy -> copy.noise = OptionalDouble.of(noise));
    }

    /** These options with another choice of rules. */
    public SampleOptions withChoice(RuleChoice.Sampling choice) {
        return with(copy -> copy.choice = Optional.of(choice));
    }

    /** These options for molecules that obey a constraint. */
    public SampleOptions withConstraint(Constraint constraint) {
        return with(copy -> copy.constraint = constraint);
    }

    /** These options for molecules that contain a scaffold. */
    public SampleOptions withScaffold(Scaffold scaffold) {
        return with(copy -> copy.scaffold = Optional.of(scaffold));
    }

    /** These options with another length budget, in plain rules. */
    public SampleOptions withMaxRules(int maxRules) {
        return with(copy -> copy.maxRules = maxRules);
    }

    /** These options with another form of SMILES. */
    public SampleOptions withForm(OutputForm form) {
        return with(copy -> copy.form = form);
    }

    /** These options with another filter. */
    public SampleOptions withFilter(Filter filter) {
        return with(copy -> copy.filter = filter);
    }

    /** These options with another number of threads. */
    public SampleOptions withThreads(int threads) {
        return with(copy -> copy.threads = threads);
    }

    /** These options, with the log-likelihood of every molecule computed. */
    public SampleOptions withLogLikelihoods() {
        return with(copy -> copy.logLikelihoods = true);
    }

    private SampleOptions with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.options();
    }

    /** A copy before it is fixed. */
    private static final class Copy {
        private final long seed;
        private String density;
        private OptionalDouble noise;
        private Optional<RuleChoice.Sampling> choice;
        private Constraint constraint;
        private Optional<Scaffold> scaffold;
        private int maxRules;
        private OutputForm form;
        private Filter filter;
        private int threads;
        private boolean logLikelihoods;

        Copy(SampleOptions options) {
            seed = options.seed;
            density = options.density;
            noise = options.noise;
            choice = options.choice;
            constraint = options.constraint;
            scaffold = options.scaffold;
            maxRules = options.maxRules;
            form = options.form;
            filter = options.filter;
            threads = options.threads;
            logLikelihoods = options.logLikelihoods;
        }

        SampleOptions options() {
            return new SampleOptions(
                    seed,
                    density,
                    noise,
                    choice,
                    constraint,
                    scaffold,
                    maxRules,
                    form,
                    filter,
                    threads,
                    logLikelihoods);
        }
    }

    /** Whether molecules have to be more than molecules. */
    boolean constrained() {
        return constraint != SemanticMask.NO_CONSTRAINT || scaffold.isPresent() || maxRules > 0;
    }

    /** The mask of these options, narrowed from the mask of all molecules. */
    SemanticMask narrow(SemanticMask all) {
        SemanticMask narrowed = all.narrowed(maxRules > 0 ? maxRules : all.budget(), constraint);
        return scaffold.map(narrowed::around).orElse(narrowed);
    }
}
