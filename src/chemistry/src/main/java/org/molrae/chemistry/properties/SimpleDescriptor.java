package org.molrae.chemistry.properties;

import java.util.function.ToDoubleFunction;
import org.molrae.chemistry.structure.Molecule;

/** A descriptor that is computed of the molecule itself. */
record SimpleDescriptor(
        String name,
        String unit,
        double lowest,
        double highest,
        boolean whole,
        ToDoubleFunction<Molecule> function)
        implements Descriptor {

    static SimpleDescriptor count(String name, ToDoubleFunction<Molecule> function) {
        return new SimpleDescriptor(name, "1", 0, Double.POSITIVE_INFINITY, true, function);
    }

    static SimpleDescriptor real(
            String name, String unit, double lowest, ToDoubleFunction<Molecule> function) {
        return new SimpleDescriptor(name, unit, lowest, Double.POSITIVE_INFINITY, false, function);
    }

    @Override
    public double of(Molecule molecule) {
        return function.applyAsDouble(molecule);
    }
}
