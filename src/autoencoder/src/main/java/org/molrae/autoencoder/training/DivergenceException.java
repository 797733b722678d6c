package org.molrae.autoencoder.training;

/** A run whose loss is no longer finite. */
public final class DivergenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DivergenceException(int epoch, int batch) {
        super(
                "the loss is no longer finite in epoch "
                        + epoch
                        + ", before batch "
                        + batch
                        + ": go on from the last checkpoint, or start with a lower learning rate");
    }
}
