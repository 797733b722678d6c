package org.molrae.sequences.data;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.molrae.autoencoder.training.ExampleBatch;
import org.molrae.grammar.RuleMask;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.network.NetworkConfig;
import org.molrae.sequences.network.SequenceNetwork;

/**
 * Derivations padded to one length, in the layout of {@link SequenceNetwork}.
 *
 * @param encoded padded rules that the encoder reads, row-major {@code [examples, encodedLength]}
 * @param previous rule before each step, row-major {@code [length, examples]}
 * @param rules rule of each step, row-major {@code [length, examples]}
 * @param contexts mask context of each step, row-major {@code [length, examples]}
 * @param present 1 for a step and 0 for padding, row-major {@code [length, examples]}
 * @param properties of each example, row-major {@code [examples, properties]}; empty where there
 *     are none
 */
@SuppressWarnings("ArrayRecordComponent")
public record DerivationBatch(
        int examples,
        int encodedLength,
        int length,
        int[] encoded,
        int[] previous,
        long[] rules,
        int[] contexts,
        float[] present,
        float[] properties)
        implements ExampleBatch {

    /**
     * A derivation as the encoder reads it, padded no further than it must be by itself.
     *
     * @param plain plain rules
     * @return {@code [encodedLength]}
     */
    public static int[] encoded(Vocabulary vocabulary, NetworkConfig config, int[] plain) {
        int[] read = config.isEncoderMerged() ? vocabulary.merge(plain) : plain;
        return pad(vocabulary, config, paddedLength(config, read), List.of(read));
    }

    /**
     * Pads derivations.
     *
     * @param plain plain rules of each example
     * @param merged the same in the decoder's rules
     */
    public static DerivationBatch of(
            Vocabulary vocabulary, NetworkConfig config, List<int[]> plain, List<int[]> merged) {
        RuleMask mask = vocabulary.mask();
        int examples = plain.size();
        List<int[]> read = config.isEncoderMerged() ? merged : plain;
        int encodedLength = paddedLength(config, read);
        int length = merged.stream().mapToInt(rules -> rules.length).max().orElse(0);
        int[] previous = new int[length * examples];
        long[] rules = new long[length * examples];
        int[] contexts = new int[length * examples];
        float[] present = new float[length * examples];
        for (int example = 0; example < examples; example++) {
            int[] sequence = merged.get(example);
            int[] sequenceContexts = mask.contexts(sequence);
            int before = vocabulary.size();
            for (int step = 0; step < sequence.length; step++) {
                int cell = step * examples + example;
                previous[cell] = before;
                rules[cell] = sequence[step];
                contexts[cell] = sequenceContexts[step];
                present[cell] = 1;
                before = sequence[step];
            }
        }
        return new DerivationBatch(
                examples,
                encodedLength,
                length,
                pad(vocabulary, config, encodedLength, read),
                previous,
                rules,
                contexts,
                present,
                new float[0]);
    }

    /**
     * The batch with properties of its examples.
     *
     * @param targets {@code [examples][properties]}
     */
    DerivationBatch with(List<float[]> targets) {
        int width = targets.get(0).length;
        float[] values = new float[examples * width];
        for (int example = 0; example < examples; example++) {
            System.arraycopy(targets.get(example), 0, values, example * width, width);
        }
        return new DerivationBatch(
                examples,
                encodedLength,
                length,
                encoded,
                previous,
                rules,
                contexts,
                present,
                values);
    }

    private static int paddedLength(NetworkConfig config, List<int[]> read) {
        return read.stream().mapToInt(rules -> paddedLength(config, rules)).max().orElse(1);
    }

    private static int paddedLength(NetworkConfig config, int[] read) {
        int multiple = config.encoderLengthMultiple();
        return (read.length + multiple - 1) / multiple * multiple;
    }

    private static int[] pad(
            Vocabulary vocabulary, NetworkConfig config, int length, List<int[]> read) {
        int[] padded = new int[read.size() * length];
        Arrays.fill(padded, config.isEncoderMerged() ? vocabulary.size() : vocabulary.plainSize());
        for (int example = 0; example < read.size(); example++) {
            int[] rules = read.get(example);
            System.arraycopy(rules, 0, padded, example * length, rules.length);
        }
        return padded;
    }

    @Override
    public NDList load(NDManager manager) {
        Shape steps = new Shape(length, examples);
        NDList arrays =
                new NDList(
                        manager.create(encoded, new Shape(examples, encodedLength)),
                        manager.create(previous, steps),
                        manager.create(rules, steps),
                        manager.create(contexts, steps),
                        manager.create(present, steps));
        if (properties.length > 0) {
            arrays.add(
                    manager.create(properties, new Shape(examples, properties.length / examples)));
        }
        return arrays;
    }
}
