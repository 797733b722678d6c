/**
 * The common parts of all trained models: {@link org.molrae.autoencoder.model.LatentModel} is the
 * model, {@link org.molrae.autoencoder.model.ModelTraining} makes one, {@link
 * org.molrae.autoencoder.model.ModelFormat} writes and reads it.
 *
 * <p>The caller that makes a model owns it: a model that cannot be prepared, is not finished or is
 * refused is freed by what made it, whatever went wrong.
 *
 * <p>What belongs here: what is the same for sequences, images and whatever comes next. What does
 * not: networks and data.
 */
@NullMarked
package org.molrae.autoencoder.model;

import org.jspecify.annotations.NullMarked;
