package org.molrae.sequences.data;

import ai.djl.ndarray.NDArray;
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
 * @param plain padded plain rules, row-major {@code [examples, plainLength]}
 * @param previous rule before each step, row-major {@code [length, examples]}
 * @param rules rule of each step, row-major {@code [length, examples]}
 * @param contexts mask context of each step, row-major {@code [length, examples]}
 * @param present 1 for a step and 0 for padding, row-major {@code [length, examples]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record DerivationBatch(
        int examples,
        int plainLength,
        int length,
        int[] plain,
        int[] previous,
        long[] rules,
        int[] contexts,
        float[] present)
        implements ExampleBatch {

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
        int plainLength = paddedLength(config, plain);
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
                plainLength,
                length,
                pad(vocabulary, plainLength, plain),
                previous,
                rules,
                contexts,
                present);
    }

    private static int paddedLength(NetworkConfig config, List<int[]> plain) {
        int longest = plain.stream().mapToInt(rules -> rules.length).max().orElse(1);
        int multiple = config.plainLengthMultiple();
        return (longest + multiple - 1) / multiple * multiple;
    }

    /**
     * Plain rules as the encoder reads them.
     *
     * @return {@code [derivations, plainLength]}
     */
    public static NDArray plain(
            Vocabulary vocabulary,
            NetworkConfig config,
            List<int[]> derivations,
            NDManager manager) {
        int length = paddedLength(config, derivations);
        return manager.create(
                pad(vocabulary, length, derivations), new Shape(derivations.size(), length));
    }

    private static int[] pad(Vocabulary vocabulary, int plainLength, List<int[]> plain) {
        int[] padded = new int[plain.size() * plainLength];
        Arrays.fill(padded, vocabulary.plainSize());
        for (int example = 0; example < plain.size(); example++) {
            int[] rules = plain.get(example);
            System.arraycopy(rules, 0, padded, example * plainLength, rules.length);
        }
        return padded;
    }

    @Override
    public NDList load(NDManager manager) {
        Shape steps = new Shape(length, examples);
        return new NDList(
                manager.create(plain, new Shape(examples, plainLength)),
                manager.create(previous, steps),
                manager.create(rules, steps),
                manager.create(contexts, steps),
                manager.create(present, steps));
    }
}
