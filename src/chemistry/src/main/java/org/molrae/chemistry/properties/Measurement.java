package org.molrae.chemistry.properties;

import java.util.IdentityHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.pattern.MatchTarget;
import org.molrae.chemistry.structure.Molecule;

/**
 * One molecule while several things are computed of it, each of them once: descriptors, and the
 * features that these are computed from.
 *
 * <p>Made for one molecule and one thread, and then thrown away.
 */
public final class Measurement {

    private final Molecule molecule;
    private final IdentityHashMap<Object, Object> known = new IdentityHashMap<>();
    private @Nullable MatchTarget target;

    private Measurement(Molecule molecule) {
        this.molecule = molecule;
    }

    /** Begins to measure a molecule. */
    public static Measurement of(Molecule molecule) {
        return new Measurement(molecule);
    }

    public Molecule molecule() {
        return molecule;
    }

    /** The molecule made ready for patterns, with its hydrogens as counts. */
    public MatchTarget target() {
        MatchTarget made = target;
        if (made == null) {
            made = MatchTarget.of(molecule);
            target = made;
        }
        return made;
    }

    /** The value of a descriptor, computed when the same object is first asked for. */
    public double value(Descriptor descriptor) {
        Object value = known.get(descriptor);
        if (value == null) {
            value = descriptor.of(this);
            known.put(descriptor, value);
        }
        return (double) value;
    }

    /**
     * A feature of the molecule, computed when the same object is first asked for.
     *
     * @param feature a constant; a lambda that is written anew is a feature of its own
     */
    @SuppressWarnings("unchecked")
    public <T> T feature(Function<Molecule, T> feature) {
        Object value = known.get(feature);
        if (value == null) {
            value = feature.apply(molecule);
            known.put(feature, value);
        }
        return (T) value;
    }
}
