package org.molrae.chemistry.properties;

import java.util.function.ToDoubleFunction;
import org.molrae.chemistry.structure.Molecule;

/**
 * A number that can be computed of every molecule. {@link Descriptors} holds those that molrae
 * knows, each with its reference and the known differences.
 *
 * <p>Implementations are pure: any number of threads may ask at once.
 */
public interface Descriptor {

    /** The name, which is also the column of {@code molrae properties}. */
    String name();

    /** The unit, or "1" for a number without one. */
    String unit();

    /** The lowest value there can be, {@code -Infinity} where there is none. */
    double lowest();

    /** The highest value there can be. */
    double highest();

    /** Whether all values are whole numbers. */
    boolean whole();

    double of(Molecule molecule);

    /** The value of a molecule of which other things are computed too, to share what they have. */
    default double of(Measurement measurement) {
        return of(measurement.molecule());
    }

    /**
     * A descriptor of one's own, with any real numbers for values.
     *
     * @param function pure, as any number of threads may ask at once
     */
    static Descriptor of(String name, ToDoubleFunction<Molecule> function) {
        return SimpleDescriptor.real(name, "1", Double.NEGATIVE_INFINITY, function);
    }
}
