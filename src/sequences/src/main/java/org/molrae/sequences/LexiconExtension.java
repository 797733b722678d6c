package org.molrae.sequences;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.grammar.Lexicon;
import org.molrae.grammar.Vocabulary;

/** The weights of a network for a vocabulary whose lexicon has grown. */
final class LexiconExtension {

    /** How much less likely than lexical rules on average a new rule is at first, in nats. */
    private static final float RARE = 8;

    private final Vocabulary longer;
    private final int firstLexical;
    private final int oldPlain;
    private final int added;

    /**
     * Checks that a vocabulary is another one with more spellings.
     *
     * @throws IllegalArgumentException if it is not
     */
    LexiconExtension(Vocabulary shorter, Vocabulary longer) {
        List<Lexicon.Entry> before = shorter.lexicon().entries();
        List<Lexicon.Entry> after = longer.lexicon().entries();
        if (!longer.grammar().equals(shorter.grammar())
                || longer.merges().size() != shorter.merges().size()
                || after.size() < before.size()
                || !after.subList(0, before.size()).equals(before)) {
            throw new IllegalArgumentException(
                    "the vocabulary is not that of the model with a longer lexicon");
        }
        this.longer = longer;
        firstLexical = shorter.grammar().productions().size();
        oldPlain = shorter.plainSize();
        added = longer.plainSize() - oldPlain;
    }

    /** The weights of a model for the longer lexicon. */
    Map<String, HostTensor> weights(StartingPoint model) {
        Map<String, HostTensor> shapes;
        try (GrammarAutoencoder grown =
                GrammarAutoencoder.untrained(
                        longer, model.network(), model.posterior(), ComputeDevice.CPU, 0)) {
            shapes = NetworkWeights.read(grown.network());
        }
        Map<String, HostTensor> weights = new LinkedHashMap<>();
        shapes.forEach(
                (name, grown) ->
                        weights.put(
                                name,
                                extended(
                                        Objects.requireNonNull(model.weights().get(name), name),
                                        grown.shape())));
        return weights;
    }

    private HostTensor extended(HostTensor old, long[] shape) {
        long[] before = old.shape();
        HostTensor grown = old;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] != before[axis]) {
                grown = extended(grown, axis);
            }
        }
        return grown;
    }

    /**
     * Adds the new rules behind the old plain ones along an axis of rules. What follows those,
     * merged rules and the ids of padding and start, moves up.
     */
    private HostTensor extended(HostTensor old, int axis) {
        long[] shape = old.shape();
        int inner = 1;
        for (int i = axis + 1; i < shape.length; i++) {
            inner *= (int) shape[i];
        }
        int rules = (int) shape[axis];
        int outer = old.count() / (rules * inner);
        float[] from = old.toFloats();
        float[] to = new float[outer * (rules + added) * inner];
        for (int o = 0; o < outer; o++) {
            int source = o * rules * inner;
            int target = o * (rules + added) * inner;
            int kept = oldPlain * inner;
            System.arraycopy(from, source, to, target, kept);
            System.arraycopy(
                    from,
                    source + kept,
                    to,
                    target + kept + added * inner,
                    (rules - oldPlain) * inner);
            for (int i = 0; i < inner; i++) {
                float mean = mean(from, source + i, inner) - (shape.length == 1 ? RARE : 0);
                for (int rule = oldPlain; rule < oldPlain + added; rule++) {
                    to[target + rule * inner + i] = mean;
                }
            }
        }
        shape[axis] += added;
        return HostTensor.of(to, shape);
    }

    /** Of lexical rules, or of all plain ones where there are none. */
    private float mean(float[] values, int offset, int stride) {
        int first = firstLexical < oldPlain ? firstLexical : 0;
        double sum = 0;
        for (int rule = first; rule < oldPlain; rule++) {
            sum += values[offset + rule * stride];
        }
        return (float) (sum / (oldPlain - first));
    }
}
