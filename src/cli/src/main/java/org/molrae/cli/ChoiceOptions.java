package org.molrae.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.sequences.decoding.RuleChoice;
import picocli.CommandLine.Option;

/** How the decoder's rules are drawn. */
final class ChoiceOptions {

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

    /**
     * The choice.
     *
     * @param otherwise the temperature where no other is given
     * @throws IllegalArgumentException if there is no such distribution
     */
    RuleChoice.Sampling choice(double otherwise) {
        return new RuleChoice.Sampling(
                temperature == null ? otherwise : temperature,
                topK == null ? RuleChoice.Sampling.ALL : topK,
                topP == null ? 1 : topP);
    }

    /** The options that were given. */
    List<String> given() {
        return Stream.of(
                        temperature == null ? "" : "--temperature",
                        topK == null ? "" : "--top-k",
                        topP == null ? "" : "--top-p")
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
