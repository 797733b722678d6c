package org.molrae.chemistry.properties;

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
}
