package org.molrae.benchmarks.latent;

import java.util.Map;

/**
 * The figures of one source of codes at one level of noise.
 *
 * @param source of the codes, e.g. {@code gmm}, {@code N(0, I)}, {@code zero code}
 * @param noise added to the codes before they are decoded
 * @param influence of the codes on what is drawn, with other noise at each draw
 * @param read the same of the noisy codes, as the decoder reads them: with the same noise at each
 *     draw of a code. At noise 0 both are one.
 * @param figures of samples beside the reference by metric, as {@code evaluate} names them; {@code
 *     rings>6} is the share of molecules with a ring of more than six atoms
 */
public record ControlRow(
        String source,
        double noise,
        CodeInfluence influence,
        CodeInfluence read,
        Map<String, Double> figures) {}
