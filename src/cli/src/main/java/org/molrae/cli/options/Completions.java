package org.molrae.cli.options;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.molrae.autoencoder.Preset;
import org.molrae.chemistry.goals.Suite;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.properties.PropertyTable;
import org.molrae.molecules.ReleasedModels;
import org.molrae.sequences.SequencePreset;

/**
 * What a shell offers for a value where there is too much to choose from for the option's label: a
 * class for each registry, which is not asked before.
 */
public abstract class Completions implements Iterable<String> {

    private final Supplier<Stream<String>> words;

    private Completions(Supplier<Stream<String>> words) {
        this.words = words;
    }

    @Override
    public final Iterator<String> iterator() {
        return words.get().iterator();
    }

    /** Released models. */
    public static final class Models extends Completions {
        Models() {
            super(() -> ReleasedModels.names().stream());
        }
    }

    /** The paper's models of sequences. */
    public static final class Sequences extends Completions {
        Sequences() {
            super(Completions::sequences);
        }
    }

    /** The paper's objectives. */
    public static final class Objectives extends Completions {
        Objectives() {
            super(() -> Preset.labels().stream());
        }
    }

    /** The paper's models of sequences, and its objectives. */
    public static final class Presets extends Completions {
        Presets() {
            super(() -> Stream.concat(sequences(), Preset.labels().stream()));
        }
    }

    /** Columns of properties. */
    public static final class Columns extends Completions {
        Columns() {
            super(() -> Stream.concat(PropertyTable.all().stream(), Stream.of("all")));
        }
    }

    /** Properties that a value is wanted of. */
    public static final class Targets extends Completions {
        Targets() {
            super(() -> Descriptors.all().stream().map(Descriptor::name).map(name -> name + "="));
        }
    }

    /** Tasks of published suites. */
    public static final class Goals extends Completions {
        Goals() {
            super(() -> Suite.published().keySet().stream());
        }
    }

    private static Stream<String> sequences() {
        return List.of(SequencePreset.labels().split(", ", -1)).stream();
    }
}
