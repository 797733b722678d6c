package org.molrae.chemistry.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

class SubstructurePatternTest {

    @ParameterizedTest(name = "{0} in {1}")
    @CsvFileSource(resources = "matches.tsv", delimiter = '\t', quoteCharacter = '\0')
    void findsAsOftenAsRdkit(String smarts, String smiles, int matches)
            throws InvalidMoleculeException {
        MatchTarget target = MatchTarget.of(Molecule.fromSmiles(smiles));
        SubstructurePattern pattern = SubstructurePattern.of(smarts);
        assertThat(pattern.count(target)).isEqualTo(matches);
        assertThat(pattern.matches(target)).isEqualTo(matches > 0);
    }

    @Test
    void mapsAtomsInTheOrderOfThePattern() throws InvalidMoleculeException {
        MatchTarget target = MatchTarget.of(Molecule.fromSmiles("CCOC(=O)C"));
        assertThat(SubstructurePattern.of("O=CO[CH2]").find(target))
                .containsExactly(new int[] {4, 3, 2, 1});
    }

    @ParameterizedTest
    @CsvSource({
        // two hydrogens at the nitrogen, with whatever else
        "[#7](-[#1])-[#1], CN, true",
        "[#7](-[#1])-[#1], CNC, false",
        "[#6]-[#8]-[#1], CO, true",
        "[#6]-[#8]-[#1], COC, false",
        "[$([#8]-[#1])], CO, true",
        "[$([#8]-[#1])], COC, false",
    })
    void mergesHydrogens(String smarts, String smiles, boolean matches)
            throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(smiles);
        assertThat(SubstructurePattern.mergingHydrogens(smarts).matches(molecule))
                .isEqualTo(matches);
        assertThat(SubstructurePattern.of(smarts).matches(MatchTarget.withHydrogens(molecule)))
                .isEqualTo(matches);
        assertThat(SubstructurePattern.of(smarts).matches(molecule)).isFalse();
    }

    @Test
    void addsHydrogensAsAtoms() throws InvalidMoleculeException {
        MatchTarget target = MatchTarget.withHydrogens(Molecule.fromSmiles("CCO.N"));
        assertThat(target.atomCount()).isEqualTo(3 + 6 + 1 + 3);
        assertThat(SubstructurePattern.of("[#1]").count(target)).isEqualTo(9);
        assertThat(SubstructurePattern.of("[#1]-[#6]-[#6]-[#1]").count(target)).isEqualTo(3 * 2);
        assertThat(SubstructurePattern.of("[#7](-[#1])(-[#1])-[#1]").count(target)).isEqualTo(1);
        assertThat(SubstructurePattern.of("[CX4;H3]").count(target)).isEqualTo(1);
        assertThat(SubstructurePattern.of("[h1]").count(target)).isEqualTo(0);
    }

    @Test
    void matchesLargeQueriesWithoutRecursion() throws InvalidMoleculeException {
        Molecule chain = Molecule.fromSmiles("C".repeat(4000));
        assertThat(SubstructurePattern.of("C".repeat(4000)).matches(chain)).isTrue();
        assertThat(SubstructurePattern.of("C".repeat(3999) + "N").matches(chain)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "C(", "[C", "C1CC", "[$(C]", "Xyz", "C>>N", "(C).(N)", "[^2]"})
    void rejectsWhatItDoesNotUnderstandInOneLine(String smarts) {
        assertThatThrownBy(() -> SubstructurePattern.of(smarts))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank()
                .doesNotContain("\n");
    }
}
