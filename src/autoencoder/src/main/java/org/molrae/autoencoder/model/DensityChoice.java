package org.molrae.autoencoder.model;

import org.molrae.autoencoder.density.CodeSource;

/** Which density codes are drawn from: one of the model's, by its name, or another. */
@FunctionalInterface
public interface DensityChoice {

    /**
     * The density for a model and the noise that is asked for when its codes are decoded.
     *
     * @throws IllegalArgumentException if the model has no such density, or codes of another
     *     dimension
     */
    CodeSource in(LatentModel model, double noise);

    /** The model's density of this name. */
    static DensityChoice named(String name) {
        return (model, noise) -> model.density(name).at(model.effectiveNoise(noise));
    }

    /** A source of codes that need not be one of the model's densities. */
    static DensityChoice of(CodeSource density) {
        return (model, noise) -> model.requireDimension(density).at(model.effectiveNoise(noise));
    }
}
