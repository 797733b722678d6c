package org.molrae.autoencoder.training;

import java.util.Map;
import org.molrae.autoencoder.LossTerms;

/**
 * The figures of one epoch of a run.
 *
 * @param epoch from 1
 * @param step optimizer steps so far
 * @param training loss terms averaged over the epoch's batches, as they were trained
 * @param validation loss terms on the validation set, after the epoch
 * @param metrics further figures on the validation set, by name
 * @param seconds wall time of the epoch, validation included
 */
public record EpochReport(
        int epoch,
        long step,
        LossTerms.Values training,
        LossTerms.Values validation,
        Map<String, Double> metrics,
        double seconds) {}
