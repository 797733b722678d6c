package org.molrae.chemistry.properties;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.molrae.chemistry.structure.Molecule;

/** A descriptor that is computed of other descriptors, so that a profile computes these once. */
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
        double[] values = new double[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).of(molecule);
        }
        return function.applyAsDouble(values);
    }
}
