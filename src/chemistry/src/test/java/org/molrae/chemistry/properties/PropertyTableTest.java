package org.molrae.chemistry.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.molrae.chemistry.goals.Scorer;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

class PropertyTableTest {

    @Test
    void writesColumnsInTheirOrder() throws InvalidMoleculeException {
        Scorer scorer = Scorer.read("terms:\n  - property: heavy\n    ramp: [0, 20]\n");
        PropertyTable table =
                PropertyTable.of(List.of("scaffold", "heavy", "score", "MW", "alerts"), scorer);
        assertThat(table.header()).containsExactly("scaffold", "heavy", "score", "MW", "alerts");
        // RDKit 2022.09.3: MolWt of toluene 92.141
        assertThat(table.row(Molecule.fromSmiles("Cc1ccccc1")))
                .containsExactly("c1ccccc1", "7", "0.350000", "92.141000", "");
        assertThat(table.row(Molecule.fromSmiles("CCO"))).startsWith("", "3", "0.150000");
    }

    @Test
    void knowsItsColumns() {
        assertThat(PropertyTable.all()).containsAll(PropertyTable.DEFAULT).doesNotHaveDuplicates();
        assertThatThrownBy(() -> PropertyTable.of(List.of("charm"), null))
                .hasMessage("there is no column charm");
        assertThatThrownBy(() -> PropertyTable.of(List.of("score"), null))
                .hasMessage("the column score needs a scorer");
    }
}
