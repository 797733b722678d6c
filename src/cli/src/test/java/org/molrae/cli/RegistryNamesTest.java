package org.molrae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.DecoderRegularizer;
import org.molrae.autoencoder.LatentPenalty;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.density.DensityFamily;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.search.strategy.StrategyRegistry;
import org.molrae.sequences.SequencePreset;
import org.molrae.sequences.network.NetworkConfig;

/** Helps list what registries hold, and the README the paper's presets. */
class RegistryNamesTest {

    private static String help(String... verb) {
        String[] command =
                Stream.concat(Stream.of(verb), Stream.of("--help")).toArray(String[]::new);
        CommandRun run = CommandRun.of(command);
        assertThat(run.status()).isZero();
        String text = String.join(" ", run.lines()).replaceAll("\\s+", " ");
        assertThat(text).doesNotContain("bundle:");
        return text;
    }

    @Test
    void densitiesAreListed() {
        for (String[] verb :
                List.of(
                        new String[] {"sample"},
                        new String[] {"density", "fit"},
                        new String[] {"images", "sample"},
                        new String[] {"expressions", "sample"})) {
            assertThat(help(verb)).contains("--density=" + String.join("|", DensityFamily.names()));
        }
        assertThat(help("density", "fit"))
                .contains(DensityFamily.all().stream().map(DensityFamily::description).toList());
    }

    @Test
    void whatTrainingIsMadeOfIsListed() {
        assertThat(help("train"))
                .contains(Preset.labels())
                .contains("posterior: " + String.join(" | ", Posterior.labels()))
                .contains("latentPenalty: " + String.join(" | ", LatentPenalty.labels()))
                .contains("regularizer: " + String.join(" | ", DecoderRegularizer.labels()))
                .contains("one architecture of " + String.join(", ", NetworkConfig.architectures()))
                .contains("preset: one of " + SequencePreset.labels())
                .contains("--grammar=" + String.join("|", MoleculeGenerator.grammars()));
        // a decoder of images is not told of noise
        assertThat(help("images", "train"))
                .contains(Preset.labels())
                .contains(
                        Posterior.labels().stream()
                                .filter(label -> Posterior.named(label).noiseDeviation().isEmpty())
                                .collect(Collectors.joining(" | ", "posterior: ", " latent")));
        assertThat(CommandRun.of("train", "--data", "d", "-o", "m", "--grammar", "klingon").err())
                .contains("there are " + String.join(", ", MoleculeGenerator.grammars()));
    }

    @Test
    void modelsOfSequencesAreListed() {
        for (String[] verb :
                List.of(
                        new String[] {"train"},
                        new String[] {"expressions", "train"},
                        new String[] {"benchmark", "expressions"},
                        new String[] {"benchmark", "molecules"})) {
            assertThat(help(verb)).contains(SequencePreset.labels());
        }
    }

    @Test
    void strategiesAreListed() {
        assertThat(help("optimize"))
                .contains(StrategyRegistry.STANDARD.descriptions().values())
                .contains("bo (Bayesian optimization)");
        for (String group : List.of("expressions optimize", "benchmark expressions")) {
            assertThat(help(group.split(" ")))
                    .contains(String.join("|", StrategyRegistry.STANDARD.descriptions().keySet()));
        }
    }

    @Test
    void theReadmeListsThePresets() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("README.md"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        String readme = Files.readString(root.resolve("README.md"));
        assertThat(readme).contains("`" + String.join("`, `", Preset.labels()) + "`");
    }
}
