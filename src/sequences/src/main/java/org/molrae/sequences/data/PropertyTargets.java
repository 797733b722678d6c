package org.molrae.sequences.data;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;

/**
 * The properties of the texts of two corpora, by index, brought to mean 0 and deviation 1 over the
 * texts to train on; 0 where a text has none. Kept in memory, four bytes each.
 *
 * @param names of the properties
 * @param training {@code [texts][properties]}
 * @param validation likewise
 */
@SuppressWarnings("ArrayRecordComponent")
public record PropertyTargets(List<String> names, float[][] training, float[][] validation) {

    /** Computes the properties of all texts, in parallel. */
    static PropertyTargets of(
            TextProperties properties, CorpusBuilder.Corpora corpora, IntConsumer done) {
        DerivationCodec codec = new DerivationCodec(corpora.vocabulary().plain());
        float[][] training = raw(properties, codec, corpora.training(), done);
        float[][] validation = raw(properties, codec, corpora.validation(), done);
        for (int j = 0; j < properties.names().size(); j++) {
            standardize(j, training, validation);
        }
        return new PropertyTargets(List.copyOf(properties.names()), training, validation);
    }

    private static float[][] raw(
            TextProperties properties,
            DerivationCodec codec,
            DerivationCorpus corpus,
            IntConsumer done) {
        return IntStream.range(0, corpus.size())
                .parallel()
                .mapToObj(
                        i -> {
                            String text = codec.decode(Derivation.of(corpus.derivation(i)));
                            double[] values = properties.of(text);
                            float[] kept = new float[values.length];
                            for (int j = 0; j < kept.length; j++) {
                                kept[j] = (float) values[j];
                            }
                            done.accept(1);
                            return kept;
                        })
                .toArray(float[][]::new);
    }

    private static void standardize(int property, float[][] training, float[][] validation) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (float[] values : training) {
            double value = values[property];
            if (Double.isFinite(value)) {
                sum += value;
                squares += value * value;
                count++;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        double variance = count == 0 ? 0 : squares / count - mean * mean;
        double deviation = variance > 1e-12 ? Math.sqrt(variance) : 1;
        for (float[][] table : List.of(training, validation)) {
            for (float[] values : table) {
                double scaled = (values[property] - mean) / deviation;
                values[property] = Double.isFinite(scaled) ? (float) scaled : 0;
            }
        }
    }
}
