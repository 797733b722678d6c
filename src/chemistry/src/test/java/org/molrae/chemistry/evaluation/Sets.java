package org.molrae.chemistry.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/** Sets of molecules for tests. */
final class Sets {

    private Sets() {}

    static SetStatistics of(List<String> lines) {
        SetStatistics set = new SetStatistics(Integer.MAX_VALUE);
        for (String line : lines) {
            MoleculeFeatures features = features(line);
            set.add(features);
            for (Metric metric : Metrics.all()) {
                if (features != null && metric instanceof MeasuredMetric<?> measured) {
                    measure(measured, line, set);
                }
            }
        }
        return set;
    }

    private static <T> void measure(MeasuredMetric<T> metric, String smiles, SetStatistics set) {
        try {
            metric.measure(List.of(Molecule.fromSmiles(smiles)), List.of(smiles))
                    .forEach(measurement -> metric.add(set, measurement));
        } catch (InvalidMoleculeException e) {
            throw new AssertionError(e);
        }
    }

    static @Nullable MoleculeFeatures features(String smiles) {
        try {
            return MoleculeFeatures.of(smiles);
        } catch (InvalidMoleculeException e) {
            return null;
        }
    }

    static TrainingSet training(List<String> lines) throws InvalidMoleculeException {
        TrainingSet training = new TrainingSet();
        for (String line : lines) {
            training.add(TrainingSet.Member.of(line));
        }
        return training;
    }

    static double figure(String metric, Comparison sets) {
        return Metrics.all().stream()
                .filter(m -> m.name().equals(metric))
                .findFirst()
                .orElseThrow()
                .of(sets);
    }
}
