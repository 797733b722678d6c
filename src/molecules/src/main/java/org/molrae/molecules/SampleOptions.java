package org.molrae.molecules;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.molrae.autoencoder.density.CodeSource;
import org.molrae.autoencoder.model.DensityChoice;
import org.molrae.autoencoder.model.SamplingDefaults;
import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.mask.Constraint;
import org.molrae.molecules.mask.Scaffold;
import org.molrae.molecules.mask.SemanticMask;
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
 * @param density of the latent codes, one of the model's or another
 * @param noise added to the codes, as a multiple of the deviation that the decoder was trained
 *     with: the more, the more the decoder writes by itself; empty for what the model was released
 *     with. Of effect only where the decoder is told of noise ({@code Posterior.NoiseLevels})
 * @param choice of the rules; empty for what the model was released with
 * @param constraint that all molecules obey
 * @param scaffold that all molecules contain
 * @param forbidden alerts that no molecule raises: those that do are drawn again
 * @param required patterns that every molecule has: those that lack one are drawn again
 * @param maxRules the most plain rules of a derivation, 0 for the model's number
 * @param form in which molecules are written
 * @param filter which of the drawn molecules are left out
 * @param maxDraws the most draws of a stream, kept or not; 0 for as many as it takes, though {@link
 *     MoleculeStream#PATIENCE} in a row that are left out are the end
 * @param threads that draw, at least 1
 * @param logLikelihoods whether {@link DrawnMolecule#logLikelihood} is computed, which takes longer
 */
public record SampleOptions(
        long seed,
        DensityChoice density,
        OptionalDouble noise,
        Optional<RuleChoice.Sampling> choice,
        Constraint constraint,
        Optional<Scaffold> scaffold,
        Optional<AlertCatalog> forbidden,
        List<SubstructurePattern> required,
        int maxRules,
        OutputForm form,
        Filter filter,
        long maxDraws,
        int threads,
        boolean logLikelihoods) {

    /**
     * Refuses a noise that is not between 0 and 100, and numbers below those that they begin at.
     */
    public SampleOptions {
        required = List.copyOf(required);
        noise.ifPresent(SamplingDefaults::requireNoise);
        if (threads < 1) {
            throw new IllegalArgumentException("at least 1 thread must draw, not " + threads);
        }
        if (maxDraws < 0) {
            throw new IllegalArgumentException(
                    "the most draws are 1 or more, or 0 for as many as it takes, not " + maxDraws);
        }
        if (maxRules < 0) {
            throw new IllegalArgumentException(
                    "the most rules are 1 or more, or 0 for the model's number, not " + maxRules);
        }
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
     * Aromatic SMILES from the model's best density, with the model's noise and choice of rules,
     * everything as drawn, on all processors.
     */
    public static SampleOptions seeded(long seed) {
        return new SampleOptions(
                seed,
                DensityChoice.best(),
                OptionalDouble.empty(),
                Optional.empty(),
                Constraint.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                OutputForm.AROMATIC,
                Filter.NONE,
                0,
                Runtime.getRuntime().availableProcessors(),
                false);
    }

    /** These options with another seed. */
    public SampleOptions withSeed(long seed) {
        return with(copy -> copy.seed = seed);
    }

    /** These options with another density of the model, by its name, as {@code gaussian}. */
    public SampleOptions withDensity(String density) {
        return with(copy -> copy.density = DensityChoice.named(density));
    }

    /** These options with a source of codes that need not be one of the model's densities. */
    public SampleOptions withDensity(CodeSource density) {
        return with(copy -> copy.density = DensityChoice.of(density));
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

    /** These options for molecules that raise no alert of a list. */
    public SampleOptions withForbidden(AlertCatalog alerts) {
        return with(copy -> copy.forbidden = Optional.of(alerts));
    }

    /** These options for molecules that have these patterns, and no others that were asked for. */
    public SampleOptions withRequired(List<SubstructurePattern> patterns) {
        return with(copy -> copy.required = patterns);
    }

    /** Whether molecules are looked at for patterns. */
    boolean patterned() {
        return forbidden.isPresent() || !required.isEmpty();
    }

    /** Whether a molecule has the patterns that are required, and none that is forbidden. */
    boolean admits(Molecule molecule) {
        return required.stream().allMatch(pattern -> pattern.matches(molecule))
                && (forbidden.isEmpty() || !forbidden.get().matchesAny(molecule));
    }

    /**
     * These options with another length budget, in plain rules.
     *
     * @throws IllegalArgumentException if it is negative
     */
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

    /**
     * These options with another limit of draws.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SampleOptions withMaxDraws(long maxDraws) {
        return with(copy -> copy.maxDraws = maxDraws);
    }

    /**
     * These options with another number of threads.
     *
     * @throws IllegalArgumentException if it is below 1
     */
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
        private long seed;
        private DensityChoice density;
        private OptionalDouble noise;
        private Optional<RuleChoice.Sampling> choice;
        private Constraint constraint;
        private Optional<Scaffold> scaffold;
        private Optional<AlertCatalog> forbidden;
        private List<SubstructurePattern> required;
        private int maxRules;
        private OutputForm form;
        private Filter filter;
        private long maxDraws;
        private int threads;
        private boolean logLikelihoods;

        Copy(SampleOptions options) {
            seed = options.seed;
            density = options.density;
            noise = options.noise;
            choice = options.choice;
            constraint = options.constraint;
            scaffold = options.scaffold;
            forbidden = options.forbidden;
            required = options.required;
            maxRules = options.maxRules;
            form = options.form;
            filter = options.filter;
            maxDraws = options.maxDraws;
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
                    forbidden,
                    required,
                    maxRules,
                    form,
                    filter,
                    maxDraws,
                    threads,
                    logLikelihoods);
        }
    }

    /** Whether molecules have to be more than molecules. */
    boolean constrained() {
        return constraint != Constraint.NONE || scaffold.isPresent() || maxRules > 0;
    }

    /** The mask of these options, narrowed from the mask of all molecules. */
    SemanticMask narrow(SemanticMask all) {
        SemanticMask narrowed = all.narrowed(maxRules > 0 ? maxRules : all.budget(), constraint);
        return scaffold.map(narrowed::around).orElse(narrowed);
    }
}
