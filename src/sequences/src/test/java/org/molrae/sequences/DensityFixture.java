package org.molrae.sequences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.density.CodeSplit;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;

/**
 * Gives a model of {@link FormatFixture} every density and writes what they decode to; run once,
 * when a density is new, and keep the files.
 */
final class DensityFixture {

    private DensityFixture() {}

    public static void main(String[] arguments) throws IOException, SyntaxException {
        Path target = Path.of(arguments[1]);
        try (GrammarAutoencoder model =
                GrammarAutoencoder.load(Path.of(arguments[0]), ComputeDevice.CPU)) {
            DerivationCodec codec = new DerivationCodec(Vocabulary.of(Grammar.named("expression")));
            List<int[]> derivations = new ArrayList<>();
            for (String text : Expressions.random(60, 1)) {
                derivations.add(codec.encode(text).rules());
            }
            CodeSplit codes = CodeSplit.random(model.encode(derivations), 0.2, 1);
            for (String density : List.of("gaussian", "gmm", "kde", "2svae")) {
                model.setDensity(
                        new DensityEstimator(density, 2, 4, 1).fit(codes, FitListener.SILENT));
            }
            model.save(target);
        }
        try (GrammarAutoencoder model = GrammarAutoencoder.load(target, ComputeDevice.CPU)) {
            for (String density : new TreeSet<>(model.densities().keySet())) {
                Files.writeString(
                        target.resolveSibling(
                                target.getFileName()
                                        .toString()
                                        .replace(".safetensors", "-" + density + ".txt")),
                        FormatFixture.decoded(model, density));
            }
        }
    }
}
