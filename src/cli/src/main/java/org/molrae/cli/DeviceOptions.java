package org.molrae.cli;

import picocli.CommandLine.Option;

/** The device that a network runs on. */
final class DeviceOptions {

    /** Where a network can run. */
    enum Device {
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
    Device device;

    /** Makes the engine's libraries known; before anything else touches DJL. */
    void prepare() {
        if (device == Device.GPU) {
            EngineLibraries.forGpu();
        } else {
            EngineLibraries.forCpu();
        }
    }
}
