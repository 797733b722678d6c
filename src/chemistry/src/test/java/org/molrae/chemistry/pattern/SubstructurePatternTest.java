package org.molrae.chemistry.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
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

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "primitives.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            numLinesToSkip = 1)
    void knowsThePrimitivesOfRdkit(String smarts, String counts) throws Exception {
        SubstructurePattern pattern = SubstructurePattern.of(smarts);
        StringJoiner found = new StringJoiner(" ");
        for (String smiles : molecules()) {
            found.add(String.valueOf(pattern.count(MatchTarget.of(Molecule.fromSmiles(smiles)))));
        }
        assertThat(found.toString()).isEqualTo(counts);
    }

    /** The molecules in the first line of the table. */
    private static String[] molecules() throws IOException {
        try (InputStream in = SubstructurePatternTest.class.getResourceAsStream("primitives.tsv")) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return table.substring(table.indexOf('\t') + 1, table.indexOf('\n')).split(" ");
        }
    }

    @Test
    void findsNoHybridizationOfAddedHydrogens() throws InvalidMoleculeException {
        MatchTarget target = MatchTarget.withHydrogens(Molecule.fromSmiles("CC=O"));
        assertThat(SubstructurePattern.of("[^0,^1,^4,^5]").count(target)).isZero();
        assertThat(SubstructurePattern.of("[^2]").count(target)).isEqualTo(2);
        assertThat(SubstructurePattern.of("[^3]").count(target)).isEqualTo(1);
        assertThat(SubstructurePattern.of("[D{2-}]").count(target)).isEqualTo(2);
        assertThat(SubstructurePattern.of("[d{2-}]").count(target)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[H{1-2}] | (at character 2: H takes no range; write [h{1-2}] or [H1,H2])",
                "[C{1-2}] | (at character 3: a range follows one of D d X x v h R r z Z + -)",
                "[#{6-7}] | (at character 3: an atomic number should follow '#')",
                "[D{2}] | (at character 5: a range is {2-4}, {2-} or {-4})",
                "[D{-}] | (at character 4: a range is {2-4}, {2-} or {-4})",
                "[D{2-03}] | (at character 7: a range ends with '}'",
                "[^6] | (at character 3: ^ is followed by 0 to 5",
                "[^{1-2}] | there are no ranges",
                "C->,-N | (at character 4: a dative bond stands alone",
                "C!->N | (at character 3: a dative bond stands alone",
                "C->1CC1 | (at character 4: a dative bond cannot close a ring)",
                "C>>N | (at character 2: a reaction; only substructures are looked for)",
                "(C).(N) | (at character 1: components cannot be grouped by parentheses)",
                "C.(N) | (at character 3: components cannot be grouped by parentheses)",
                "[C@?] | (at character 4: '?' after a mark of handedness is not known)",
                "[H+C] | write H1 to count hydrogens",
                "[k5] | (at character 2: no atom or property; elements can be given by number",
                "[Og] | (at character 3: no atom or property",
                "[$(C)13] | (at character 6: a mass number stands before a recursive pattern",
                "[C, | (at the end: an atom or property is missing)",
                "[C | (at character 1: the bracket is not closed)",
                "CC(C | (at character 3: the parenthesis is not closed)",
                "[$(CC] | (at character 6: a parenthesis is not closed, or ']' without '[')",
                "[$(CC | (at character 2: the parenthesis is not closed)",
                "CC)C | (at character 3: ')' without '(')",
                "C1CC | (at character 2: ring 1 is not closed)",
                "C12CC12 | (at character 7: a ring of one or two atoms)",
                "C%1C | followed by two digits, or by up to five in parentheses",
                "C- | (at the end: an atom is missing)",
                "C-,C | (at character 4: a bond is missing)",
                "[C:] | (at character 4: a map number should follow ':')",
                "[99999999999C] | (at character 2: the number is too large)"
            })
    void saysWhereAndWhatIsWrong(String smarts, String message) {
        assertThatThrownBy(() -> SubstructurePattern.of(smarts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void takesWhatFollowsWhiteSpaceForAName() {
        assertThatThrownBy(() -> SubstructurePattern.of("CC |$R1$|"))
                .hasMessageContaining("extensions between '|' are not read");
        assertThat(SubstructurePattern.of("C[OH] alcohol")).hasToString("C[OH] alcohol");
    }

    @Test
    void limitsNesting() {
        String deep = "[$(".repeat(51) + "CO" + ")]".repeat(51);
        assertThatThrownBy(() -> SubstructurePattern.of(deep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recursive patterns nest at most 50 deep");
    }

    @Test
    void readsLongExpressions() throws InvalidMoleculeException {
        MatchTarget target = MatchTarget.of(Molecule.fromSmiles("CCO"));
        assertThat(SubstructurePattern.of("[" + "N,".repeat(2000) + "O]").count(target))
                .isEqualTo(1);
        assertThat(SubstructurePattern.of("[" + "D1,D3;".repeat(600) + "O]").count(target))
                .isEqualTo(1);
        assertThat(SubstructurePattern.of("[" + "!".repeat(2001) + "O]").count(target))
                .isEqualTo(2);
        assertThat(SubstructurePattern.of("[$(".repeat(50) + "CO" + ")]".repeat(50)).count(target))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "C(", "[C", "C1CC", "[$(C]", "Xyz", "C>>N", "(C).(N)", "[^6]"})
    void rejectsWhatItDoesNotUnderstandInOneLine(String smarts) {
        assertThatThrownBy(() -> SubstructurePattern.of(smarts))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({
        // a fragment, a molecule, whether RDKit finds the one in the other
        "Cc1cccs1, CCc1ccc(C)s1, true",
        "Cc1cccs1, CC1=CC=CS1(=O)=O, false",
        "c1ccncc1, O=c1cc[nH]cc1, true",
        "c1ccncc1, C1CCNCC1, false",
        "C1CC1C#N, N#CC1CC1CC, true",
        "C[N+](C)(C)C, CCC[N+](C)(C)C, true",
        "CC(=O)O, CCC(=O)OC, true",
        "c1ccc2[nH]ccc2c1, Cc1cc2ccccc2n1C, true",
        "C12C3C4C1C5C2C3C45, CC12C3C4C1C5C2C3C45, true",
        "CC.O, CCN, false",
    })
    void aMoleculeIsAPatternOfItsAtomsAndBonds(String fragment, String smiles, boolean found)
            throws Exception {
        SubstructurePattern pattern = SubstructurePattern.of(Molecule.fromSmiles(fragment));
        assertThat(pattern.matches(Molecule.fromSmiles(smiles))).isEqualTo(found);
    }
}
