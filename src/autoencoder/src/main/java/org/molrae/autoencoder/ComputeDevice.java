package org.molrae.autoencoder;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

/** Where a model is trained and sampled. */
public enum ComputeDevice {
    CPU,
    GPU;

    /**
     * The DJL device.
     *
     * @throws IllegalStateException if a GPU is asked for and PyTorch sees none
     */
    public Device device() {
        if (this == CPU) {
            return Device.cpu();
        }
        if (PyTorch.engine().getGpuCount() == 0) {
            throw new IllegalStateException(
                    "no GPU is visible to PyTorch: use --device cpu, or install the CUDA driver");
        }
        return Device.gpu();
    }

    /**
     * Makes something on this device that owns a manager of its own; if it cannot be made, for
     * whatever reason, all that the manager holds is freed.
     *
     * @param maker makes it of the manager, which it is to close in the end
     * @throws IllegalStateException as {@link #device}
     * @throws E as the maker
     */
    public <T, E extends Exception> T owning(Maker<? extends T, E> maker) throws E {
        NDManager manager = PyTorch.newManager(device());
        boolean made = false;
        try {
            T owner = maker.of(manager);
            made = true;
            return owner;
        } finally {
            if (!made) {
                manager.close();
            }
        }
    }

    /**
     * Makes something that owns a manager.
     *
     * @param <T> what
     * @param <E> how it fails
     */
    @FunctionalInterface
    public interface Maker<T, E extends Exception> {
        /** Makes it. */
        T of(NDManager manager) throws E;
    }
}
