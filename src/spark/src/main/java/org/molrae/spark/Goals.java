package org.molrae.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.goals.Scorer;
import org.molrae.chemistry.goals.Suite;
import org.molrae.chemistry.goals.Task;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/** Scores by what describes them, read once in each JVM. */
final class Goals {

    private static final Map<String, Scorer> READ = new ConcurrentHashMap<>();

    private Goals() {}

    /**
     * A score.
     *
     * @param goal the name of a task of a published suite, or YAML
     * @throws IllegalArgumentException if it is neither
     */
    static Scorer of(String goal) {
        Scorer known = READ.get(goal);
        if (known == null) {
            known = read(goal);
            READ.put(goal, known);
        }
        return known;
    }

    private static Scorer read(String goal) {
        if (goal.contains(":")) {
            return Scorer.read(goal);
        }
        return Suite.published(goal)
                .map(Task::scorer)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no task '%s': name one of GuacaMol or PMO, as zaleplon_mpo, or give the YAML of a score"
                                                .formatted(goal)));
    }

    static @Nullable Double score(String goal, @Nullable String smiles) {
        if (smiles == null) {
            return null;
        }
        try {
            return of(goal).of(Molecule.fromSmiles(smiles));
        } catch (InvalidMoleculeException e) {
            return null;
        }
    }
}
