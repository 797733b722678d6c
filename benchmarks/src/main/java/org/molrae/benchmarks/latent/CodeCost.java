package org.molrae.benchmarks.latent;

/**
 * The cost, by a density, of the codes of held-out molecules at a level of noise, beside what such
 * codes carry, in nats a molecule.
 *
 * <p>With the noisy code {@code y = z + ρσε} of a molecule {@code x}, the density spends {@code R =
 * E[log q(y | x) - log p(y)]}, where {@code q} is the noise around the molecule's code and {@code
 * p} the density with the same noise added. The code carries {@code I = L(most) - L(ρ) + R(most)},
 * by what the decoder's {@code -log p(x | y)} loses between the highest level and this one; what
 * codes carry at the highest level itself is not known, and taken to be the least that a density
 * spends there, an upper bound. {@code R - I} is what the density misses: 0 for the density of the
 * codes themselves.
 *
 * @param noise level {@code ρ}
 * @param loss {@code L(ρ)} of the decoder under the grammar's mask
 * @param carried {@code I}
 * @param spent {@code R}
 */
public record CodeCost(double noise, double loss, double carried, double spent) {

    /** The information that the density misses, {@code R - I}. */
    public double missed() {
        return spent - carried;
    }
}
