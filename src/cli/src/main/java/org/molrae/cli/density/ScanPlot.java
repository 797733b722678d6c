package org.molrae.cli.density;

import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.molrae.autoencoder.density.FittedDensity;
import org.molrae.autoencoder.training.DensityProvenance;
import org.molrae.cli.terminal.Failure;

/** Draws a comparison of mixtures: log-likelihoods on the left axis, BIC on the right. */
final class ScanPlot {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;

    private ScanPlot() {}

    static void write(List<FittedDensity> mixtures, Path file) {
        System.setProperty("java.awt.headless", "true");
        double[] sizes = values(mixtures, DensityProvenance::components);
        XYChart chart =
                new XYChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title("Mixtures over the latent codes")
                        .xAxisTitle("components")
                        .yAxisTitle("mean log-likelihood, nats a code")
                        .build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
        chart.getStyler().setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        chart.getStyler().setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        chart.getStyler().setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        chart.addSeries("fitted", sizes, values(mixtures, DensityProvenance::logLikelihood));
        chart.addSeries(
                "held out", sizes, values(mixtures, DensityProvenance::heldOutLogLikelihood));
        chart.addSeries("BIC (right)", sizes, values(mixtures, DensityProvenance::bic))
                .setYAxisGroup(1);
        chart.setYAxisGroupTitle(1, "BIC");
        chart.getStyler().setYAxisGroupPosition(1, Styler.YAxisPosition.Right);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        // in memory: by default ImageIO writes to the folder of temporary files
        try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", memory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.write(file, png.toByteArray());
        } catch (IOException e) {
            throw Failure.of("cannot write " + file, e);
        }
    }

    private static double[] values(
            List<FittedDensity> mixtures, Function<DensityProvenance, @Nullable Number> figure) {
        return mixtures.stream()
                .mapToDouble(
                        fitted -> {
                            Number value = figure.apply(fitted.provenance());
                            return value == null ? Double.NaN : value.doubleValue();
                        })
                .toArray();
    }
}
