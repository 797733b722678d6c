package org.molrae.cli.images;

import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.PyTorch;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.QuietOptions;
import org.molrae.cli.options.ThreadCount;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a verb on images runs. */
public final class ImageRunOptions extends QuietOptions {

    public @Mixin DeviceOptions device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = ThreadCount.class,
            description =
                    "Work on N threads, at most four a processor (or 16). Default: one a processor.")
    public int threads = Runtime.getRuntime().availableProcessors();

    /** Makes the engine ready; before anything else touches it. */
    public ComputeDevice prepare() {
        return prepare(device, threads);
    }

    /** Makes the engine ready for a device; before anything else touches it. */
    public static ComputeDevice prepare(DeviceOptions device, int threads) {
        // pictures are drawn and written, never shown
        System.setProperty("java.awt.headless", "true");
        device.prepare();
        PyTorch.setThreads(threads);
        return ComputeDevice.valueOf(device.device.name());
    }
}
