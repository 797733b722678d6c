package org.molrae.search;

import java.util.List;
import java.util.random.RandomGenerator;

/** Turns codes into texts, valid or not. */
@FunctionalInterface
public interface CodeDecoder {

    /**
     * Decodes codes.
     *
     * @param codes {@code [codes][dimension]}
     * @param random a generator for each code, the same for the same place in a campaign of the
     *     same seed; not used by greedy decoding
     * @return a text for each code, in their order
     */
    List<String> decode(List<float[]> codes, List<? extends RandomGenerator> random);
}
