package org.molrae.chemistry.properties;

import java.util.ArrayList;
import java.util.List;
import org.molrae.chemistry.structure.Molecule;

/** Several descriptors computed together; what they share is computed once a molecule. */
public final class Profile {

    private final List<Descriptor> descriptors;

    /**
     * The descriptors that are computed, each part before the descriptors that are combined of it.
     */
    private final List<Descriptor> steps = new ArrayList<>();

    private final int[] place;

    /** For each step, the places of its parts among the steps; empty if it has none. */
    private final List<int[]> parts = new ArrayList<>();

    private Profile(List<Descriptor> descriptors) {
        this.descriptors = List.copyOf(descriptors);
        place = this.descriptors.stream().mapToInt(this::plan).toArray();
    }

    public static Profile of(List<Descriptor> descriptors) {
        return new Profile(descriptors);
    }

    public List<Descriptor> descriptors() {
        return descriptors;
    }

    /** The values in the order of the descriptors. */
    public double[] of(Molecule molecule) {
        double[] values = new double[steps.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i, molecule, values);
        }
        double[] result = new double[place.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[place[i]];
        }
        return result;
    }

    private double value(int step, Molecule molecule, double[] values) {
        if (steps.get(step) instanceof CombinedDescriptor combined) {
            int[] from = parts.get(step);
            double[] inputs = new double[from.length];
            for (int i = 0; i < from.length; i++) {
                inputs[i] = values[from[i]];
            }
            return combined.function().applyAsDouble(inputs);
        }
        return steps.get(step).of(molecule);
    }

    private int plan(Descriptor descriptor) {
        int known = steps.indexOf(descriptor);
        if (known >= 0) {
            return known;
        }
        int[] inputs = {};
        if (descriptor instanceof CombinedDescriptor combined) {
            inputs = combined.parts().stream().mapToInt(this::plan).toArray();
        }
        steps.add(descriptor);
        parts.add(inputs);
        return steps.size() - 1;
    }
}
