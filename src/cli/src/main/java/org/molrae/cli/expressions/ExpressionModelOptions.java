package org.molrae.cli.expressions;

import java.io.IOException;
import java.nio.file.Path;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.PyTorch;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Reads;
import org.molrae.cli.terminal.Failure;
import org.molrae.expressions.ExpressionModel;
import picocli.CommandLine.Option;

/** The model of a verb that works on expressions. */
final class ExpressionModelOptions {

    @Reads
    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            required = true,
            description = "The file of a model, from 'molrae expressions train'.")
    Path model;

    /** Loads the model; the first thing that touches the engine. */
    ExpressionModel load(DeviceOptions device) {
        device.prepare();
        PyTorch.setThreads(1);
        try {
            return ExpressionModel.load(model, ComputeDevice.valueOf(device.device.name()));
        } catch (ModelFormatException e) {
            // it names the file
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw Failure.of("cannot read " + model, e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new Failure("cannot use the model " + model + ": " + e.getMessage(), e);
        }
    }
}
