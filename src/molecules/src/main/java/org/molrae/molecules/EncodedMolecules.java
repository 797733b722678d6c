package org.molrae.molecules;

import java.util.ArrayList;
import java.util.List;
import org.molrae.autoencoder.density.FittedDensity;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Refusals;

/**
 * The codes of the molecules of a file under a model, and how large the molecules are.
 *
 * <pre>{@code
 * try (MoleculeFile file = MoleculeFile.open(Path.of("train.smi.gz"), Reading.MOLECULES)) {
 *     EncodedMolecules data =
 *             EncodedMolecules.read(generator, file, OrderedPipeline.QUIET, 4);
 *     FittedDensity mixture = estimator.fit(CodeSplit.random(data.codes(), 0.1, 1), listener);
 *     generator.model().setDensity(data.matchSizes(mixture, SampleOptions.seeded(1)));
 * }
 * }</pre>
 */
public final class EncodedMolecules {

    private final MoleculeGenerator generator;
    private final float[][] codes;
    private final double[] heavyAtoms;

    private EncodedMolecules(MoleculeGenerator generator, List<Encoded> all) {
        this.generator = generator;
        codes = all.stream().flatMap(some -> List.of(some.codes).stream()).toArray(float[][]::new);
        heavyAtoms =
                all.stream()
                        .flatMap(some -> some.atoms.stream())
                        .mapToDouble(Double::doubleValue)
                        .toArray();
    }

    /** Some molecules' codes and heavy atoms. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    private record Encoded(float[][] codes, List<Double> atoms) {}

    /**
     * Encodes the molecules of a file.
     *
     * @param watch is told of what is no molecule, or one that the model cannot express
     */
    public static EncodedMolecules read(
            MoleculeGenerator generator,
            MoleculeFile file,
            OrderedPipeline.Watch watch,
            int threads) {
        List<Encoded> all = new ArrayList<>();
        OrderedPipeline.run(
                file,
                (lines, bad) -> encode(generator, lines, bad),
                (encoded, late) -> all.add(encoded),
                watch,
                threads);
        return new EncodedMolecules(generator, all);
    }

    private static Encoded encode(
            MoleculeGenerator generator, List<MoleculeRecord> lines, Refusals bad) {
        List<int[]> derivations = new ArrayList<>(lines.size());
        List<Double> atoms = new ArrayList<>(lines.size());
        for (MoleculeRecord line : lines) {
            bad.attempt(
                    line,
                    () -> {
                        int[] rules = generator.derive(line.text());
                        atoms.add(SizeMatching.heavyAtoms(line.text()));
                        derivations.add(rules);
                    });
        }
        return new Encoded(generator.encode(derivations), atoms);
    }

    /** The codes in the order of the file, {@code [molecules][latentDimension]}. */
    public float[][] codes() {
        return codes;
    }

    /**
     * Tilts a mixture so that the model's samples are as large as these molecules on average:
     * {@link SizeMatching}.
     *
     * @param options seed, threads and noise of the samples that are tried
     * @throws IllegalArgumentException if the density is no mixture
     */
    public FittedDensity matchSizes(FittedDensity mixture, SampleOptions options) {
        return SizeMatching.match(generator, mixture, codes, heavyAtoms, options);
    }
}
