package org.molrae.sequences.data;

import java.util.List;

/**
 * Numbers that every text has, such as the properties of molecules.
 *
 * <p>Implementations are pure: any number of threads may ask at once.
 */
public interface TextProperties {

    /** Their names, in order. */
    List<String> names();

    /**
     * The properties of a text.
     *
     * @param text as the grammar writes it
     * @return in the order of the names; not finite where the text has none
     */
    double[] of(String text);
}
