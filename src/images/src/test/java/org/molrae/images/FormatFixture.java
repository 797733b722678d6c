package org.molrae.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.density.CodeSplit;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.images.data.ImageSource;

/**
 * Gives a stored model every density and writes what they draw; run once, when a format or a
 * density is new, and keep the files. The model itself is of {@code molrae images train --data
 * drawn --limit 60 --width 1/128 --latent 2 --epochs 2 --batch-size 10 --components 2}.
 */
final class FormatFixture {

    private FormatFixture() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        try (ImageAutoencoder model =
                ImageAutoencoder.load(Path.of(arguments[0]), ComputeDevice.CPU)) {
            float[][] images = model.encode(ImageSource.parse("drawn").read(60).training());
            CodeSplit codes = CodeSplit.random(images, 0.2, 1);
            for (String density : List.of("kde", "2svae")) {
                model.setDensity(
                        new DensityEstimator(density, 1, 4, 1).fit(codes, FitListener.SILENT));
            }
            model.save(file);
            StringBuilder text = new StringBuilder();
            for (String density : new TreeSet<>(model.densities().keySet())) {
                text.append(density);
                for (double value : draws(model, density)) {
                    text.append(' ').append(value);
                }
                text.append('\n');
            }
            Files.writeString(file.resolveSibling(file.getFileName() + ".txt"), text);
        }
    }

    /** The numbers of three codes drawn from a density, one code after the other. */
    static double[] draws(ImageAutoencoder model, String density) {
        return Arrays.stream(model.drawCodes(model.density(density), 3, 1))
                .flatMapToDouble(code -> DoubleStream.of(code[0], code[1]))
                .toArray();
    }
}
