package org.molrae.cli.sampling;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.model.SamplingDefaults;
import org.molrae.cli.options.Positive;
import org.molrae.sequences.decoding.RuleChoice;
import picocli.CommandLine.Option;

/** How the decoder's rules are drawn. */
public final class ChoiceOptions {

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description =
                    "Flatten (above 1) or sharpen (below 1) the decoder's choices."
                            + " Default: what the model was released with.")
    @Nullable Double temperature;

    @Option(
            names = "--top-k",
            paramLabel = "K",
            converter = Positive.class,
            description = "Draw among the K likeliest rules. Default: all.")
    @Nullable Integer topK;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            description =
                    "Draw among the fewest likeliest rules that have at least this share of the"
                            + " probability (the nucleus). Default: 1, all.")
    @Nullable Double topP;

    @Option(
            names = "--min-p",
            paramLabel = "P",
            description =
                    "Draw among the rules that have at least this share of the likeliest one's"
                            + " probability; 0 for all. Default: what the model was released with.")
    @Nullable Double minP;

    /**
     * The choice.
     *
     * @param otherwise the temperature and min-p where no others are given
     * @throws IllegalArgumentException if there is no such distribution
     */
    public RuleChoice.Sampling choice(SamplingDefaults otherwise) {
        return new RuleChoice.Sampling(
                temperature == null ? otherwise.temperature() : temperature,
                topK == null ? RuleChoice.Sampling.ALL : topK,
                topP == null ? 1 : topP,
                minP == null ? otherwise.minP() : minP);
    }

    /** The options that were given. */
    List<String> given() {
        return Stream.of(
                        temperature == null ? "" : "--temperature",
                        topK == null ? "" : "--top-k",
                        topP == null ? "" : "--top-p",
                        minP == null ? "" : "--min-p")
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
