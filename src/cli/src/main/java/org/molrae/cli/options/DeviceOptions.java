package org.molrae.cli.options;

import picocli.CommandLine.Option;

/** The device that a network runs on. */
public final class DeviceOptions {

    /** Where a network can run. */
    public enum Device {
        CPU,
        GPU
    }

    @Option(
            names = "--device",
            paramLabel = "cpu|gpu",
            defaultValue = "cpu",
            description =
                    "Run the network on the CPU or on a GPU, for which DJL fetches the CUDA libraries at first"
                            + " use. Default: ${DEFAULT-VALUE}.")
    public Device device;

    /** Makes the engine's libraries known; before anything else touches DJL. */
    public void prepare() {
        if (device == Device.GPU) {
            EngineLibraries.forGpu();
        } else {
            EngineLibraries.forCpu();
        }
    }
}
