package org.molrae.cli.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The frame of a page that needs nothing else: no network, no scripts. */
public final class ReportPage {

    /** The end of a page. */
    public static final String FOOT = "</body>\n</html>\n";

    private ReportPage() {}

    /** The beginning of a page, its title and heading included. */
    public static String head(String title) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>"
                + Html.escape(title)
                + "</title>\n<style>\n"
                + css()
                + "</style>\n</head>\n<body>\n<h1>"
                + Html.escape(title)
                + "</h1>\n";
    }

    private static String css() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("the resource report.css is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
