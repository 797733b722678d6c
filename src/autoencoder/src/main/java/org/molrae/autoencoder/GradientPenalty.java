package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * The squared Frobenius norm of the decoder's Jacobian in its input, averaged over the batch:
 * {@code L_reg = 1/n Σ_i ‖∂D(z_i)/∂z_i‖²_F} (Ghosh et al., equation 13, "RAE-GP").
 *
 * <p>It is estimated without second derivatives, by one forward difference along random signs
 * {@code v ∈ {-1, 1}^d} for each code: {@code ‖(D(z + h v) - D(z)) / h‖²}.
 *
 * <ul>
 *   <li><b>Unbiased to order h².</b> As {@code E[v vᵀ] = I}, {@code E‖J v‖² = ‖J‖²_F} exactly. The
 *       difference is {@code J v + h/2 D''[v, v] + O(h²)}; the term of order h in the square is odd
 *       in {@code v} and vanishes in the mean, since {@code v} and {@code -v} are equally likely.
 *       The same holds for the gradient in the parameters, which automatic differentiation takes
 *       exactly. Of all {@code v} with independent entries and {@code E[v vᵀ] = I}, signs have the
 *       least variance: {@code 2 Σ_{i≠j} (JᵀJ)²_ij} for a code (Hutchinson 1990).
 *   <li><b>Cost.</b> One more pass through the decoder, forward and backward: no graph of a graph,
 *       so whatever the decoder is made of will do, fused GRUs included, and no memory is kept.
 *   <li><b>Rounding.</b> In single precision the difference carries an error of about {@code 1e-7
 *       |D(z)| / h}, that is 1e-5 of a typical output at the default step of 0.01, where the term
 *       of order h² is about 1e-4 of the second derivatives.
 * </ul>
 *
 * <p>A decoder with dropout would be compared with another one. With batch normalization, whose
 * statistics couple the codes of a batch and are updated twice a step, the Jacobian is the whole
 * batch's.
 *
 * <p>The gradient reaches the encoder through {@code z}. The released code differs from the paper:
 * it penalizes {@code 1/(n d) Σ (∂‖D(z)‖²/∂z)²}, the gradient of the squared norm of the output.
 *
 * @param step {@code h}, small beside the spread of the codes
 */
record GradientPenalty(double step) implements DecoderRegularizer {
    static final String NAME = "gradient-penalty";
    static final double DEFAULT_STEP = 0.01;

    /** Refuses a step that is not positive. */
    public GradientPenalty {
        PartLabel.requirePositive("the gradient penalty's step", step);
    }

    @Override
    public String label() {
        return step == DEFAULT_STEP ? NAME : PartLabel.of(NAME, step);
    }

    @Override
    public Regularization on(EncoderDecoder network, NDManager manager) {
        return new Regularization() {
            @Override
            public NDArray penalty(Decoding decoding) {
                NDArray codes = decoding.codes();
                NDArray moved = codes.add(decoding.noise().signs(codes).mul((float) step));
                NDArray sum =
                        network.decode(
                                        decoding.parameters(),
                                        moved,
                                        decoding.batch(),
                                        decoding.training())
                                .sub(decoding.decoded())
                                .square()
                                .sum();
                return Scalar.times(sum, 1 / (step * step * codes.getShape().get(0)));
            }
        };
    }
}
