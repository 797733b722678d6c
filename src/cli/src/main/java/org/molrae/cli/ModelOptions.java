package org.molrae.cli;

import java.io.IOException;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.ReleasedModels;
import picocli.CommandLine.Option;

/** The model of a verb that runs one. */
final class ModelOptions {

    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            defaultValue = ReleasedModels.DEFAULT,
            description =
                    "The file of a model, or the name of a released one. Default: ${DEFAULT-VALUE}.")
    String model;

    /** Loads the model; the first thing that touches the engine. */
    MoleculeGenerator load(DeviceOptions device) {
        device.prepare();
        EngineThreads.one();
        try {
            return MoleculeGenerator.load(model, ComputeDevice.valueOf(device.device.name()));
        } catch (IOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new Failure("cannot use the model " + model + ": " + e.getMessage(), e);
        }
    }
}
