package org.molrae.molecules;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.StringJoiner;

/** The class path that tests run on, whoever runs them. */
final class ClassPath {

    private ClassPath() {}

    static String ofTests() throws URISyntaxException {
        if (!(ClassPath.class.getClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path"));
        }
        StringJoiner path = new StringJoiner(File.pathSeparator);
        for (URL url : loader.getURLs()) {
            path.add(Path.of(url.toURI()).toString());
        }
        return path.toString();
    }
}
