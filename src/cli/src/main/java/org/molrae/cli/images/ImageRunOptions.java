package org.molrae.cli.images;

import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.PyTorch;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.terminal.Streams;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a verb on images runs. */
public final class ImageRunOptions {

    @Spec(Spec.Target.MIXEE)
    CommandSpec verb;

    public @Mixin DeviceOptions device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = Positive.class,
            description = "Work on N threads. Default: one a processor.")
    public int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress, no summary.")
    public boolean quiet;

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

    /** For what picocli cannot check itself. */
    public ParameterException wrongUsage(String message) {
        return new ParameterException(verb.commandLine(), message);
    }

    /** The streams that the command was started with. */
    public Streams streams() {
        return ((Streams.Owner) verb.root().userObject()).streams();
    }
}
