package org.molrae.chemistry.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

class ScorerTest {

    private static Molecule molecule(String smiles) throws InvalidMoleculeException {
        return Molecule.fromSmiles(smiles);
    }

    @Test
    void takesTheWeightedGeometricMean() throws InvalidMoleculeException {
        // ethane: 2 heavy atoms, share of sp3 carbons 1
        Scorer scorer =
                Scorer.read(
                        """
                        terms:
                          - property: heavy
                            ramp: [0, 8]
                            weight: 3
                          - property: fsp3
                        """);
        assertThat(scorer.of(molecule("CC"))).isEqualTo(Math.pow(0.25, 0.75), within(1e-12));
    }

    @Test
    void oneImpossibleTermMakesItZero() throws InvalidMoleculeException {
        Scorer scorer = Scorer.read("terms: [{property: heavy, above: 3}, {property: fsp3}]");
        assertThat(scorer.of(molecule("CC"))).isZero();
        assertThat(scorer.of(molecule("CCC"))).isEqualTo(1, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.5",
        "2.5, 0.9074", // 1 / (1 + e^-3) squared
        "4, 0.5",
        "0.5, 0.2689"
    })
    void softEdgesAreLogistic(double value, double expected) {
        Desirability range = new Desirability.Range(1, 4, 0.5);
        assertThat(range.of(value)).isEqualTo(expected, within(2e-3));
        assertThat(range.of(5 - value)).isEqualTo(range.of(value), within(1e-12));
    }

    @Test
    void hardEdgesBelongToTheRange() {
        Desirability range = new Desirability.Range(1, 4, 0);
        assertThat(List.of(0.99, 1.0, 4.0, 4.01).stream().map(range::of))
                .containsExactly(0.0, 1.0, 1.0, 0.0);
    }

    @Test
    void rampsFallToo() {
        Desirability ramp = new Desirability.Ramp(6, 2);
        assertThat(List.of(7.0, 6.0, 5.0, 2.0, 1.0).stream().map(ramp::of))
                .containsExactly(0.0, 0.0, 0.25, 1.0, 1.0);
    }

    @Test
    void comparesWithMolecules() throws InvalidMoleculeException {
        Scorer scorer = Scorer.read("terms: [{similarity: [CCO, c1ccccc1O]}]");
        assertThat(scorer.of(molecule("OCC"))).isEqualTo(1, within(1e-12));
        assertThat(scorer.of(molecule("Oc1ccccc1C"))).isBetween(0.2, 0.9);
    }

    @Test
    void wantsSubstructuresOrNot() throws InvalidMoleculeException {
        Scorer wanted = Scorer.read("terms: [{substructure: 'C(=O)N'}]");
        Scorer unwanted = Scorer.read("terms: [{substructure: 'C(=O)N', wanted: false}]");
        assertThat(wanted.of(molecule("CC(=O)NC"))).isEqualTo(1);
        assertThat(unwanted.of(molecule("CC(=O)NC"))).isZero();
        assertThat(unwanted.of(molecule("CC(=O)OC"))).isEqualTo(1);
    }

    @Test
    void takesArithmeticMeansAndMeansWithinMeans() throws InvalidMoleculeException {
        Scorer scorer =
                Scorer.read(
                        """
                        mean: arithmetic
                        terms:
                          - atoms: C
                            ramp: [0, 4]
                            weight: 3
                          - mean: geometric
                            terms:
                              - atoms: O
                                ramp: [0, 4]
                              - property: fsp3
                        """);
        // 2 of 4 carbons; the root of 1/4 and 1
        assertThat(scorer.of(molecule("CCO"))).isEqualTo((3 * 0.5 + 0.5) / 4, within(1e-12));
        assertThat(scorer.of(molecule("CC"))).isEqualTo(3 * 0.5 / 4, within(1e-12));
    }

    @Test
    void filtersAndPenaltiesStandOutsideOfTheMean() throws InvalidMoleculeException {
        Scorer scorer =
                Scorer.read(
                        """
                        terms:
                          - property: fsp3
                          - substructure: [N, S]
                            wanted: false
                            role: filter
                          - atoms: F
                            ramp: [4, 0]
                            weight: 2
                            role: penalty
                        """);
        assertThat(scorer.of(molecule("CC"))).isEqualTo(1);
        assertThat(scorer.of(molecule("CCS"))).isZero();
        assertThat(scorer.of(molecule("CCF"))).isEqualTo(0.75 * 0.75, within(1e-12));
        Scorer alone = Scorer.read("terms: [{atoms: F, ramp: [4, 0], role: penalty}]");
        assertThat(alone.of(molecule("FCF"))).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void aLambdaIsATermAndADesirability() throws InvalidMoleculeException {
        Scorer scorer =
                Scorer.of(
                        Scorer.Mean.ARITHMETIC,
                        List.of(
                                Scorer.Term.of("half", molecule -> 0.5),
                                new Scorer.Term(Descriptors.RINGS, x -> x == 0 ? 1 : 0, 1)));
        assertThat(scorer.of(molecule("CC"))).isEqualTo(0.75, within(1e-12));
        Scorer failing =
                Scorer.of(
                        Scorer.Mean.ARITHMETIC,
                        List.of(
                                Scorer.Term.of("failed", molecule -> Double.NaN),
                                Scorer.Term.of("half", molecule -> 0.5)));
        assertThat(failing.of(molecule("CC"))).isNaN();
    }

    @Test
    void countsMatches() throws InvalidMoleculeException {
        Scorer scorer = Scorer.read("terms: [{matches: ['[OH]', C=O], gaussian: [3, 1]}]");
        assertThat(scorer.of(molecule("OC(=O)CO"))).isEqualTo(1);
        assertThat(scorer.of(molecule("OC(=O)C"))).isEqualTo(Math.exp(-0.5), within(1e-12));
    }

    @Test
    void comparesUnfoldedFingerprintsAndValuesOfOtherMolecules() throws InvalidMoleculeException {
        String menthol = "CC(C)C1CCC(C)CC1O";
        Scorer pairs =
                Scorer.read("terms: [{similarity: CC1(C)C2CCC1(C)C(=O)C2, fingerprint: ap}]");
        assertThat(pairs.of(molecule(menthol))).isEqualTo(0.145833, within(5e-7));
        Scorer like = Scorer.read("terms: [{property: heavy, like: [CCO, 2]}]");
        assertThat(like.of(molecule("CCCCO"))).isEqualTo(Math.exp(-0.5), within(1e-12));
    }

    @Test
    void takesFurtherQuantities() throws InvalidMoleculeException {
        Scorer scorer =
                Scorer.read(
                        "terms: [{program: x2, ramp: [0, 8]}]",
                        Path.of(""),
                        Map.of("program", name -> Descriptor.of(name, m -> 2 * m.atomCount())));
        assertThat(scorer.of(molecule("CC"))).isEqualTo(0.5, within(1e-12));
        assertThat(scorer.terms().get(0).descriptor().name()).isEqualTo("x2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "terms: [ | line 1: no YAML",
                "foo: 1 | line 1: unknown key 'foo'; known are mean, terms",
                "[] | a scorer is a mapping with the key 'terms'",
                "'' | a scorer is a mapping with the key 'terms'",
                "terms: [] | line 1: terms: a score needs one term or more",
                "terms: [7] | line 1: a term is a mapping",
                "terms: [{property: QEF}] | line 1: property: there is no 'QEF', but logP, SA",
                "terms: [{property: logP}] | line 1: logP does not lie between 0 and 1",
                "terms: [{property: QED, weight: 0}] | line 1: weight: a weight is more than 0",
                "terms: [{property: QED, weight: x}] | line 1: weight: 'x' is no number",
                "terms: [{property: logP, range: [4, 1]}] | line 1: range: the range from 4.0 to 1.0",
                "terms: [{property: logP, range: [4]}] | line 1: range: two numbers are needed",
                "terms: [{property: logP, above: 1, below: 2}] | line 1: only one of the keys",
                "terms: [{property: logP, above: 1, softness: -1}] | line 1: above: a softness is 0",
                "terms: [{property: logP, ramp: [1, 1]}] | line 1: ramp: a ramp has two different",
                "terms: [{property: QED, softness: 1}] | line 1: softness: only beside range",
                "terms: [{property: QED, property: SA}] | line 1: the key 'property' stands twice",
                "terms: [{property: QED, similarity: C}] | line 1: a term has exactly one of",
                "terms: [{similarity: C1CC}] | line 1: similarity: 'C1CC' is no molecule",
                "terms: [{similarity: []}] | line 1: similarity: no molecule to be similar to",
                "terms: [{substructure: 'C('}] | line 1: substructure: ",
                "terms: [{substructure: C, wanted: maybe}] | line 1: wanted: true or false",
                "{mean: median, terms: [{property: QED}]} | line 1: mean: there is no 'median', but GEOM",
                "terms: [{property: QED, role: judge}] | line 1: role: there is no 'judge', but SCORE",
                "terms: [{property: QED, mean: geometric}] | line 1: mean: only beside terms",
                "terms: [{property: QED, fingerprint: AP}] | line 1: fingerprint: only beside similarity",
                "terms: [{similarity: C, fingerprint: X}] | line 1: fingerprint: there is no 'X', but ECFP4",
                "terms: [{formula: C2h5}] | line 1: formula: 'C2h5' is no formula",
                "terms: [{formula: C2H6C}] | line 1: formula: the formula 'C2H6C' names C twice",
                "terms: [{formula: Xx2}] | line 1: formula: there is no element 'Xx'",
                "terms: [{atoms: F}] | line 1: atoms of F does not lie between 0 and 1",
                "terms: [{matches: [], above: 1}] | line 1: matches: no pattern to look for",
                "terms: [{property: logP, gaussian: 1}] | line 1: gaussian: two numbers are needed, like",
                "terms: [{property: logP, decay: [1, 2]}] | line 1: decay: one number is needed, like 1",
                "terms: [{property: logP, range: [1, 2, 3]}] | line 1: range: two numbers are needed",
                "terms: [{property: logP, like: [C]}] | line 1: like: a molecule and a deviation",
                "terms: [{property: logP, like: [C1, 1]}] | line 1: like: 'C1' is no molecule",
                "terms: [{terms: []}] | line 1: terms: a score needs one term or more",
                "terms: [{property: QED, wanted: true}] | line 1: wanted: only beside substructure"
            })
    void saysWhatIsWrongAndWhere(String yaml, String message) {
        assertThatThrownBy(() -> Scorer.read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void countsLines() {
        assertThatThrownBy(() -> Scorer.read("terms:\n  - property: QED\n    wight: 2\n"))
                .hasMessageStartingWith("line 3: unknown key 'wight'");
    }

    @Test
    void bearsNestingWithoutEnd() {
        assertThatThrownBy(() -> Scorer.read("terms: " + "[".repeat(60_000)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Scorer.read(" ".repeat(1 << 17)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void alertsAreUnwelcomeUnlessAShapeSaysMore(@TempDir Path folder)
            throws InvalidMoleculeException, IOException {
        Files.writeString(folder.resolve("mine.txt"), "halogen [F,Cl,Br,I]\nacid C(=O)[OH]\n");
        Scorer none = Scorer.read("terms: [{alerts: mine.txt}]", folder);
        assertThat(none.of(molecule("CCO"))).isEqualTo(1);
        assertThat(none.of(molecule("FCCO"))).isZero();
        Scorer few = Scorer.read("terms: [{alerts: mine.txt, ramp: [2, 0]}]", folder);
        assertThat(few.of(molecule("FCCO"))).isEqualTo(0.5, within(1e-12));
        assertThat(few.of(molecule("FCC(=O)O"))).isZero();
        Scorer published = Scorer.read("terms: [{alerts: Brenk}]");
        assertThat(published.of(molecule("O=C(Cl)c1ccccc1"))).isZero();
        assertThat(published.of(molecule("Cc1ccccc1"))).isEqualTo(1);
    }

    @Test
    void alertsThatCannotBeReadAreErrors(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "halogen [F,Cl,Br,I]\nbroken C(\n");
        assertThatThrownBy(() -> Scorer.read("terms:\n  - alerts: mine.txt\n", folder))
                .hasMessageStartingWith("line 2: alerts: mine.txt:2: no SMARTS: C(");
        assertThatThrownBy(() -> Scorer.read("terms:\n  - alerts: missing.txt\n", folder))
                .hasMessage(
                        "line 2: alerts: there is no list pains, brenk or mcf and no file 'missing.txt'");
    }
}
