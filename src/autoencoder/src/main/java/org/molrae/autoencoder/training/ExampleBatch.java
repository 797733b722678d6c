package org.molrae.autoencoder.training;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** A batch of examples on the host. */
public interface ExampleBatch {

    /** How many examples it holds. */
    int examples();

    /** Copies the batch to the manager's device, in the layout that the network expects. */
    NDList load(NDManager manager);
}
