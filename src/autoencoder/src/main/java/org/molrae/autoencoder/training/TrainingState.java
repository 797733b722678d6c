package org.molrae.autoencoder.training;

import java.util.ArrayList;
import java.util.List;

/** Where a run stands, beside its tensors; written to checkpoints as JSON. */
final class TrainingState {

    /** Of the objective, plan, network and data; a checkpoint resumes only the run it is from. */
    String fingerprint = "";

    /** Epochs completed. */
    int epoch;

    /** Batches completed in the current epoch. */
    int batch;

    /** Optimizer steps taken. */
    long step;

    /** Sums over the current epoch's examples: total, reconstruction, latent, regularizer. */
    double[] sums = new double[4];

    /** Examples seen in the current epoch. */
    long examples;

    /** Wall time spent in the current epoch before this process, seconds. */
    double seconds;

    double bestLoss = Double.POSITIVE_INFINITY;
    int bestEpoch;
    boolean finished;
    List<EpochReport> history = new ArrayList<>();
}
