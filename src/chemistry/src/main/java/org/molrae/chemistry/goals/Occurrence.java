package org.molrae.chemistry.goals;

import java.util.List;
import java.util.stream.Collectors;
import org.molrae.chemistry.pattern.MatchTarget;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Measurement;
import org.molrae.chemistry.structure.Molecule;

/** Whether, or how often, a molecule has one of some substructures. */
record Occurrence(List<SubstructurePattern> patterns, Kind kind) implements Descriptor {

    /** What is asked. */
    enum Kind {
        /** 1 where one of them occurs, else 0. */
        PRESENT,
        /** 1 where none occurs, else 0. */
        ABSENT,
        /** Matches over different sets of atoms, those of all patterns added. */
        COUNT
    }

    @Override
    public String name() {
        return (kind == Kind.COUNT ? "matches of " : "substructure ")
                + patterns.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public double lowest() {
        return 0;
    }

    @Override
    public double highest() {
        return kind == Kind.COUNT ? Double.POSITIVE_INFINITY : 1;
    }

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public double of(Molecule molecule) {
        return of(Measurement.of(molecule));
    }

    @Override
    public double of(Measurement measurement) {
        MatchTarget target = measurement.target();
        if (kind == Kind.COUNT) {
            return patterns.stream().mapToInt(pattern -> pattern.count(target)).sum();
        }
        boolean present = patterns.stream().anyMatch(pattern -> pattern.matches(target));
        return present == (kind == Kind.PRESENT) ? 1 : 0;
    }
}
