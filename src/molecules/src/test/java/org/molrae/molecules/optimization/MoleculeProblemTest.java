package org.molrae.molecules.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.search.ScoredText;

class MoleculeProblemTest {

    @Test
    void objectivesTakeMoleculesInAnyForm() {
        // benzene by RDKit: logP 1.6866, SA 1.0, no large cycle
        double expected =
                (1.6866 - 2.4570953396190123) / 1.434324401111988
                        + (3.0525811293166134 - 1) / 0.8335207024513095
                        + 0.0485696876403053 / 0.2860212110245455;
        assertThat(MoleculeObjective.PENALIZED_LOG_P.applyAsDouble("c1ccccc1"))
                .isCloseTo(expected, within(1e-3));
        assertThat(MoleculeObjective.of(molecule -> molecule.getAtomCount()).applyAsDouble("CCO"))
                .isEqualTo(3);
        assertThat(MoleculeObjective.DRUG_LIKENESS.applyAsDouble("C(C")).isNaN();
    }

    @Test
    void formsAreCanonical() {
        assertThat(MoleculeProblem.form("OCC")).isEqualTo(MoleculeProblem.form("CCO"));
        assertThat(MoleculeProblem.form("C(C")).isEqualTo("C(C");
        assertThat(MoleculeProblem.valid("C1CC")).isFalse();
        assertThat(MoleculeProblem.valid("")).isFalse();
        assertThat(MoleculeProblem.valid("c1ccccc1")).isTrue();
    }

    @Test
    void beginsWithDifferentMoleculesThatHaveScores() throws Exception {
        try (MoleculeGenerator generator = MoleculeGenerator.released()) {
            List<ScoredText> start =
                    MoleculeProblem.start(
                            generator,
                            List.of("CCO", "OCC", "C(C", "[U]", "CCN", "CCCl"),
                            text -> text.contains("Cl") ? Double.NaN : text.length());
            assertThat(start).extracting(ScoredText::score).containsExactly(3.0, 3.0);
            assertThat(start.get(0).code()).hasSize(generator.latentDimension());
            assertThat(MoleculeProblem.box(start).dimension())
                    .isEqualTo(generator.latentDimension());
        }
    }
}
