package org.molrae.benchmarks.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.molrae.autoencoder.density.CodeSource;
import org.molrae.autoencoder.density.LatentDensity;
import org.molrae.autoencoder.density.StandardNormal;
import org.molrae.chemistry.evaluation.Comparison;
import org.molrae.chemistry.evaluation.Metric;
import org.molrae.chemistry.evaluation.Metrics;
import org.molrae.chemistry.evaluation.MoleculeFeatures;
import org.molrae.chemistry.evaluation.SetStatistics;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.MoleculeDecoder;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.sequences.encoding.DerivationLikelihood;

/**
 * The control of a model: rows of codes of its densities, of N(0, I), of one constant zero code,
 * and of held-out molecules, which are a perfect density; all drawn alike.
 */
public final class LatentControl {

    /** The source of codes that held-out molecules have. */
    public static final String HELD_OUT = "held-out codes";

    private static final int CHUNK = 256;
    private static final int LARGEST_USUAL_RING = 6;

    /** Codes that give a tenth of a nat; those of a flow are costly to judge. */
    private static final int JUDGED = 500;

    private final MoleculeGenerator generator;
    private final ControlSettings settings;
    private final SetStatistics reference;
    private final List<int[]> derivations;
    private final float[][] heldOut;
    private final DerivationLikelihood likelihood;
    private final LongConsumer progress;

    /**
     * Prepares, which reads and encodes the reference.
     *
     * @param molecules held-out molecules that the model can express: their codes are a row, and
     *     samples are compared with them
     * @param progress is told how many molecules more were drawn or read
     * @throws InvalidMoleculeException if one is none, or the model cannot express it
     */
    public LatentControl(
            MoleculeGenerator generator,
            List<String> molecules,
            ControlSettings settings,
            LongConsumer progress)
            throws InvalidMoleculeException {
        this.generator = generator;
        this.settings = settings;
        this.progress = progress;
        derivations = new ArrayList<>(molecules.size());
        for (String molecule : molecules) {
            derivations.add(generator.derive(molecule));
        }
        heldOut = generator.encode(derivations);
        likelihood = generator.model().likelihood();
        reference = statistics(molecules);
    }

    /** How many molecules will be drawn and read for {@link #rows} and {@link #costs}. */
    public long expected() {
        long told = generator.model().posterior().noiseDeviation().isPresent() ? 1 : 0;
        long noisy = settings.noises().stream().filter(noise -> noise > 0).count();
        long sources = generator.model().densities().size() + 2L;
        long repeated = (long) settings.codes() * settings.draws();
        long drawn = repeated + settings.samples();
        return sources * (settings.noises().size() * drawn + noisy * repeated)
                + told * settings.costNoises().size() * heldOut.length;
    }

    /** The rows: every source of codes at every level of noise. */
    public List<ControlRow> rows() {
        List<ControlRow> rows = new ArrayList<>();
        for (double noise : settings.noises()) {
            sources().forEach((name, source) -> rows.add(row(name, source, noise)));
        }
        return rows;
    }

    /** The sources of codes by what they are called. */
    Map<String, CodeSource> sources() {
        Map<String, CodeSource> sources = new LinkedHashMap<>();
        generator.model().densities().entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof StandardNormal))
                .sorted(Map.Entry.<String, LatentDensity>comparingByKey().reversed())
                .forEach(entry -> sources.put(entry.getKey(), entry.getValue()));
        sources.put("N(0, I)", new StandardNormal(generator.latentDimension()));
        FixedCodes zero = FixedCodes.zero(generator.latentDimension());
        sources.put(zero.name(), zero);
        sources.put(HELD_OUT, new FixedCodes(HELD_OUT, heldOut));
        return sources;
    }

    private ControlRow row(String name, CodeSource source, double noise) {
        List<float[]> codes = codes(source, settings.codes(), 1);
        CodeInfluence influence = influence(codes, noise, 1);
        CodeInfluence read = noise > 0 ? influence(codes, noise, settings.draws()) : influence;
        List<String> samples = decoded(codes(source, settings.samples(), 3), noise, 1, 4);
        return new ControlRow(name, noise, influence, read, figures(samples));
    }

    /**
     * @param keep so many draws in turn have the same noise
     */
    private CodeInfluence influence(List<float[]> codes, double noise, int keep) {
        List<float[]> repeated =
                codes.stream()
                        .flatMap(code -> Collections.nCopies(settings.draws(), code).stream())
                        .toList();
        List<CodeInfluence.Draw> all =
                parallel(decoded(repeated, noise, keep, 2), LatentControl::describe);
        List<List<CodeInfluence.Draw>> draws = new ArrayList<>();
        for (int from = 0; from < all.size(); from += settings.draws()) {
            draws.add(all.subList(from, from + settings.draws()));
        }
        return CodeInfluence.of(draws);
    }

    /** Codes of a source; each follows from the seed, the purpose and its number alone. */
    private List<float[]> codes(CodeSource source, int count, int purpose) {
        SplittableRandom random = new SplittableRandom(settings.seed() * 31 + purpose);
        return Arrays.asList(
                source.sampleAll(Stream.generate(random::split).limit(count).toList()));
    }

    private List<String> decoded(List<float[]> codes, double noise, int keep, int purpose) {
        MoleculeDecoder decoder = generator.decoder();
        SplittableRandom root = new SplittableRandom(settings.seed() * 31 + purpose);
        List<SplittableRandom> random = new ArrayList<>(codes.size());
        codes.forEach(code -> random.add(root.split()));
        List<SplittableRandom> noiseRandom = keep == 1 ? random : noiseOf(codes.size(), keep);
        int chunks = (codes.size() + CHUNK - 1) / CHUNK;
        return inPool(
                        chunks,
                        chunk -> {
                            int from = chunk * CHUNK;
                            int to = Math.min(codes.size(), from + CHUNK);
                            List<String> drawn =
                                    decoder.draw(
                                            codes.subList(from, to),
                                            noise,
                                            noiseRandom.subList(from, to),
                                            settings.choice(),
                                            random.subList(from, to));
                            progress.accept(drawn.size());
                            return drawn;
                        })
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Generators of which so many in turn are alike. */
    private List<SplittableRandom> noiseOf(int count, int keep) {
        SplittableRandom root = new SplittableRandom(settings.seed() * 31 + 5);
        List<SplittableRandom> random = new ArrayList<>(count);
        for (long seed = 0; random.size() < count; ) {
            if (random.size() % keep == 0) {
                seed = root.nextLong();
            }
            random.add(new SplittableRandom(seed));
        }
        return random;
    }

    private static CodeInfluence.Draw describe(String smiles) {
        try {
            Molecule molecule = Molecule.fromSmiles(smiles);
            return new CodeInfluence.Draw(
                    MorganFingerprint.folded(molecule, 2, 2048),
                    Descriptors.LOG_P.of(molecule),
                    Descriptors.HEAVY_ATOMS.of(molecule),
                    Descriptors.DRUG_LIKENESS.of(molecule));
        } catch (InvalidMoleculeException e) {
            throw new IllegalArgumentException(
                    "the model writes what is no molecule, " + smiles + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Double> figures(List<String> samples) {
        SetStatistics generated = statistics(samples);
        Comparison sets = new Comparison(generated, reference, null, settings.threads());
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Metric metric : Metrics.all()) {
            figures.put(metric.name(), metric.of(sets));
        }
        figures.put(
                "rings>6",
                parallel(samples, LatentControl::hasLargeRing).stream()
                        .mapToDouble(large -> large ? 1 : 0)
                        .average()
                        .orElse(Double.NaN));
        return figures;
    }

    private static boolean hasLargeRing(String smiles) {
        try {
            Molecule molecule = Molecule.fromSmiles(smiles);
            return IntStream.range(0, molecule.ringCount())
                    .anyMatch(ring -> molecule.ringAtoms(ring).length > LARGEST_USUAL_RING);
        } catch (InvalidMoleculeException e) {
            return false;
        }
    }

    private SetStatistics statistics(List<String> molecules) {
        SetStatistics statistics = new SetStatistics(SetStatistics.DEFAULT_PAIR_SAMPLE);
        parallel(molecules, LatentControl::features).forEach(statistics::add);
        return statistics;
    }

    private static MoleculeFeatures features(String smiles) {
        try {
            return MoleculeFeatures.of(smiles);
        } catch (InvalidMoleculeException e) {
            throw new IllegalArgumentException(smiles + ": " + e.getMessage(), e);
        }
    }

    /**
     * What each density spends on held-out codes beside what they carry, by level of noise; empty
     * for a decoder that is not told of noise. Densities without a form for added noise are left
     * out.
     */
    public Map<String, List<CodeCost>> costs() {
        double unit = generator.model().posterior().noiseDeviation().orElse(0);
        Map<String, List<CodeCost>> costs = new LinkedHashMap<>();
        Map<String, double[]> spent = unit == 0 ? Map.of() : spent(unit);
        if (spent.isEmpty()) {
            return costs;
        }
        List<Double> levels = settings.costNoises();
        int most = levels.size() - 1;
        double[] losses = levels.stream().mapToDouble(this::loss).toArray();
        double least = spent.values().stream().mapToDouble(s -> s[most]).min().orElseThrow();
        spent.forEach(
                (name, nats) -> {
                    List<CodeCost> rows = new ArrayList<>();
                    for (int i = 0; i <= most; i++) {
                        double carried = losses[most] - losses[i] + least;
                        rows.add(new CodeCost(levels.get(i), losses[i], carried, nats[i]));
                    }
                    costs.put(name, rows);
                });
        return costs;
    }

    /** Nats that densities spend, by name, {@code [levels]}. */
    private Map<String, double[]> spent(double unit) {
        Map<String, double[]> spent = new LinkedHashMap<>();
        generator
                .model()
                .densities()
                .forEach(
                        (name, density) -> {
                            double[] nats =
                                    settings.costNoises().stream()
                                            .mapToDouble(noise -> spent(density, noise * unit))
                                            .toArray();
                            if (Arrays.stream(nats).allMatch(Double::isFinite)) {
                                spent.put(name, nats);
                            }
                        });
        return spent;
    }

    private double loss(double noise) {
        double[] logs = likelihood.logLikelihoods(derivations, heldOut, noise, settings.seed());
        progress.accept(logs.length);
        return -Arrays.stream(logs).average().orElse(Double.NaN);
    }

    private double spent(LatentDensity density, double deviation) {
        LatentDensity blurred = density.blurred(deviation).orElse(null);
        if (blurred == null) {
            return Double.NaN;
        }
        SplittableRandom random = new SplittableRandom(settings.seed());
        float[][] noisy = new float[Math.min(heldOut.length, JUDGED)][];
        double sum = 0;
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = heldOut[i].clone();
            for (int j = 0; j < noisy[i].length; j++) {
                double deviate = random.nextGaussian();
                noisy[i][j] += (float) (deviation * deviate);
                sum -= 0.5 * (deviate * deviate + Math.log(2 * Math.PI)) + Math.log(deviation);
            }
        }
        return sum / noisy.length - blurred.meanLogLikelihood(noisy);
    }

    private <T> List<T> parallel(List<String> texts, Function<String, T> task) {
        return inPool(texts.size(), i -> task.apply(texts.get(i)));
    }

    private <T> List<T> inPool(int count, IntFunction<T> task) {
        ForkJoinPool pool = new ForkJoinPool(settings.threads());
        try {
            return pool.submit(() -> IntStream.range(0, count).parallel().mapToObj(task).toList())
                    .join();
        } finally {
            pool.shutdown();
        }
    }
}
