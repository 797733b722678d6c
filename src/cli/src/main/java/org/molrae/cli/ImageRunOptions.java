package org.molrae.cli;

import org.molrae.autoencoder.ComputeDevice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a verb on images runs. */
final class ImageRunOptions {

    @Spec(Spec.Target.MIXEE)
    CommandSpec verb;

    @Mixin DeviceOptions device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = Positive.class,
            description = "Work on N threads. Default: one a processor.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress, no summary.")
    boolean quiet;

    /** Makes the engine ready; before anything else touches it. */
    ComputeDevice prepare() {
        // pictures are drawn and written, never shown
        System.setProperty("java.awt.headless", "true");
        device.prepare();
        EngineThreads.set(threads);
        return ComputeDevice.valueOf(device.device.name());
    }

    /** For what picocli cannot check itself. */
    ParameterException wrongUsage(String message) {
        return new ParameterException(verb.commandLine(), message);
    }

    /** The streams that the command was started with. */
    Streams streams() {
        return ((Main) verb.root().userObject()).streams();
    }
}
