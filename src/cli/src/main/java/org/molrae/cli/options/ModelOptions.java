package org.molrae.cli.options;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.PyTorch;
import org.molrae.cli.terminal.Failure;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.ReleasedModels;
import picocli.CommandLine.Option;

/** The model of a verb that runs one. */
public final class ModelOptions {

    @Reads
    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            completionCandidates = Completions.Models.class,
            defaultValue = ReleasedModels.DEFAULT,
            description =
                    "The file of a model, or the name of a released one. Default: ${DEFAULT-VALUE}.")
    public String model;

    /** Loads the model; the first thing that touches the engine. */
    public MoleculeGenerator load(DeviceOptions device) {
        return load(model, device);
    }

    /** Loads the model of a name or file; the first thing that touches the engine. */
    public static MoleculeGenerator load(String model, DeviceOptions device) {
        device.prepare();
        PyTorch.setThreads(1);
        try {
            return MoleculeGenerator.load(model, ComputeDevice.valueOf(device.device.name()));
        } catch (IOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new Failure("cannot use the model " + model + ": " + e.getMessage(), e);
        }
    }

    /**
     * A model for what reads it more than once: the file of that name, or, of a pipe, a file with
     * its content that is deleted in the end.
     */
    public static String reread(String model) {
        Path file = Path.of(model);
        if (!Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file)) {
            return model;
        }
        try (InputStream in = new BufferedInputStream(new FileInputStream(file.toFile()))) {
            Path copy = Files.createTempFile("molrae", ".safetensors");
            copy.toFile().deleteOnExit();
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy.toString();
        } catch (IOException e) {
            throw Failure.of("cannot read " + model, e);
        }
    }
}
