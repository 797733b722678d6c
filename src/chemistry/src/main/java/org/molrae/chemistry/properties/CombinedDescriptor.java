package org.molrae.chemistry.properties;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.molrae.chemistry.structure.Molecule;

/**
 * A descriptor that is computed of other descriptors, so that a measurement computes these once.
 */
record CombinedDescriptor(
        String name,
        String unit,
        double lowest,
        double highest,
        boolean whole,
        List<Descriptor> parts,
        ToDoubleFunction<double[]> function)
        implements Descriptor {

    @Override
    public double of(Molecule molecule) {
        return of(Measurement.of(molecule));
    }

    @Override
    public double of(Measurement measurement) {
        return function.applyAsDouble(parts.stream().mapToDouble(measurement::value).toArray());
    }
}
