package org.molrae.molecules.guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.molrae.autoencoder.density.CodeSource;
import org.molrae.autoencoder.guidance.CodeRegression;
import org.molrae.autoencoder.guidance.GuidedCodes;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.DrawnMolecule;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.MoleculeStream;
import org.molrae.molecules.OutputForm;
import org.molrae.molecules.SampleOptions;

/**
 * Guidance of a generator towards properties: a regression of the properties of molecules that it
 * draws on the codes that they were drawn from. As these are drawn the way that is to be guided,
 * with its noise, choice of rules and constraints, the regression knows what the decoder makes of a
 * code, and needs no data.
 *
 * <pre>{@code
 * SampleOptions options = SampleOptions.seeded(1);
 * PropertyGuidance guidance =
 *         PropertyGuidance.fit(
 *                 generator, options, List.of(Descriptors.LOG_P), PropertyGuidance.EXAMPLES, i -> {});
 * try (MoleculeStream molecules = generator.sample(guidance.towards(3.0))) {
 *     DrawnMolecule molecule = molecules.next(); // of a logP near 3
 * }
 * }</pre>
 *
 * <p>It steers as far as codes decide: see {@link #explained}.
 */
public final class PropertyGuidance {

    /** Molecules that are usually enough to learn what codes decide. */
    public static final int EXAMPLES = 8192;

    private final SampleOptions options;
    private final CodeSource source;
    private final CodeRegression regression;

    private PropertyGuidance(SampleOptions options, CodeSource source, CodeRegression regression) {
        this.options = options;
        this.source = source;
        this.regression = regression;
    }

    /**
     * Draws molecules and fits the regression to seven in eight of them.
     *
     * @param options of the molecules that are to be guided
     * @param properties at least one
     * @param examples how many molecules, at least 64; {@link #EXAMPLES} say
     * @param drawn told how many molecules there are, after each
     * @throws IllegalArgumentException as {@link MoleculeGenerator#sample}, or if there are no
     *     properties, or if too few of what is drawn are molecules
     */
    public static PropertyGuidance fit(
            MoleculeGenerator generator,
            SampleOptions options,
            List<Descriptor> properties,
            int examples,
            IntConsumer drawn) {
        if (properties.isEmpty()) {
            throw new IllegalArgumentException("no property to guide by");
        }
        SampleOptions all =
                options.withFilter(SampleOptions.Filter.NONE).withForm(OutputForm.KEKULE);
        List<DrawnMolecule> molecules = new ArrayList<>(examples);
        try (MoleculeStream stream = generator.sample(all)) {
            for (int i = 1; i <= examples; i++) {
                molecules.add(stream.next());
                drawn.accept(i);
            }
        }
        List<Example> known =
                molecules.parallelStream()
                        .map(molecule -> Example.of(molecule, properties))
                        .filter(example -> example.figures().length > 0)
                        .toList();
        CodeSource source =
                options.density()
                        .in(
                                generator.model(),
                                options.noise().orElse(generator.samplingDefaults().noise()));
        return new PropertyGuidance(
                options,
                source,
                CodeRegression.fit(
                        known.stream().map(Example::code).toArray(float[][]::new),
                        known.stream().map(Example::figures).toArray(double[][]::new),
                        options.seed()));
    }

    /** A code and the properties of what it was decoded to; none of what is no molecule. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Example(float[] code, double[] figures) {

        static Example of(DrawnMolecule drawn, List<Descriptor> properties) {
            try {
                Molecule molecule = drawn.molecule();
                double[] figures =
                        properties.stream()
                                .mapToDouble(property -> property.of(molecule))
                                .toArray();
                for (double figure : figures) {
                    if (!Double.isFinite(figure)) {
                        return new Example(drawn.code(), new double[0]);
                    }
                }
                return new Example(drawn.code(), figures);
            } catch (InvalidMoleculeException e) {
                return new Example(drawn.code(), new double[0]);
            }
        }
    }

    /**
     * The share of a property's variance that codes explain, over molecules that the regression has
     * not seen; at most 1. What a code does not decide cannot be guided.
     *
     * @param property its place among the properties
     */
    public double explained(int property) {
        return regression.explained(property);
    }

    /**
     * The options with codes that are chosen for molecules with these properties.
     *
     * @param targets one for each property
     */
    public SampleOptions towards(double... targets) {
        return options.withDensity(new GuidedCodes(source, regression, targets));
    }
}
