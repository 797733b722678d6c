package org.molrae.molecules.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.UniformSampler;

/** Guests at marks, between two, and over one. */
final class GuestTest {

    private static final Vocabulary PLAIN = Rules.plain();
    private static final SemanticMask ALL = SemanticMask.of(PLAIN, 90);
    private static final int COUNT = 60;

    /**
     * Draws by chance, which goes where no model goes; in the order of atoms in which it is drawn.
     */
    private static List<String> draw(Scaffold scaffold) {
        List<String> drawn = new ArrayList<>();
        Judges judges = new Judges();
        try (UniformSampler<int[]> sampler =
                new UniformSampler<>(PLAIN, ALL.around(scaffold), 5, 1, rules -> rules)) {
            for (int i = 0; i < COUNT; i++) {
                String smiles = Rules.text(PLAIN, sampler.next());
                assertThat(judges.objection(smiles)).as(smiles).isEmpty();
                drawn.add(smiles);
            }
        }
        return drawn;
    }

    private static int heavyAtoms(String guest) throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(guest);
        int heavy = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            heavy += molecule.element(a) > 1 ? 1 : 0;
        }
        return heavy;
    }

    @Test
    void eachMarkHasItsGuestWithinItsBounds() throws InvalidMoleculeException {
        Scaffold scaffold =
                Scaffold.decorated(
                        "c1ccc([*:1])nc1[*:4]",
                        Map.of(
                                1, GuestBounds.parse("max-atoms=4,elements=C,N,O,rings=0"),
                                4, GuestBounds.parse("atoms=5-12,rings=1-2")),
                        PLAIN);
        assertThat(scaffold.guestNames()).containsExactly("R1", "R4");
        for (String smiles : draw(scaffold)) {
            KekuleGraph graph = KekuleGraph.read(smiles);
            List<String> guests = scaffold.guests(graph);
            Molecule first = Molecule.fromSmiles(guests.get(0));
            Molecule second = Molecule.fromSmiles(guests.get(1));
            assertThat(heavyAtoms(guests.get(0))).as(smiles).isBetween(1, 4);
            assertThat(heavyAtoms(guests.get(1))).as(smiles).isBetween(5, 12);
            // no other atom but the fragment's six
            assertThat(heavyAtoms(guests.get(0)) + heavyAtoms(guests.get(1)) + 6)
                    .as(smiles)
                    .isEqualTo(graph.atoms());
            assertThat(guests.get(0)).contains("[*:1]").doesNotContainPattern("S|P|F|Cl|Br|I|B");
            assertThat(first.bondCount() - first.atomCount() + 1).as(smiles).isZero();
            assertThat(second.bondCount() - second.atomCount() + 1).as(smiles).isBetween(1, 2);
        }
    }

    @Test
    void marksWithoutNumbersAreNumbered() throws InvalidMoleculeException {
        Scaffold scaffold = Scaffold.decorated("*N1CCN([*:1])CC1", Map.of(), PLAIN);
        assertThat(scaffold.guestNames()).containsExactly("R1", "R2");
    }

    @Test
    void aLinkIsBetweenTheFragments() throws InvalidMoleculeException {
        Scaffold scaffold =
                Scaffold.linking(
                        "*c1cccs1",
                        "*N1CCOCC1",
                        GuestBounds.parse("path=2-4,max-atoms=6,rings=0-1"),
                        PLAIN);
        SubstructurePattern thiophene = SubstructurePattern.of(Molecule.fromSmiles("c1cccs1"));
        SubstructurePattern morpholine = SubstructurePattern.of(Molecule.fromSmiles("N1CCOCC1"));
        for (String smiles : draw(scaffold)) {
            Molecule molecule = Molecule.fromSmiles(smiles);
            assertThat(thiophene.matches(molecule)).as(smiles).isTrue();
            assertThat(morpholine.matches(molecule)).as(smiles).isTrue();
            String linker = scaffold.guests(KekuleGraph.read(smiles)).get(0);
            assertThat(heavyAtoms(linker)).as(smiles).isBetween(2, 6);
            assertThat(heavyAtoms(linker) + 11).as(smiles).isEqualTo(molecule.atomCount());
            assertThat(Scaffold.pathLength(linker)).as(smiles).isBetween(2, 4);
        }
    }

    @Test
    void aMacrocycleHasTheSizeAskedFor() throws InvalidMoleculeException {
        Scaffold scaffold =
                Scaffold.macrocycle(
                        "[*:1]c1cccc([*:2])c1",
                        new GuestBounds.Range(10, 14),
                        GuestBounds.parse("max-atoms=16"),
                        PLAIN);
        for (String smiles : draw(scaffold)) {
            // the path over the guest, and the three atoms of the shorter way round the ring
            String linker = scaffold.guests(KekuleGraph.read(smiles)).get(0);
            assertThat(Scaffold.pathLength(linker) + 3).as(smiles).isBetween(10, 14);
        }
    }

    @Test
    void aCoreIsReplacedAndWhatIsAroundItStays() throws InvalidMoleculeException {
        Scaffold scaffold =
                Scaffold.replacing(
                        "O=C(Nc1ccccc1)c1ccncc1",
                        SubstructurePattern.of("C(=O)N"),
                        GuestBounds.parse("max-atoms=5"),
                        PLAIN);
        SubstructurePattern phenyl = SubstructurePattern.of(Molecule.fromSmiles("c1ccccc1"));
        SubstructurePattern pyridyl = SubstructurePattern.of(Molecule.fromSmiles("c1ccncc1"));
        for (String smiles : draw(scaffold)) {
            Molecule molecule = Molecule.fromSmiles(smiles);
            assertThat(phenyl.matches(molecule) && pyridyl.matches(molecule)).as(smiles).isTrue();
            assertThat(molecule.atomCount()).as(smiles).isBetween(13, 17);
        }
    }

    @Test
    void configurationsStay() throws InvalidMoleculeException {
        Scaffold alanine = Scaffold.of("C[C@H](N)C(=O)O", PLAIN);
        Scaffold alkene = Scaffold.of("C/C=C/C", PLAIN);
        for (String smiles : draw(alanine)) {
            // the second and last but one atoms of the fragment: the mark is still one
            assertThat(KekuleForm.of(smiles)).as(smiles).contains("@");
        }
        for (String smiles : draw(alkene)) {
            assertThat(KekuleForm.of(smiles)).as(smiles).containsPattern("[/\\\\]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "c1ccccc1; no atom is marked",
                "*; one bond",
                "C[*:1].C; one part",
                "[*:1]C[*:1]; two marks have one number",
                "c1cc*cc1; one bond",
                "O=C1CCC(=[*:1])C1; single bond",
                "[U][*:1]; lexicon"
            })
    void refusesWhatCannotBeDecorated(String smiles, String why) {
        assertThatThrownBy(() -> Scaffold.decorated(smiles, Map.of(), PLAIN))
                .isInstanceOf(InvalidMoleculeException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesBoundsOfNoMark() {
        assertThatThrownBy(() -> Scaffold.decorated("C[*:1]", Map.of(2, GuestBounds.ANY), PLAIN))
                .hasMessage("there is no mark 2; there are [1]");
    }

    @Test
    void refusesWhatNoGuestCanBe() throws InvalidMoleculeException {
        Scaffold ring =
                Scaffold.decorated(
                        "C[*:1]", Map.of(1, GuestBounds.parse("max-atoms=2,min-rings=1")), PLAIN);
        assertThatThrownBy(() -> ALL.around(ring)).hasMessageContaining("decoration of C[*:1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CC(=O)N; c1ccccc1; not in the molecule",
                "NCCN; N; 2 places",
                "CCC(C)(C)C; C(C)(C); places",
                "C1CCCCC1O; C1CCCCC1; ",
            })
    void coresAreReplacedWhereOneOrTwoBondsLeadToThem(String smiles, String core, String why) {
        SubstructurePattern pattern = SubstructurePattern.of(core);
        if (why == null) {
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowable(
                                    () ->
                                            Scaffold.replacing(
                                                    smiles, pattern, GuestBounds.ANY, PLAIN)))
                    .isNull();
        } else {
            assertThatThrownBy(() -> Scaffold.replacing(smiles, pattern, GuestBounds.ANY, PLAIN))
                    .hasMessageContaining(why);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "max-atoms=8,elements=C,N,O,rings=0-1; atoms=1-8,rings=0-1,elements=C,N,O",
                "atoms=3; atoms=3",
                "min-path=2; path=2-9999"
            })
    void boundsAreReadAsTheyAreWritten(String text, String said) {
        assertThat(GuestBounds.parse(text)).hasToString(said);
        assertThat(GuestBounds.parse(said)).isEqualTo(GuestBounds.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "8; bounds are written like",
                "weight=3; there is no bound 'weight'",
                "atoms=x; a number or a range",
                "atoms=5-2; no numbers between 5 and 2",
                "atoms=0; at least 1 atom",
                "elements=C,Xx; no element Xx"
            })
    void refusesBoundsThatMakeNoSense(String text, String why) {
        assertThatThrownBy(() -> GuestBounds.parse(text)).hasMessageContaining(why);
    }
}
