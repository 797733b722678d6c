package org.molrae.chemistry.properties;

import java.util.List;
import org.molrae.chemistry.structure.Molecule;

/** Several descriptors computed together; what they share is computed once a molecule. */
public final class Profile {

    private final List<Descriptor> descriptors;

    private Profile(List<Descriptor> descriptors) {
        this.descriptors = List.copyOf(descriptors);
    }

    public static Profile of(List<Descriptor> descriptors) {
        return new Profile(descriptors);
    }

    public List<Descriptor> descriptors() {
        return descriptors;
    }

    /** The values in the order of the descriptors. */
    public double[] of(Molecule molecule) {
        return of(Measurement.of(molecule));
    }

    /** The values of a molecule of which other things are computed too. */
    public double[] of(Measurement measurement) {
        return descriptors.stream().mapToDouble(measurement::value).toArray();
    }
}
