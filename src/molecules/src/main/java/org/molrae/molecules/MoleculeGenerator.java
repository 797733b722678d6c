package org.molrae.molecules;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.density.CodeSource;
import org.molrae.autoencoder.density.LatentDensity;
import org.molrae.autoencoder.model.DensityChoice;
import org.molrae.autoencoder.model.SamplingDefaults;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;
import org.molrae.molecules.mask.SemanticMask;
import org.molrae.sequences.DerivationSampler;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.decoding.DerivationDecoder;
import org.molrae.sequences.decoding.RuleChoice;
import org.molrae.sequences.encoding.CodeRefinement;
import org.openscience.cdk.interfaces.IAtomContainer;

/**
 * Generates molecules, and takes them to latent codes and back.
 *
 * <pre>{@code
 * try (MoleculeGenerator small = MoleculeGenerator.released()) {
 *     List<String> drawn = small.sample(10, 1);
 *     float[] code = small.encode("c1ccccc1O");
 *     String same = small.decode(List.of(code)).get(0);
 * }
 * }</pre>
 *
 * <p>Whatever a model of the grammar {@code smiles} decodes is a molecule, by the {@link
 * SemanticMask}; Kusner's grammar promises syntax only, and that of characters not even that.
 *
 * <p>Thread-safe.
 */
public final class MoleculeGenerator implements MoleculeSource {

    /** Grammars that SMILES can be written in; only the first knows what a molecule is. */
    private static final List<String> GRAMMARS = List.of("smiles", "kusner", "characters");

    private final GrammarAutoencoder model;
    private final Optional<SemanticMask> mask;
    private final DerivationDecoder decoder;
    private final CodeRefinement refinement;
    private final DerivationCodec plain;
    private final DerivationCodec merged;
    private final int threads;

    private MoleculeGenerator(GrammarAutoencoder model, int threads) {
        this.model = model;
        this.threads = threads;
        this.mask =
                model.vocabulary().grammar().name().equals("smiles")
                        ? Optional.of(SemanticMask.of(model.vocabulary(), model.maxLength()))
                        : Optional.empty();
        this.decoder = mask.map(model::decoder).orElseGet(model::decoder);
        this.refinement = model.refinement(decoder);
        this.plain = new DerivationCodec(model.vocabulary().plain());
        this.merged = new DerivationCodec(model.vocabulary());
    }

    /** Loads a generator as is said step by step: model, device, threads. */
    public static GeneratorBuilder builder() {
        return new GeneratorBuilder();
    }

    /**
     * The released model on the CPU.
     *
     * @throws IOException if it cannot be read
     */
    public static MoleculeGenerator released() throws IOException {
        return builder().build();
    }

    /**
     * A model by the path of its file, or by the name of a released one.
     *
     * @throws IOException if there is none, or it is damaged
     * @throws IllegalStateException if a GPU is asked for and there is none
     */
    public static MoleculeGenerator load(String nameOrPath, ComputeDevice device)
            throws IOException {
        return builder().model(nameOrPath).device(device).build();
    }

    /**
     * A generator over a model, which it closes in the end.
     *
     * @throws IllegalArgumentException if the model is not one of SMILES; it is the caller's to
     *     close then
     */
    public static MoleculeGenerator of(GrammarAutoencoder model) {
        return of(model, Runtime.getRuntime().availableProcessors());
    }

    static MoleculeGenerator of(GrammarAutoencoder model, int threads) {
        String grammar = model.vocabulary().grammar().name();
        if (!GRAMMARS.contains(grammar)) {
            throw new IllegalArgumentException("a model of the grammar " + grammar);
        }
        return new MoleculeGenerator(model, threads);
    }

    /** Networks and densities; closed with this generator. */
    public GrammarAutoencoder model() {
        return model;
    }

    /** The grammars that SMILES can be written in; of the first alone all texts are molecules. */
    public static List<String> grammars() {
        return GRAMMARS;
    }

    /**
     * The grammar of SMILES with this name, in capitals or not.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Grammar grammar(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        if (!GRAMMARS.contains(wanted)) {
            throw new IllegalArgumentException(
                    "unknown grammar of molecules '%s'; there are %s"
                            .formatted(name, String.join(", ", GRAMMARS)));
        }
        return Grammar.named(wanted);
    }

    @Override
    public Vocabulary vocabulary() {
        return model.vocabulary();
    }

    /** Where the model comes from. */
    public Provenance provenance() {
        return model.provenance();
    }

    /** How it draws where nothing else is asked for. */
    public SamplingDefaults samplingDefaults() {
        return model.samplingDefaults();
    }

    /** The number of latent dimensions. */
    public int latentDimension() {
        return model.latentDimension();
    }

    /**
     * The number of weights that each decoding step of one molecule multiplies with, two operations
     * each; tables that are only looked up are not among them.
     */
    public long weightsPerStep() {
        return model.network().decoder().getParameters().stream()
                .filter(parameter -> !parameter.getKey().endsWith("embedding"))
                .map(parameter -> parameter.getValue().getArray().getShape())
                .filter(shape -> shape.dimension() > 1)
                .mapToLong(Shape::size)
                .sum();
    }

    /**
     * Draws molecules as they come; {@link #sampling} says more.
     *
     * @param count 0 or more
     * @return SMILES, the same for the same seed
     */
    public List<String> sample(int count, long seed) {
        return sampling().seed(seed).list(count).stream().map(DrawnMolecule::smiles).toList();
    }

    @Override
    public Sampling sampling() {
        return Sampling.of(this).threads(threads);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the model has no such density, or no record of its
     *     training set where only novel molecules are asked for; if no molecule obeys the
     *     constraints, or the model's grammar knows none
     */
    @Override
    public MoleculeStream sample(SampleOptions options) {
        SamplingDefaults defaults = model.samplingDefaults();
        double noise = options.noise().orElse(defaults.noise());
        CodeSource density = options.density().in(model, noise);
        if (options.filter().novel() && model.trainingSet().isEmpty()) {
            throw new IllegalArgumentException("the model has no record of its training set");
        }
        return new MoleculeStream(
                new DerivationSampler<>(
                        derivationDecoder(options),
                        density,
                        noise,
                        options.choice().orElseGet(() -> RuleChoice.Sampling.of(defaults)),
                        options.seed(),
                        options.threads(),
                        options.logLikelihoods(),
                        draw -> DrawnMolecule.of(text(draw.rules()), draw, options)),
                options,
                model.trainingSet().orElse(null),
                plain);
    }

    private DerivationDecoder derivationDecoder(SampleOptions options) {
        return options.constrained() ? model.decoder(mask(options)) : decoder;
    }

    /**
     * The mask of molecules that have what options ask for: constraint, scaffold and number of
     * rules.
     *
     * @throws IllegalArgumentException if no molecule obeys the constraints, or the model's grammar
     *     knows none
     */
    public SemanticMask mask(SampleOptions options) {
        if (options.maxRules() > model.maxLength()) {
            throw new IllegalArgumentException(
                    "the model writes at most " + model.maxLength() + " rules");
        }
        return options.narrow(requireMask());
    }

    private SemanticMask requireMask() {
        return mask.orElseThrow(
                () ->
                        new IllegalArgumentException(
                                "constraints need a model of the grammar smiles, this one is of "
                                        + model.vocabulary().grammar().name()));
    }

    /**
     * A decoder of molecules that have what options ask for: constraint, scaffold and number of
     * rules; what they say of drawing does not matter.
     *
     * @throws IllegalArgumentException if no molecule obeys the constraints, or the model's grammar
     *     knows none
     */
    public MoleculeDecoder decoder(SampleOptions options) {
        return new MoleculeDecoder(derivationDecoder(options), this::text);
    }

    /**
     * A decoder of what {@link #decode} writes: of molecules, if the model's grammar knows them.
     */
    public MoleculeDecoder decoder() {
        return new MoleculeDecoder(decoder, this::text);
    }

    /**
     * A decoder that obeys the grammar and the budget of rules, but not the semantic mask: most of
     * what it writes may be no molecules. For comparison with models that have no such mask.
     */
    public MoleculeDecoder unmaskedDecoder() {
        return new MoleculeDecoder(model.decoder(), this::text);
    }

    private String text(int[] rules) {
        return merged.decode(Derivation.of(rules));
    }

    /**
     * The plain rules of a molecule, as the encoder reads them.
     *
     * @param smiles in any form
     * @throws InvalidMoleculeException if it is no molecule, or the model cannot express it: an
     *     atom that is not in its lexicon, too many rules
     */
    public int[] derive(String smiles) throws InvalidMoleculeException {
        String form = KekuleForm.of(smiles);
        Derivation derivation;
        try {
            derivation = plain.encode(form);
        } catch (SyntaxException e) {
            throw new InvalidMoleculeException(
                    Reason.UNSUPPORTED, -1, "the model's grammar cannot write it: " + e.summary());
        }
        if (!derivation.spellings().isEmpty()) {
            throw new InvalidMoleculeException(
                    Reason.UNSUPPORTED,
                    -1,
                    derivation.spellings().get(0) + " is not in the model's lexicon");
        }
        if (derivation.size() > model.maxLength()) {
            throw new InvalidMoleculeException(
                    Reason.UNSUPPORTED,
                    -1,
                    derivation.size() + " rules, the model reads " + model.maxLength());
        }
        return derivation.rules();
    }

    /**
     * The plain rules of a molecule of CDK's, as the encoder reads them.
     *
     * @throws InvalidMoleculeException as {@link #derive(String)}; or if CDK cannot write it
     */
    public int[] derive(IAtomContainer molecule) throws InvalidMoleculeException {
        return derive(Molecule.smiles(molecule));
    }

    /**
     * The latent code of a molecule, which {@link #decode} turns back into it wherever a short
     * search finds one: {@link #encode(List, int)}.
     *
     * @param smiles in any form
     * @return {@code [latentDimension]}
     * @throws InvalidMoleculeException if it is no molecule, or the model cannot express it
     */
    public float[] encode(String smiles) throws InvalidMoleculeException {
        return encode(List.of(derive(smiles)), CodeRefinement.DEFAULT_STEPS)[0];
    }

    /**
     * The latent code of a molecule of CDK's, as of one that is written.
     *
     * @throws InvalidMoleculeException as {@link #derive(IAtomContainer)}
     */
    public float[] encode(IAtomContainer molecule) throws InvalidMoleculeException {
        return encode(Molecule.smiles(molecule));
    }

    /**
     * The latent codes of many molecules, as of one, on this generator's threads.
     *
     * @param smiles in any form
     * @return of each, in their order, a code or why there is none
     */
    public List<Encoding> encodeAll(List<String> smiles) {
        return encodeAll(smiles, CodeRefinement.DEFAULT_STEPS);
    }

    /**
     * The latent codes of many molecules.
     *
     * @param smiles in any form
     * @param refinements of {@link #encode(List, int)}
     * @return of each, in their order, a code or why there is none
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, which it
     *     stays
     */
    public List<Encoding> encodeAll(List<String> smiles, int refinements) {
        return new ListEncoder<String>(this, this::derive, refinements, threads).encode(smiles);
    }

    /** The latent codes of many molecules of CDK's: {@link #encodeAll(List)}. */
    public List<Encoding> encodeContainers(List<? extends IAtomContainer> molecules) {
        return new ListEncoder<IAtomContainer>(
                        this, this::derive, CodeRefinement.DEFAULT_STEPS, threads)
                .encode(molecules);
    }

    /**
     * The latent codes of molecules, as the encoder gives them.
     *
     * @param derivations of {@link #derive}
     * @return {@code [derivations][latentDimension]}
     */
    public float[][] encode(List<int[]> derivations) {
        return model.encode(derivations);
    }

    /**
     * Latent codes of molecules that {@link #decode} turns back into them wherever a short search
     * finds one: where the encoder's code is decoded to another molecule, descent over the code
     * looks for a better one ({@link CodeRefinement}).
     *
     * @param derivations of {@link #derive}
     * @param refinements steps of the search at most; 0 for the encoder's codes
     * @return {@code [derivations][latentDimension]}
     */
    public float[][] encode(List<int[]> derivations, int refinements) {
        return refinement.refine(derivations, encode(derivations), refinements);
    }

    /**
     * Estimates of the natural logarithms of the probabilities of molecules' canonical rules: of
     * the mean over codes from the model's best density, with the noise that the model was released
     * with, at temperature 1 under the grammar's mask. On average an estimate is too low, the less
     * so the more codes there are. Other rules can write the same molecule.
     *
     * @param derivations of {@link #derive}
     * @param codes at least 1, the same for all molecules
     * @param seed of codes and noise
     * @return nats, {@code [derivations]}
     */
    public double[] logLikelihoods(List<int[]> derivations, int codes, long seed) {
        double noise = model.samplingDefaults().noise();
        CodeSource density = DensityChoice.best().in(model, noise);
        SplittableRandom random = new SplittableRandom(seed);
        double[] highest = new double[derivations.size()];
        double[] sums = new double[derivations.size()];
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        float[][] drawn = density.sampleAll(Stream.generate(random::split).limit(codes).toList());
        for (float[] code : drawn) {
            float[][] same = new float[derivations.size()][];
            Arrays.fill(same, code);
            double[] logs =
                    model.likelihood().logLikelihoods(derivations, same, noise, random.nextLong());
            for (int i = 0; i < logs.length; i++) {
                double top = Math.max(highest[i], logs[i]);
                sums[i] = sums[i] * Math.exp(highest[i] - top) + Math.exp(logs[i] - top);
                highest[i] = top;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = highest[i] + Math.log(sums[i] / codes);
        }
        return sums;
    }

    /**
     * The natural logarithms of the probabilities of molecules' canonical rules given the codes of
     * the encoder, without noise, at temperature 1 under the grammar's mask.
     *
     * @param derivations of {@link #derive}
     * @return nats, {@code [derivations]}
     */
    public double[] logLikelihoods(List<int[]> derivations) {
        return model.likelihood().logLikelihoods(derivations, encode(derivations), 0, 0);
    }

    /**
     * Draws latent codes from a density of the model.
     *
     * @param density by name
     * @param count 0 or more
     * @return {@code [count][latentDimension]}, the same for the same seed
     * @throws IllegalArgumentException if the model has no such density
     */
    public float[][] drawCodes(String density, int count, long seed) {
        requireCount(count, "codes");
        LatentDensity source = model.density(density);
        SplittableRandom random = new SplittableRandom(seed);
        return source.sampleAll(Stream.generate(random::split).limit(count).toList());
    }

    /**
     * The likeliest derivations of latent codes, rule by rule, as Kekulé SMILES.
     *
     * @param codes {@code [codes][latentDimension]}
     * @throws IllegalArgumentException if a code has another number of dimensions, or a component
     *     that is not finite
     */
    public List<String> decode(List<float[]> codes) {
        return decoder.greedy(codes).stream().map(this::text).toList();
    }

    /**
     * Decodes what it encodes.
     *
     * @param derivations of {@link #derive}
     * @param refinements of {@link #encode(List, int)}
     * @return Kekulé SMILES, in the order of the derivations
     */
    public List<String> reconstruct(List<int[]> derivations, int refinements) {
        return decode(List.of(encode(derivations, refinements)));
    }

    /**
     * Molecules whose codes are near a molecule's.
     *
     * @param distance from its code, in mean distances between two codes of the model's best
     *     density
     * @param seed of the directions
     * @throws InvalidMoleculeException if it is no molecule, or the model cannot express it
     */
    public Neighborhood neighborhood(String smiles, double distance, long seed)
            throws InvalidMoleculeException {
        float[] center = encode(List.of(derive(smiles)), CodeRefinement.DEFAULT_STEPS)[0];
        return new Neighborhood(this, smiles, center, distance, seed);
    }

    /** Molecules whose codes are near that of a molecule of CDK's. */
    public Neighborhood neighborhood(IAtomContainer molecule, double distance, long seed)
            throws InvalidMoleculeException {
        return neighborhood(Molecule.smiles(molecule), distance, seed);
    }

    /**
     * Molecules that differ from each other and from a molecule, whose codes are near its: {@link
     * Neighborhood#different}.
     *
     * @param count 0 or more; fewer are given where there are no more at so small a distance
     * @param distance and {@code seed} as for {@link #neighborhood}
     * @return Kekulé SMILES
     * @throws InvalidMoleculeException if it is no molecule, or the model cannot express it
     */
    public List<String> neighbors(String smiles, int count, double distance, long seed)
            throws InvalidMoleculeException {
        return neighborhood(smiles, distance, seed).different(count);
    }

    /** Neighbors of a molecule of CDK's: {@link #neighbors(String, int, double, long)}. */
    public List<String> neighbors(IAtomContainer molecule, int count, double distance, long seed)
            throws InvalidMoleculeException {
        return neighbors(Molecule.smiles(molecule), count, distance, seed);
    }

    /**
     * The way between the refined codes of two molecules.
     *
     * @throws InvalidMoleculeException if an end is no molecule, or the model cannot express it
     */
    public LatentWalk walk(String from, String to) throws InvalidMoleculeException {
        float[][] ends = encode(List.of(derive(from), derive(to)), CodeRefinement.DEFAULT_STEPS);
        return new LatentWalk(this, ends[0], ends[1]);
    }

    /** The way between the refined codes of two molecules of CDK's. */
    public LatentWalk walk(IAtomContainer from, IAtomContainer to) throws InvalidMoleculeException {
        return walk(Molecule.smiles(from), Molecule.smiles(to));
    }

    /**
     * Different molecules on the way from one to another, both included: {@link
     * LatentWalk#different}.
     *
     * @param steps at least 2
     * @return Kekulé SMILES, {@code [steps]}
     * @throws InvalidMoleculeException if an end is no molecule, or the model cannot express it
     */
    public List<String> interpolate(String from, String to, int steps)
            throws InvalidMoleculeException {
        return walk(from, to).different(steps);
    }

    /** The same between molecules of CDK's. */
    public List<String> interpolate(IAtomContainer from, IAtomContainer to, int steps)
            throws InvalidMoleculeException {
        return walk(from, to).different(steps);
    }

    /**
     * Writes a decoded molecule; a text that is no molecule is given back as it is.
     *
     * @param kekule what a model wrote
     */
    public static String write(String kekule, OutputForm form) {
        try {
            return form == OutputForm.KEKULE
                    ? kekule
                    : form.write(KekuleGraph.read(kekule), kekule);
        } catch (InvalidMoleculeException e) {
            return kekule;
        }
    }

    static void requireCount(int count, String things) {
        if (count < 0) {
            throw new IllegalArgumentException(
                    "the number of %s is 0 or more, not %d".formatted(things, count));
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
