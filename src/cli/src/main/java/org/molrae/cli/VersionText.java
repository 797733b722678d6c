package org.molrae.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.molecules.ReleasedModels;
import org.openscience.cdk.CDK;
import picocli.CommandLine.IVersionProvider;

/**
 * The lines of {@code molrae --version}: what a bug report needs. All of it is read from files on
 * the class path, so that no engine is started for it.
 */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        List<String> lines = new ArrayList<>();
        lines.add("molrae " + orUnknown(VersionText.class.getPackage().getImplementationVersion()));
        lines.add(
                "Java "
                        + System.getProperty("java.version")
                        + " ("
                        + System.getProperty("java.vendor")
                        + "), "
                        + System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.arch"));
        Properties engine = properties("/pytorch-engine.properties");
        lines.add(
                "DJL "
                        + orUnknown(engine.getProperty("djl_version"))
                        + ", PyTorch "
                        + orUnknown(engine.getProperty("pytorch_version")));
        lines.add("CDK " + orUnknown(CDK.getVersion()));
        for (String model : ReleasedModels.names()) {
            lines.add("Model " + model + ": " + provenance(model));
        }
        return lines.toArray(String[]::new);
    }

    private static String provenance(String model) {
        try {
            Provenance provenance = ReleasedModels.describe(model).provenance();
            return String.format(
                    Locale.ROOT,
                    "%s, %d epochs on %,d molecules of %s (sha256 %.12s…), seed %d, molrae %s",
                    provenance.objective(),
                    provenance.epochs(),
                    provenance.examples(),
                    provenance.data(),
                    provenance.dataSha256(),
                    provenance.seed(),
                    provenance.versions().getOrDefault("molrae", "(unknown version)"));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String orUnknown(@Nullable String version) {
        return version == null || version.isEmpty() ? "(unknown version)" : version;
    }

    private static Properties properties(String resource) {
        Properties found = new Properties();
        try (InputStream in = VersionText.class.getResourceAsStream(resource)) {
            if (in != null) {
                found.load(in);
            }
        } catch (IOException e) {
            // shown as unknown
        }
        return found;
    }
}
