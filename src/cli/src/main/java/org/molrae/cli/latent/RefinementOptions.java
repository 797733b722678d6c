package org.molrae.cli.latent;

import org.molrae.cli.options.NotNegative;
import org.molrae.sequences.encoding.CodeRefinement;
import picocli.CommandLine.Option;

/** How verbs that encode go beyond the encoder. */
final class RefinementOptions {

    @Option(
            names = "--refine",
            paramLabel = "N",
            defaultValue = "" + CodeRefinement.DEFAULT_STEPS,
            converter = NotNegative.class,
            description =
                    "Where greedy decoding of the encoder's code gives another molecule, look for a better code nearby by at"
                            + " most N steps of descent; 0: take the encoder's codes, several times faster. Default:"
                            + " ${DEFAULT-VALUE}.")
    int steps;
}
