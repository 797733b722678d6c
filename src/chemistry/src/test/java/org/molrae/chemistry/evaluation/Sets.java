package org.molrae.chemistry.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

/** Sets of molecules for tests. */
final class Sets {

    private Sets() {}

    static SetStatistics of(List<String> lines) {
        SetStatistics set = new SetStatistics(Integer.MAX_VALUE);
        lines.forEach(line -> set.add(features(line)));
        return set;
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
