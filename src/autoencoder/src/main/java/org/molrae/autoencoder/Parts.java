package org.molrae.autoencoder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The parts of one kind by their names, a line for each, in the order in which messages list them.
 *
 * @param <T> the kind
 */
final class Parts<T> {

    private final String kind;
    private final Map<String, Function<PartLabel, T>> makers = new LinkedHashMap<>();
    private final Function<? super T, String> label;

    /**
     * None yet.
     *
     * @param kind for messages
     * @param label of a part
     */
    Parts(String kind, Function<? super T, String> label) {
        this.kind = kind;
        this.label = label;
    }

    /** The labels of all, with the number of each that takes one where none is given. */
    List<String> labels() {
        return makers.keySet().stream().map(name -> label.apply(named(name))).toList();
    }

    /** A part that takes no number. */
    Parts<T> plain(String name, Supplier<T> maker) {
        makers.put(
                name,
                label -> {
                    label.requireNoNumber();
                    return maker.get();
                });
        return this;
    }

    /** A part that takes a number, and one where none is given. */
    Parts<T> numbered(String name, double otherwise, DoubleFunction<T> maker) {
        makers.put(name, label -> maker.apply(label.number().orElse(otherwise)));
        return this;
    }

    /**
     * The part with a label.
     *
     * @throws IllegalArgumentException if there is none
     */
    T named(String text) {
        PartLabel label = PartLabel.parse(kind, text);
        Function<PartLabel, T> maker = makers.get(label.name());
        if (maker == null) {
            throw new IllegalArgumentException(
                    "unknown %s '%s'; there are %s"
                            .formatted(kind, label.name(), String.join(", ", makers.keySet())));
        }
        return maker.apply(label);
    }
}
