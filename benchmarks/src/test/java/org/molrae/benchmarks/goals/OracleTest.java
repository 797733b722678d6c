package org.molrae.benchmarks.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.molrae.chemistry.goals.Scorer;

class OracleTest {

    private static final Scorer SCORER = Scorer.read("terms: [{property: heavy, ramp: [0, 10]}]");

    @Test
    void repeatedAndInvalidMoleculesAreFree() {
        Oracle oracle = Oracle.of(SCORER, false, 2);
        assertThat(oracle.applyAsDouble("CCO")).isEqualTo(0.3);
        assertThat(oracle.applyAsDouble("OCC")).isEqualTo(0.3);
        assertThat(oracle.applyAsDouble("C1CC")).isZero();
        assertThat(oracle.spent()).isFalse();
        assertThat(oracle.applyAsDouble("CC")).isEqualTo(0.2);
        assertThat(oracle.spent()).isTrue();
        assertThat(oracle.applyAsDouble("C(O)C")).isEqualTo(0.3);
        assertThatThrownBy(() -> oracle.applyAsDouble("C"))
                .isInstanceOf(BudgetSpentException.class)
                .hasMessage("the budget of 2 molecules is spent");
        assertThat(oracle.calls()).extracting(call -> call.text()).containsExactly("CCO", "CC");
        assertThat(oracle.asked()).isEqualTo(6);
        assertThat(oracle.invalid()).isEqualTo(1);
    }

    @Test
    void stereoisomersAreOneMoleculeOrTwo() {
        Oracle constitutions = Oracle.of(SCORER, false, Oracle.UNLIMITED);
        Oracle isomers = Oracle.of(SCORER, true, Oracle.UNLIMITED);
        for (String smiles :
                new String[] {"C[C@H](N)O", "C[C@@H](N)O", "CC(N)O", "F/C=C/F", "F/C=C\\F"}) {
            constitutions.applyAsDouble(smiles);
            isomers.applyAsDouble(smiles);
        }
        assertThat(constitutions.calls()).hasSize(2);
        assertThat(isomers.calls()).hasSize(5);
    }
}
