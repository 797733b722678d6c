package org.molrae.autoencoder;

import ai.djl.Device;
import ai.djl.engine.Engine;

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
        if (Engine.getInstance().getGpuCount() == 0) {
            throw new IllegalStateException(
                    "no GPU is visible to PyTorch: use --device cpu, or install the CUDA driver");
        }
        return Device.gpu();
    }
}
