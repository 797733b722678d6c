package org.molrae.cli.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings that were given on the command line, named as in a configuration file. */
public final class GivenSettings {

    private final Map<String, Object> settings = new LinkedHashMap<>();

    /** Adds a setting, unless it was not given. */
    public GivenSettings with(String name, @Nullable Object value) {
        if (value != null) {
            settings.put(name, value);
        }
        return this;
    }

    /** Adds a group of settings. */
    public GivenSettings with(String name, GivenSettings group) {
        settings.put(name, group.settings);
        return this;
    }

    /** The settings by name, groups as maps. */
    public Map<String, Object> byName() {
        return settings;
    }
}
