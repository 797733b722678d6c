package org.molrae.sequences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;

/** Writes the stored model of a format; run once, when a format is new, and keep the file. */
final class FormatFixture {

    private FormatFixture() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        String name = arguments[1];
        try (SequenceTraining training =
                new SequenceTraining(
                        Expressions.options(40),
                        Expressions.corpora(
                                Expressions.random(300, 1), 8, folder.resolve("corpus")),
                        new SequenceTraining.DataDescription("expressions", "none"),
                        org.molrae.autoencoder.ComputeDevice.CPU,
                        folder.resolve("checkpoint"),
                        new TrainingListener() {})) {
            try (GrammarAutoencoder model =
                    training.finish(training.train(), (iteration, likelihood) -> {})) {
                model.save(folder.resolve(name + ".safetensors"));
            }
        }
        try (GrammarAutoencoder model =
                GrammarAutoencoder.load(
                        folder.resolve(name + ".safetensors"),
                        org.molrae.autoencoder.ComputeDevice.CPU)) {
            Files.writeString(folder.resolve(name + ".txt"), decoded(model, "gmm"));
        }
    }

    /** What a model decodes to at twenty places drawn from a density, a line each. */
    static String decoded(GrammarAutoencoder model, String density) {
        Random random = new Random(20);
        List<float[]> codes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            float[] code = new float[model.network().latentDimension()];
            model.density(density).sample(random, code);
            codes.add(code);
        }
        DerivationCodec codec = new DerivationCodec(model.vocabulary());
        StringBuilder text = new StringBuilder();
        for (int[] rules : model.decode(codes)) {
            text.append(codec.decode(Derivation.of(rules))).append('\n');
        }
        return text.toString();
    }
}
