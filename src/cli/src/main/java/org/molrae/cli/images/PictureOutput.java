package org.molrae.cli.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.Writes;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Streams;
import org.molrae.images.ImageGrid;
import picocli.CommandLine.Option;

/** Where a picture goes. */
final class PictureOutput {

    @Writes
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Write the PNG to FILE, which appears when it is whole. Default: standard output.")
    @Nullable String file;

    /** Fails at once where the picture would go to a terminal. */
    void requirePlace() {
        if (Streams.outputIsTerminal() && (file == null || file.equals("-"))) {
            throw new Failure("a picture is nothing for a terminal: add --output FILE");
        }
    }

    void write(ImageGrid grid, Streams streams) {
        try (ResultFile result = ResultFile.open(file, streams)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            grid.write(bytes);
            result.write(bytes.toByteArray());
            result.keep();
        } catch (IOException e) {
            throw Failure.of("cannot write the picture", e);
        }
    }
}
