package org.molrae.cli.pages;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The charts of a report: pictures of twice the size, one for light pages and one for dark. */
public final class ReportChart {

    private static final int SCALE = 2;
    private static final int BINS = 40;
    private static final double TAIL = 0.002;

    /** Of a distance between points: nobody sees it. */
    private static final double UNEQUAL = 1e-3;

    /** More epochs than this are a line without markers. */
    private static final int MARKED = 40;

    /** Of 255: where points lie on each other they show. */
    private static final int POINT_ALPHA = 170;

    private static final Color REFERENCE = new Color(0x8a, 0x8f, 0x98);
    private static final Color GENERATED = new Color(0x2f, 0x81, 0xf7);
    private static final Color DRAWN = new Color(0xe0, 0x8a, 0x1e);

    /**
     * How a page looks.
     *
     * @param ink of texts and axes
     * @param line of the grid
     */
    private record Theme(Color ink, Color line) {

        static final Theme LIGHT = new Theme(new Color(0x1b1f24), new Color(0xd1d9e0));
        static final Theme DARK = new Theme(new Color(0xe6edf3), new Color(0x323b45));
    }

    private ReportChart() {}

    /**
     * Two distributions.
     *
     * @param generated in ascending order
     * @param reference in ascending order
     * @param whole whether all values are whole numbers
     */
    public static String histograms(
            String title, String unit, double[] generated, double[] reference, boolean whole) {
        double[] edges = edges(generated, reference, whole);
        return picture(
                title + ": generated beside the reference",
                340,
                230,
                theme -> {
                    String what = unit.equals("1") ? title : title + ", " + unit;
                    XYChart chart = chart(340, 230, theme, title, what, "share of molecules");
                    chart.getStyler().setYAxisDecimalPattern("0.#%");
                    chart.getStyler().setXAxisDecimalPattern("0.##");
                    chart.getStyler().setXAxisTickMarkSpacingHint(50);
                    chart.getStyler().setYAxisTickMarkSpacingHint(35);
                    chart.getStyler().setXAxisMin(whole ? edges[0] - 0.5 : edges[0]);
                    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Area);
                    area(chart, "reference", edges, reference, REFERENCE, 90);
                    area(chart, "generated", edges, generated, GENERATED, 70);
                    return chart;
                });
    }

    /** Points of some sets in a plane, {@code [points][2]} each. */
    public static String map(
            String xTitle,
            String yTitle,
            double[][] density,
            double[][] reference,
            double[][] generated) {
        return picture(
                "Latent codes in two dimensions",
                720,
                520,
                theme -> {
                    XYChart chart = chart(720, 520, theme, "", xTitle, yTitle);
                    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
                    chart.getStyler().setMarkerSize(5);
                    points(chart, "drawn from the density", density, DRAWN);
                    points(chart, "reference", reference, REFERENCE);
                    points(chart, "generated", generated, GENERATED);
                    return chart;
                });
    }

    /**
     * Figures by epoch, from the first on.
     *
     * @param lines by name, the first in the color of what is generated
     */
    public static String curves(String title, String yTitle, Map<String, double[]> lines) {
        return picture(
                title + " by epoch",
                340,
                230,
                theme -> {
                    XYChart chart = chart(340, 230, theme, title, "epoch", yTitle);
                    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
                    chart.getStyler().setXAxisTickLabelsFormattingFunction(ReportChart::whole);
                    chart.getStyler().setXAxisTickMarkSpacingHint(50);
                    chart.getStyler().setYAxisDecimalPattern("0.##");
                    chart.getStyler().setYAxisMin(0.0);
                    Iterator<Color> colors = List.of(GENERATED, DRAWN).iterator();
                    lines.forEach(
                            (name, values) ->
                                    line(chart, name, unequal(numbered(values)), colors.next())
                                            .setMarker(
                                                    values.length > MARKED
                                                            ? SeriesMarkers.NONE
                                                            : SeriesMarkers.CIRCLE));
                    return chart;
                });
    }

    /**
     * Figures over a number, such as nats over the level of noise.
     *
     * @param lines points {@code [points][2]} by name, three lines at most
     */
    public static String lines(
            String title, String xTitle, String yTitle, Map<String, double[][]> lines) {
        return picture(
                title + " by " + xTitle,
                460,
                300,
                theme -> {
                    XYChart chart = chart(460, 300, theme, title, xTitle, yTitle);
                    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
                    chart.getStyler().setXAxisDecimalPattern("0.##");
                    chart.getStyler().setYAxisDecimalPattern("0.##");
                    Iterator<Color> colors = List.of(GENERATED, REFERENCE, DRAWN).iterator();
                    lines.forEach(
                            (name, points) ->
                                    line(chart, name, points, colors.next())
                                            .setMarker(SeriesMarkers.CIRCLE));
                    return chart;
                });
    }

    /**
     * How scores went: points of what was tried, and the best so far as a line. Scores beyond the
     * line and the middle half of all scores are not shown: a few can be far off.
     *
     * @param best {@code [evaluations]}, NaN as long as there is none
     * @param scores {@code [evaluations]}, NaN where there is none; not all of them
     */
    public static String course(String title, double[] best, double[] scores) {
        double[][] line = numbered(best);
        double[] ascending =
                Arrays.stream(scores).filter(score -> !Double.isNaN(score)).sorted().toArray();
        double[] bests = Arrays.stream(line).mapToDouble(point -> point[1]).sorted().toArray();
        double low = Math.min(bests[0], quantile(ascending, 0.25));
        double high = Math.max(bests[bests.length - 1], quantile(ascending, 0.75));
        double margin = 0.03 * Math.max(high - low, 1e-6);
        double[][] shown =
                Arrays.stream(numbered(scores))
                        .filter(point -> point[1] >= low && point[1] <= high)
                        .toArray(double[][]::new);
        return picture(
                title + " by proposal",
                720,
                360,
                theme -> {
                    XYChart chart = chart(720, 360, theme, "", "proposal", title);
                    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
                    chart.getStyler().setMarkerSize(5);
                    chart.getStyler().setXAxisDecimalPattern("0");
                    chart.getStyler().setXAxisTickMarkSpacingHint(90);
                    chart.getStyler().setYAxisMin(low - margin);
                    chart.getStyler().setYAxisMax(high + margin);
                    points(chart, "proposals", shown, REFERENCE);
                    line(chart, "best so far", line, GENERATED)
                            .setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
                    return chart;
                });
    }

    /**
     * What was predicted beside what came.
     *
     * @param points {@code [points][2]}: prediction, score
     */
    public static String calibration(String title, double[][] points) {
        return picture(
                "Predicted and measured " + title,
                460,
                360,
                theme -> {
                    XYChart chart =
                            chart(460, 360, theme, "", "predicted " + title, "measured " + title);
                    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
                    chart.getStyler().setMarkerSize(5);
                    points(chart, "proposals", points, GENERATED);
                    double low =
                            Arrays.stream(points).flatMapToDouble(Arrays::stream).min().orElse(0);
                    double high =
                            Arrays.stream(points).flatMapToDouble(Arrays::stream).max().orElse(1);
                    line(chart, "equal", new double[][] {{low, low}, {high, high}}, REFERENCE);
                    return chart;
                });
    }

    /** The numbers that there are, with their places from 1. */
    private static double[][] numbered(double[] values) {
        return IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .mapToObj(i -> new double[] {i + 1, values[i]})
                .toArray(double[][]::new);
    }

    /** At equal distances XChart would put its ticks at the points, of which there are many. */
    private static double[][] unequal(double[][] points) {
        if (points.length > 2) {
            points[0][0] -= UNEQUAL;
        }
        return points;
    }

    /** The label of a tick at a number that counts something. */
    private static String whole(double value) {
        return Math.abs(value - Math.rint(value)) < 1e-6
                ? String.format(Locale.ROOT, "%.0f", value)
                : "";
    }

    private static XYSeries line(XYChart chart, String name, double[][] points, Color color) {
        XYSeries series =
                chart.addSeries(
                        name,
                        Arrays.stream(points).mapToDouble(p -> p[0]).toArray(),
                        Arrays.stream(points).mapToDouble(p -> p[1]).toArray());
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineWidth(2);
        return series;
    }

    /** The edges of about {@value #BINS} bins, round numbers; whole numbers lie in the middle. */
    private static double[] edges(double[] a, double[] b, boolean whole) {
        double low = Math.min(quantile(a, TAIL), quantile(b, TAIL));
        double high = Math.max(quantile(a, 1 - TAIL), quantile(b, 1 - TAIL));
        double step = round(Math.max(high - low, 1e-3) / BINS);
        if (whole) {
            step = Math.max(1, step);
        }
        double shift = whole ? 0.5 : 0;
        double first = Math.floor(low / step) * step - shift;
        int bins = (int) Math.floor((high - first) / step) + 1;
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            edges[i] = first + i * step;
        }
        return edges;
    }

    /** The next larger of 1, 2, 5, 10 and so on. */
    private static double round(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double digit = step / power;
        double rounded = 10;
        if (digit <= 1) {
            rounded = 1;
        } else if (digit <= 2) {
            rounded = 2;
        } else if (digit <= 5) {
            rounded = 5;
        }
        return rounded * power;
    }

    private static double quantile(double[] ascending, double share) {
        return ascending[(int) Math.round(share * (ascending.length - 1))];
    }

    /** Adds the outline of a histogram; shares are of all values, those beyond the edges too. */
    private static void area(
            XYChart chart, String name, double[] edges, double[] values, Color color, int alpha) {
        double[] share = new double[edges.length - 1];
        double width = edges[1] - edges[0];
        for (double value : values) {
            int bin = (int) Math.floor((value - edges[0]) / width);
            bin = value == edges[edges.length - 1] ? share.length - 1 : bin;
            if (bin >= 0 && bin < share.length) {
                share[bin] += 1.0 / values.length;
            }
        }
        double[] x = new double[2 * share.length + 2];
        double[] y = new double[x.length];
        for (int i = 0; i < share.length; i++) {
            x[2 * i + 1] = edges[i];
            x[2 * i + 2] = edges[i + 1];
            y[2 * i + 1] = share[i];
            y[2 * i + 2] = share[i];
        }
        // as in unequal()
        x[0] = edges[0] - width * UNEQUAL;
        x[x.length - 1] = edges[edges.length - 1];
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineWidth(1.4f);
        series.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha));
    }

    private static void points(XYChart chart, String name, double[][] points, Color color) {
        if (points.length == 0) {
            return;
        }
        XYSeries series =
                chart.addSeries(
                        name,
                        Arrays.stream(points).mapToDouble(p -> p[0]).toArray(),
                        Arrays.stream(points).mapToDouble(p -> p[1]).toArray());
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(
                new Color(color.getRed(), color.getGreen(), color.getBlue(), POINT_ALPHA));
    }

    private static XYChart chart(
            int width, int height, Theme theme, String title, String xTitle, String yTitle) {
        XYChart chart =
                new XYChartBuilder()
                        .width(width)
                        .height(height)
                        .title(title)
                        .xAxisTitle(xTitle)
                        .yAxisTitle(yTitle)
                        .build();
        Color none = new Color(0, 0, 0, 0);
        var style = chart.getStyler();
        style.setLocale(Locale.ROOT);
        style.setChartBackgroundColor(none);
        style.setPlotBackgroundColor(none);
        style.setPlotBorderVisible(false);
        style.setLegendBackgroundColor(none);
        style.setLegendBorderColor(none);
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendLayout(LegendLayout.Horizontal);
        style.setChartFontColor(theme.ink);
        style.setAxisTickLabelsColor(theme.ink);
        style.setAxisTickMarksColor(theme.line);
        style.setPlotGridLinesColor(theme.line);
        style.setPlotGridLinesStroke(new BasicStroke(0.6f));
        style.setAxisTitlesVisible(!xTitle.isEmpty() || !yTitle.isEmpty());
        style.setChartTitleVisible(!title.isEmpty());
        style.setChartTitleBoxVisible(false);
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        style.setChartPadding(6);
        return chart;
    }

    private static String picture(
            String alt, int width, int height, Function<Theme, XYChart> chart) {
        return "<picture><source media=\"screen and (prefers-color-scheme: dark)\" srcset=\""
                + png(chart.apply(Theme.DARK), width, height)
                + "\"><img width=\""
                + width
                + "\" height=\""
                + height
                + "\" alt=\""
                + Html.escape(alt)
                + "\" src=\""
                + png(chart.apply(Theme.LIGHT), width, height)
                + "\"></picture>";
    }

    private static String png(XYChart chart, int width, int height) {
        BufferedImage image =
                new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(SCALE, SCALE);
        chart.paint(graphics, width, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // in memory: by default ImageIO writes to the folder of temporary files
        try (MemoryCacheImageOutputStream png = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
