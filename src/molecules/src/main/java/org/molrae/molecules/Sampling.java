package org.molrae.molecules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.density.CodeSource;
import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.mask.Constraint;
import org.molrae.molecules.mask.GuestBounds;
import org.molrae.molecules.mask.Scaffold;
import org.molrae.sequences.decoding.RuleChoice;
import org.openscience.cdk.interfaces.IAtomContainer;

/**
 * What is to be drawn from a source of molecules, said step by step. Immutable: each step gives
 * another sampling, of which any number can be drawn from, on any thread.
 *
 * <pre>{@code
 * List<DrawnMolecule> drawn =
 *         generator.sampling().seed(1).unique().constraint(new NeutralAtoms()).list(3);
 * try (Stream<DrawnMolecule> third = generator.sampling().seed(1).range(2000, 3000).stream()) {
 *     third.forEach(molecule -> System.out.println(molecule.index() + "\t" + molecule.smiles()));
 * }
 * }</pre>
 *
 * <p>Where nothing is said, molecules are written as aromatic SMILES, as they come, from the
 * model's best density, and the seed is a random one. An interrupt of the thread that draws ends
 * its waiting at once, by a {@link java.util.concurrent.CancellationException}.
 */
public final class Sampling {

    private final MoleculeSource source;
    private final SampleOptions options;
    private final @Nullable Range range;

    /** Draws from the first to the one before the end. */
    private record Range(long first, long end) {}

    private Sampling(MoleculeSource source, SampleOptions options, @Nullable Range range) {
        this.source = source;
        this.options = options;
        this.range = range;
    }

    static Sampling of(MoleculeSource source) {
        long seed = new SplittableRandom().nextLong();
        return new Sampling(source, SampleOptions.seeded(seed), null);
    }

    /** The same by other options; a range stays. */
    public Sampling options(SampleOptions other) {
        return new Sampling(source, other, range);
    }

    /** All that has been said, but for the range. */
    public SampleOptions options() {
        return options;
    }

    /** Draws the molecules of this seed: molecule i follows from it and from i. */
    public Sampling seed(long seed) {
        return options(options.withSeed(seed));
    }

    /** Draws on this many threads, which has no influence on the molecules. */
    public Sampling threads(int threads) {
        return options(options.withThreads(threads));
    }

    /** Leaves out molecules that were drawn before. Not with a {@link #range}. */
    public Sampling unique() {
        SampleOptions.Filter filter = options.filter();
        return options(
                options.withFilter(new SampleOptions.Filter(filter.valid(), true, filter.novel())));
    }

    /** Leaves out molecules of the training set. */
    public Sampling novel() {
        SampleOptions.Filter filter = options.filter();
        return options(
                options.withFilter(
                        new SampleOptions.Filter(filter.valid(), filter.unique(), true)));
    }

    /** Leaves out texts that are no molecules; of a model of the grammar smiles, none. */
    public Sampling valid() {
        SampleOptions.Filter filter = options.filter();
        return options(
                options.withFilter(
                        new SampleOptions.Filter(true, filter.unique(), filter.novel())));
    }

    /** Draws no more than this, kept or left out. Not with a {@link #range}. */
    public Sampling maxDraws(long draws) {
        return options(options.withMaxDraws(draws));
    }

    /** Draws molecules that obey this constraint, too. */
    public Sampling constraint(Constraint constraint) {
        return options(options.withConstraint(options.constraint().and(constraint)));
    }

    /**
     * Draws molecules that contain a fragment.
     *
     * @param smiles in any form, one part
     * @throws InvalidMoleculeException if it is no molecule, has several parts, or atoms that the
     *     source does not write
     */
    public Sampling containing(String smiles) throws InvalidMoleculeException {
        return containing(source.scaffold(smiles));
    }

    /** The same for a fragment of CDK's. */
    public Sampling containing(IAtomContainer fragment) throws InvalidMoleculeException {
        return containing(Molecule.smiles(fragment));
    }

    /** The same for one that has been read. */
    public Sampling containing(Scaffold fragment) {
        return options(options.withScaffold(fragment));
    }

    /**
     * Draws molecules of a fragment with one guest at each of its marks: {@link
     * Scaffold#decorated}.
     *
     * @param bounds by the number of the mark
     * @throws InvalidMoleculeException if it is no molecule with marks, or has atoms that the
     *     source does not write
     */
    public Sampling decorating(String smiles, Map<Integer, GuestBounds> bounds)
            throws InvalidMoleculeException {
        return containing(Scaffold.decorated(smiles, bounds, source.vocabulary()));
    }

    /**
     * Draws molecules of two fragments with one guest between their marks: {@link
     * Scaffold#linking}.
     *
     * @throws InvalidMoleculeException if one is no molecule with one mark, or has atoms that the
     *     source does not write
     */
    public Sampling linking(String first, String second, GuestBounds bounds)
            throws InvalidMoleculeException {
        return containing(Scaffold.linking(first, second, bounds, source.vocabulary()));
    }

    /**
     * Draws molecules of a fragment with one guest from one of its two marks to the other: {@link
     * Scaffold#macrocycle}.
     *
     * @throws InvalidMoleculeException if it is no molecule with two marks, or has atoms that the
     *     source does not write
     */
    public Sampling closing(String smiles, GuestBounds.Range ringSize, GuestBounds bounds)
            throws InvalidMoleculeException {
        return containing(Scaffold.macrocycle(smiles, ringSize, bounds, source.vocabulary()));
    }

    /** Draws only molecules that have this pattern, too. */
    public Sampling requiring(SubstructurePattern pattern) {
        List<SubstructurePattern> patterns = new ArrayList<>(options.required());
        patterns.add(pattern);
        return options(options.withRequired(patterns));
    }

    /** Draws no molecules that raise one of these alerts. */
    public Sampling without(AlertCatalog alerts) {
        return options(options.withForbidden(alerts));
    }

    /** Draws codes from another density of the model, as {@code gaussian}. */
    public Sampling density(String density) {
        return options(options.withDensity(density));
    }

    /** Draws codes from a source that need not be one of the model's densities. */
    public Sampling density(CodeSource density) {
        return options(options.withDensity(density));
    }

    /** Adds this much noise to codes: {@link SampleOptions#noise}. */
    public Sampling noise(double noise) {
        return options(options.withNoise(noise));
    }

    /** Draws rules at this temperature, of all that are allowed. */
    public Sampling temperature(double temperature) {
        return options(options.withChoice(new RuleChoice.Sampling(temperature)));
    }

    /** Draws rules in this way. */
    public Sampling choice(RuleChoice.Sampling choice) {
        return options(options.withChoice(choice));
    }

    /** Draws molecules of at most this many plain rules. */
    public Sampling maxRules(int rules) {
        return options(options.withMaxRules(rules));
    }

    /** Writes molecules in another form. */
    public Sampling form(OutputForm form) {
        return options(options.withForm(form));
    }

    /** Computes {@link DrawnMolecule#logLikelihood}, which takes longer. */
    public Sampling logLikelihoods() {
        return options(options.withLogLikelihoods());
    }

    /**
     * Draws the molecules of these numbers alone, of all that the seed draws: the ranges of a
     * partition give together what the whole gives, whatever the partition. Of a range, those are
     * missing that filters leave out.
     *
     * @param first from 0
     * @param end the number after the last
     */
    public Sampling range(long first, long end) {
        if (first < 0 || end < first) {
            throw new IllegalArgumentException(
                    "a range is from 0 or more to as much or more, not from %d to %d"
                            .formatted(first, end));
        }
        return new Sampling(source, options, new Range(first, end));
    }

    /**
     * The molecules one by one: those of the {@link #range}, else without end, whose end is a
     * {@link NoSuchElementException} that says why, as {@link MoleculeStream#next}. It runs on one
     * thread and draws ahead on others; a stream that is left without being closed leaves nothing
     * behind.
     *
     * @throws IllegalArgumentException if the source does not have what is asked for, or no
     *     molecule obeys the constraints
     */
    public Stream<DrawnMolecule> stream() {
        MoleculeStream molecules = open();
        long end = range == null ? Long.MAX_VALUE : range.end;
        Spliterator<DrawnMolecule> each =
                new Spliterators.AbstractSpliterator<>(
                        Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super DrawnMolecule> action) {
                        DrawnMolecule next =
                                range == null ? molecules.next() : molecules.nextBefore(end);
                        if (next == null) {
                            molecules.close();
                            return false;
                        }
                        action.accept(next);
                        return true;
                    }
                };
        return StreamSupport.stream(each, false).onClose(molecules::close);
    }

    /**
     * So many molecules. Not with a {@link #range}, which says itself how many.
     *
     * @param count 0 or more
     * @throws NoSuchElementException if there are not as many; the message says why, and how many
     *     there are
     * @throws IllegalArgumentException as {@link #stream}
     */
    public List<DrawnMolecule> list(int count) {
        MoleculeGenerator.requireCount(count, "molecules");
        if (range != null) {
            throw new IllegalArgumentException("a range says how many are drawn: stream it");
        }
        List<DrawnMolecule> drawn = new ArrayList<>(count);
        try (MoleculeStream molecules = open()) {
            molecules.expect(count);
            while (drawn.size() < count) {
                drawn.add(molecules.next());
            }
        } catch (NoSuchElementException e) {
            throw new NoSuchElementException(
                    "%,d of %,d molecules: %s".formatted(drawn.size(), count, e.getMessage()), e);
        }
        return Collections.unmodifiableList(drawn);
    }

    /** Draws, where it begins; to be closed. */
    private MoleculeStream open() {
        if (range != null && (options.filter().unique() || options.maxDraws() > 0)) {
            throw new IllegalArgumentException(
                    "what a range gives hangs on its numbers alone: leave out unique and maxDraws,"
                            + " and drop repeats where ranges are put together");
        }
        MoleculeStream molecules = source.sample(options);
        if (range != null) {
            molecules.resume(range.first, Collections.emptyIterator());
            molecules.expect(range.end - range.first);
        }
        return molecules;
    }
}
