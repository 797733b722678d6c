package org.molrae.cli.sampling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.model.SamplingDefaults;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.cli.options.Completions;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.SampleOptions;
import org.molrae.molecules.guidance.PropertyGuidance;
import picocli.CommandLine.Option;

/** Options that say where codes are drawn: near a molecule, towards properties. */
public final class GuidanceOptions {

    /** Noise would carry codes further than most distances that are asked for. */
    private static final double NOISE_NEAR = 0;

    @Option(
            names = "--target",
            paramLabel = "PROPERTY=VALUE",
            completionCandidates = Completions.Targets.class,
            description =
                    "Choose codes for molecules with this property, a column of 'molrae properties'; may be given"
                            + " again. The model first draws 8,192 molecules to learn what its codes decide, and"
                            + " says how much of the property that is.")
    Map<String, Double> targets = new LinkedHashMap<>();

    @Option(
            names = "--near",
            paramLabel = "SMILES",
            description =
                    "Draw codes around that of this molecule, in place of a density, and decode them without noise"
                            + " unless --noise is given.")
    @Nullable String near;

    @Option(
            names = "--distance",
            paramLabel = "D",
            description =
                    "How far codes lie from that of --near, as a share of the mean distance between two molecules'"
                            + " codes. Default: 0.2.")
    @Nullable Double distance;

    /** The options that were given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        if (!targets.isEmpty()) {
            given.add("--target");
        }
        if (near != null) {
            given.add("--near");
        }
        if (distance != null) {
            given.add("--distance");
        }
        return given;
    }

    /**
     * The properties of the targets, in their order.
     *
     * @throws IllegalArgumentException if there is no such property, or none has such a value
     */
    private List<Descriptor> properties() {
        List<Descriptor> properties = new ArrayList<>();
        targets.forEach((name, value) -> properties.add(property(name, value)));
        return properties;
    }

    /**
     * Checks all that needs no model.
     *
     * @throws IllegalArgumentException if there is no such property, or no such molecule
     */
    void require() {
        if (distance != null && near == null) {
            throw new IllegalArgumentException("--distance goes with --near");
        }
        if (distance != null && !(distance > 0 && Double.isFinite(distance))) {
            throw new IllegalArgumentException("--distance must be positive, is " + distance);
        }
        properties();
        if (near != null) {
            try {
                Molecule.fromSmiles(near);
            } catch (InvalidMoleculeException e) {
                throw new IllegalArgumentException("--near: " + e.summary(), e);
            }
        }
    }

    /**
     * Options with the codes that are asked for.
     *
     * @param noise whether a noise was asked for
     * @throws IllegalArgumentException if there is no such property, or no such molecule
     */
    SampleOptions guide(
            MoleculeGenerator generator,
            SampleOptions options,
            boolean noise,
            Notes notes,
            boolean quiet) {
        List<Descriptor> properties = properties();
        SampleOptions guided = near == null ? options : around(generator, near, options, noise);
        if (properties.isEmpty()) {
            return guided;
        }
        PropertyGuidance guidance = fit(generator, guided, properties, notes, quiet);
        for (int i = 0; i < properties.size() && !quiet; i++) {
            notes.line(
                    "guide: codes explain %.2f of the variance of %s"
                            .formatted(
                                    Math.max(0, guidance.explained(i)), properties.get(i).name()));
        }
        return guidance.towards(
                targets.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static PropertyGuidance fit(
            MoleculeGenerator generator,
            SampleOptions options,
            List<Descriptor> properties,
            Notes notes,
            boolean quiet) {
        int[] known = new int[1];
        try (Progress progress =
                new Progress(
                        notes,
                        "guide",
                        "molecules",
                        () -> (double) known[0] / PropertyGuidance.EXAMPLES,
                        quiet)) {
            return PropertyGuidance.fit(
                    generator,
                    options,
                    properties,
                    PropertyGuidance.EXAMPLES,
                    drawn -> {
                        known[0] = drawn;
                        progress.add(1);
                    });
        }
    }

    private SampleOptions around(
            MoleculeGenerator generator, String smiles, SampleOptions options, boolean noise) {
        try {
            SampleOptions near =
                    options.withDensity(
                            generator
                                    .neighborhood(smiles, distance == null ? 0.2 : distance, 0)
                                    .codes());
            return noise ? near : near.withNoise(SamplingDefaults.requireNoise(NOISE_NEAR));
        } catch (InvalidMoleculeException e) {
            throw new IllegalArgumentException("--near: " + e.getMessage(), e);
        }
    }

    private static Descriptor property(String name, double value) {
        Descriptor property =
                Descriptors.named(name)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "--target: there is no property %s; there are %s"
                                                        .formatted(
                                                                name,
                                                                Descriptors.all().stream()
                                                                        .map(Descriptor::name)
                                                                        .collect(
                                                                                Collectors.joining(
                                                                                        ", ")))));
        if (!(value >= property.lowest() && value <= property.highest())) {
            throw new IllegalArgumentException(
                    "--target: %s lies between %s and %s, not at %s"
                            .formatted(name, property.lowest(), property.highest(), value));
        }
        return property;
    }
}
