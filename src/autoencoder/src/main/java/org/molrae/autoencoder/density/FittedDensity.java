package org.molrae.autoencoder.density;

import org.molrae.autoencoder.training.DensityProvenance;

/**
 * A density and how it was fitted, which a model keeps with it.
 *
 * @param density the density
 * @param provenance how it was fitted, and how well
 */
public record FittedDensity(LatentDensity density, DensityProvenance provenance) {}
