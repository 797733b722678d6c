package org.molrae.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportChartTest {

    private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40})
    void drawsCurvesOfAnyLengthForLightAndDark(int epochs) throws IOException {
        Map<String, double[]> lines = new LinkedHashMap<>();
        lines.put("training", values(epochs, 3));
        lines.put("validation", values(epochs, 4));
        String html = ReportChart.curves("Loss", "nats", lines);
        assertThat(html).contains("alt=\"Loss by epoch\"");
        pictures(html, 2);
    }

    @Test
    void drawsOneValueAllOver() throws IOException {
        pictures(ReportChart.curves("Exact", "%", Map.of("validation", new double[3])), 2);
    }

    private static double[] values(int epochs, double scale) {
        double[] values = new double[epochs];
        for (int i = 0; i < epochs; i++) {
            values[i] = scale / (i + 1);
        }
        return values;
    }

    private static void pictures(String html, int count) throws IOException {
        Matcher matcher = PICTURE.matcher(html);
        int found = 0;
        while (matcher.find()) {
            byte[] png = Base64.getDecoder().decode(matcher.group(1));
            assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(680);
            found++;
        }
        assertThat(found).isEqualTo(count);
    }
}
