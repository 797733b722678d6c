/**
 * Training an {@link org.molrae.autoencoder.EncoderDecoder} towards an {@link
 * org.molrae.autoencoder.Objective}.
 *
 * <p>A {@link org.molrae.autoencoder.training.TrainingRun} is a function of its plan and data: the
 * order of batches depends on the seed and the epoch alone, so a run that is stopped, or killed,
 * and resumed from its checkpoint reaches the same weights as one that was left alone (on the same
 * machine with the same number of threads).
 *
 * <p>What a batch holds belongs to the module that knows the data.
 */
@NullMarked
package org.molrae.autoencoder.training;

import org.jspecify.annotations.NullMarked;
