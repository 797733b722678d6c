package org.molrae.molecules.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.UniformSampler;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;

final class ScaffoldTest {

    private static final Vocabulary PLAIN = Rules.plain();
    private static final SemanticMask ALL = SemanticMask.of(PLAIN, 70);

    private final Judges judges = new Judges();

    private static IAtomContainer read(String smiles) {
        try {
            return new SmilesParser(SilentChemObjectBuilder.getInstance()).parseSmiles(smiles);
        } catch (CDKException e) {
            throw new AssertionError(smiles, e);
        }
    }

    /** Whether a molecule contains a fragment as it is given, aromaticity included. */
    private static boolean contains(String molecule, String fragment) {
        try {
            return SubstructurePattern.of(Molecule.fromSmiles(fragment))
                    .matches(Molecule.fromSmiles(molecule));
        } catch (InvalidMoleculeException e) {
            throw new AssertionError(molecule, e);
        }
    }

    private Set<String> draw(Scaffold scaffold, SemanticMask mask, int count) {
        Set<String> drawn = new HashSet<>();
        try (UniformSampler<int[]> sampler =
                new UniformSampler<>(
                        mask.vocabulary(), mask.around(scaffold), 1, 1, rules -> rules)) {
            for (int i = 0; i < count; i++) {
                String smiles = Rules.text(mask.vocabulary(), sampler.next());
                assertThat(judges.objection(smiles)).as(smiles).isEmpty();
                drawn.add(smiles);
            }
        }
        return drawn;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c1ccc2[nH]ccc2c1",
                "C",
                "CC(=O)N",
                "O=C(O)c1ccccc1C(F)(F)F",
                "C1CC2CCC1N2",
                "C[C@H](N)C(=O)O",
                "C/C=C/C",
                "[O-][N+](=O)c1ccccc1",
                "S(=O)(=O)(N)C",
                "Cc1cccs1",
                "CSC",
                "c1ccnc(c1)-c1ccccn1",
                "C1C=CNC=C1",
                "CP(C)C"
            })
    void everyMoleculeContainsItAndIsValid(String smiles) throws InvalidMoleculeException {
        Set<String> drawn = draw(Scaffold.of(smiles, PLAIN), ALL, 150);
        assertThat(drawn).hasSizeGreaterThan(75);
        drawn.forEach(molecule -> assertThat(contains(molecule, smiles)).as(molecule).isTrue());
    }

    @Test
    void mergedRulesObeyItToo() throws InvalidMoleculeException {
        SemanticMask mask = SemanticMask.of(Rules.merged(), 60);
        String kekule = KekuleForm.of("CC(=O)NC1=CC=CC=C1");
        Scaffold scaffold = Scaffold.of(kekule, mask.vocabulary());
        draw(scaffold, mask, 150)
                .forEach(molecule -> assertThat(contains(molecule, kekule)).as(molecule).isTrue());
    }

    @Test
    void guestsGrowAtEveryAtomWithHydrogens() throws InvalidMoleculeException {
        // a methyl at each of the places of CC(N)CO, rings over two of them
        Scaffold scaffold = Scaffold.of("CC(N)CO", PLAIN);
        SemanticMask mask = ALL.around(scaffold);
        for (String molecule :
                List.of(
                        "CC(N)CO",
                        "C(C)C(N)CO",
                        "CC(NC)CO",
                        "CC(N)(C)CO",
                        "CC(N)C(C)O",
                        "CC(N)COC",
                        "C1C(N)COC1",
                        "C2C(NC2)CO")) {
            assertThat(follows(mask.get(), molecule)).as(molecule).isTrue();
        }
        // not without it, not bonded within itself, not in two parts
        for (String molecule :
                List.of(
                        "C",
                        "CC(N)",
                        "CC(N)C=O",
                        "OC(N)CO",
                        "CC(CN)CO",
                        "C2C(N2)CO",
                        "C1C(N)CO1",
                        "CC(N)CO.C")) {
            assertThat(follows(mask.get(), molecule)).as(molecule).isFalse();
        }
    }

    private static boolean follows(SemanticCursor cursor, String smiles) {
        for (int rule : Rules.of(PLAIN, smiles)) {
            if (!cursor.allows(rule)) {
                return false;
            }
            cursor.apply(rule);
        }
        return cursor.complete();
    }

    @Test
    void constraintsHoldForTheScaffoldToo() throws InvalidMoleculeException {
        Scaffold pyridine = Scaffold.of("c1ccncc1", PLAIN);
        SemanticMask carbons =
                ALL.narrowed(70, AllowedElements.of("C", "O").and(new NeutralAtoms()));
        assertThatThrownBy(() -> carbons.around(pyridine))
                .hasMessage(
                        "no molecule of at most 70 rules is left by: elements C, O; scaffold"
                                + " c1ccncc1");
        SemanticMask small = ALL.narrowed(70, new MaximumHeavyAtoms(9));
        for (String molecule : draw(pyridine, small, 50)) {
            int heavy = 0;
            for (IAtom atom : read(molecule).atoms()) {
                heavy += atom.getAtomicNumber() == 1 ? 0 : 1;
            }
            assertThat(heavy).as(molecule).isLessThanOrEqualTo(9);
        }
    }

    @Test
    void aScaffoldThatFillsTheBudgetIsAllThereIs() throws InvalidMoleculeException {
        Scaffold scaffold = Scaffold.of("CCO", PLAIN);
        SemanticMask tight = ALL.narrowed(4, Constraint.NONE);
        assertThat(draw(scaffold, tight, 20)).containsExactly("CCO");
        SemanticMask tighter = ALL.narrowed(3, Constraint.NONE);
        assertThatThrownBy(() -> tighter.around(scaffold)).hasMessageContaining("scaffold CCO");
    }

    @Test
    void refusesWhatIsNoFragment() {
        assertThatThrownBy(() -> Scaffold.of("c1ccccc", PLAIN))
                .isInstanceOf(InvalidMoleculeException.class);
        assertThatThrownBy(() -> Scaffold.of("C.C", PLAIN)).hasMessageContaining("one part");
        assertThatThrownBy(() -> Scaffold.of("[U]", PLAIN)).hasMessageContaining("lexicon");
    }

    @Test
    void randomFragmentsOfRandomMoleculesNeverGetStuck() {
        // molecules drawn by chance are the hardest scaffolds there are
        SplittableRandom random = new SplittableRandom(4);
        try (UniformSampler<int[]> sampler =
                new UniformSampler<>(
                        PLAIN,
                        ALL.narrowed(20, Constraint.NONE),
                        random.nextLong(),
                        1,
                        rules -> rules)) {
            int refused = 0;
            int grown = 0;
            while (grown < 40) {
                String fragment = Rules.text(PLAIN, sampler.next());
                if (fragment.contains(".")) {
                    continue;
                }
                try {
                    draw(Scaffold.of(fragment, PLAIN), ALL, 10);
                } catch (IllegalArgumentException | InvalidMoleculeException e) {
                    // its canonical form may have atoms or an order that the mask does not write
                    refused++;
                    continue;
                }
                grown++;
            }
            assertThat(refused).isLessThan(grown);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CCc1ccc(C)s1, true",
        // oxidised, in two parts
        "CC1=CC=CS1(=O)=O, false",
        "CCc1ccc(C)s1.O, false",
    })
    void aFragmentIsInAMoleculeAsItIsWritten(String smiles, boolean contained) throws Exception {
        Scaffold thiophene = Scaffold.of("Cc1cccs1", PLAIN);
        assertThat(thiophene.isIn(Molecule.fromSmiles(smiles))).isEqualTo(contained);
    }
}
