package org.molrae.cli.chemistry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.PyTorch;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Reads;
import org.molrae.cli.terminal.Failure;
import org.molrae.molecules.evaluation.ChemNet;
import picocli.CommandLine.Option;

/** The network that the Fréchet ChemNet distance is measured in. */
final class ChemNetOptions {

    @Reads
    @Option(
            names = "--chemnet",
            paramLabel = "FILE",
            description = "Add the row FCD, by ChemNet as TorchScript: see below.")
    @Nullable Path file;

    @Option(
            names = "--chemnet-sha256",
            paramLabel = "HEX",
            description = "Refuse that file if its SHA-256 is another.")
    @Nullable String sha256;

    /** Loads the network, or gives null if none is asked for. */
    @Nullable ChemNet open(DeviceOptions device) {
        if (file == null) {
            return null;
        }
        InputFile.requireReadable(file.toString());
        device.prepare();
        PyTorch.setThreads(1);
        try {
            return ChemNet.load(
                    file, Optional.ofNullable(sha256), ComputeDevice.valueOf(device.device.name()));
        } catch (IOException e) {
            throw Failure.of("cannot use --chemnet", e);
        } catch (IllegalStateException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
