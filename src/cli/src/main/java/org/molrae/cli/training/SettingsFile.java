package org.molrae.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.molrae.cli.terminal.Failure;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A configuration file: YAML with settings by name. */
public final class SettingsFile {

    private SettingsFile() {}

    /** Reads it; an empty one holds no settings. */
    public static Map<String, Object> read(Path file) {
        if (Files.isDirectory(file)) {
            throw new Failure("cannot read " + file + ": it is a directory");
        }
        try {
            String text = Files.readString(file);
            Object parsed = new Load(LoadSettings.builder().build()).loadFromString(text);
            Map<String, Object> settings = new LinkedHashMap<>();
            if (parsed instanceof Map<?, ?> map) {
                map.forEach((key, value) -> settings.put(String.valueOf(key), value));
            } else if (parsed != null) {
                throw new Failure(file + " is no list of settings by name");
            }
            return settings;
        } catch (YamlEngineException e) {
            throw new Failure(
                    file + " is no YAML: " + String.valueOf(e.getMessage()).replace('\n', ' '), e);
        } catch (IOException e) {
            throw Failure.of("cannot read " + file, e);
        }
    }
}
