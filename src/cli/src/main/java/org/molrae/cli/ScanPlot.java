package org.molrae.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.molrae.autoencoder.density.ComponentScan;

/** Draws a comparison of mixtures: log-likelihoods on the left axis, BIC on the right. */
final class ScanPlot {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;

    private ScanPlot() {}

    static void write(List<ComponentScan.Row> rows, Path file) {
        System.setProperty("java.awt.headless", "true");
        double[] sizes = rows.stream().mapToDouble(row -> row.density().size()).toArray();
        XYChart chart =
                new XYChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title("Mixtures over the latent codes")
                        .xAxisTitle("components")
                        .yAxisTitle("mean log-likelihood, nats a code")
                        .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.addSeries(
                "fitted", sizes, rows.stream().mapToDouble(ComponentScan.Row::training).toArray());
        chart.addSeries(
                "held out", sizes, rows.stream().mapToDouble(ComponentScan.Row::heldOut).toArray());
        chart.addSeries(
                        "BIC (right)",
                        sizes,
                        rows.stream().mapToDouble(ComponentScan.Row::bic).toArray())
                .setYAxisGroup(1);
        chart.setYAxisGroupTitle(1, "BIC");
        chart.getStyler().setYAxisGroupPosition(1, Styler.YAxisPosition.Right);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", png);
            Files.write(file, png.toByteArray());
        } catch (IOException e) {
            throw Failure.of("cannot write " + file, e);
        }
    }
}
