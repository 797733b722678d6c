package org.molrae.molecules.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.UniformSampler;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.graph.Cycles;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;

final class ConstraintTest {

    private static final Vocabulary PLAIN = Rules.plain();
    private static final SemanticMask ALL = SemanticMask.of(PLAIN, 60);

    /** A user's own: no two oxygens in a row. */
    private static final Constraint NO_PEROXIDES =
            draft ->
                    new Constraint.Watch() {
                        @Override
                        public boolean bond(int atom, int other, int order) {
                            return draft.element(atom) != 8 || draft.element(other) != 8;
                        }
                    };

    private final Judges judges = new Judges();

    private List<String> draw(int budget, int count, long seed, Constraint constraint) {
        SemanticMask mask = ALL.narrowed(budget, constraint);
        List<String> drawn = new ArrayList<>();
        try (UniformSampler<int[]> sampler =
                new UniformSampler<>(PLAIN, mask, seed, 1, rules -> rules)) {
            for (int i = 0; i < count; i++) {
                String smiles = Rules.text(PLAIN, sampler.next());
                assertThat(judges.objection(smiles)).as(smiles).isEmpty();
                drawn.add(smiles);
            }
        }
        return drawn;
    }

    private static IAtomContainer read(String smiles) {
        try {
            return new SmilesParser(SilentChemObjectBuilder.getInstance()).parseSmiles(smiles);
        } catch (CDKException e) {
            throw new AssertionError(smiles, e);
        }
    }

    private static void assertRings(String smiles, int smallest, int largest) {
        for (IAtomContainer ring : Cycles.mcb(read(smiles)).toRingSet().atomContainers()) {
            assertThat(ring.getAtomCount()).as(smiles).isBetween(smallest, largest);
        }
    }

    private static void assertElements(String smiles, Set<String> symbols) {
        for (IAtom atom : read(smiles).atoms()) {
            assertThat(atom.getSymbol()).as(smiles).isIn(symbols);
        }
    }

    @Test
    void elements() {
        for (Set<String> symbols : List.of(Set.of("C", "O"), Set.of("N"), Set.of("S", "F"))) {
            draw(60, 150, 1, new AllowedElements(symbols))
                    .forEach(smiles -> assertElements(smiles, symbols));
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 6", "3, 7", "6, 6", "3, 3", "8, 9"})
    void ringSizes(int smallest, int largest) {
        List<String> drawn = draw(60, 150, 2, new RingSizes(smallest, largest));
        drawn.forEach(smiles -> assertRings(smiles, smallest, largest));
        assertThat(drawn).anyMatch(smiles -> smiles.contains("1"));
    }

    @Test
    void ringSizesKnowFusedRings() {
        SemanticMask mask = SemanticMask.of(PLAIN, 60, new RingSizes(6, 6));
        for (String smiles :
                List.of("C1=CC=C2C=CC=CC2=C1", "C1=CC=CC2=CC=CC=C12", "C1=CC=CC2=CC=CC=C21")) {
            SemanticCursor cursor = mask.get();
            for (int rule : Rules.of(PLAIN, smiles)) {
                cursor.apply(rule);
            }
            assertThat(cursor.complete()).isTrue();
        }
    }

    @Test
    void heavyAtoms() {
        for (String smiles : draw(80, 150, 3, new MaximumHeavyAtoms(9))) {
            long heavy = 0;
            for (IAtom atom : read(smiles).atoms()) {
                heavy += "H".equals(atom.getSymbol()) ? 0 : 1;
            }
            assertThat(heavy).as(smiles).isLessThanOrEqualTo(9);
        }
    }

    @Test
    void neutral() {
        for (String smiles : draw(60, 150, 4, new NeutralAtoms())) {
            for (IAtom atom : read(smiles).atoms()) {
                assertThat(atom.getFormalCharge()).as(smiles).isZero();
            }
        }
    }

    @Test
    void ownConstraintsCombineWithReadyOnes() {
        Constraint both = NO_PEROXIDES.and(AllowedElements.of("C", "O")).and(new RingSizes(5, 7));
        for (String smiles : draw(60, 150, 5, both)) {
            assertRings(smiles, 5, 7);
            assertElements(smiles, Set.of("C", "O"));
            for (IBond bond : read(smiles).bonds()) {
                assertThat(bond.getBegin().getSymbol() + bond.getEnd().getSymbol())
                        .as(smiles)
                        .isNotEqualTo("OO");
            }
        }
    }

    @Test
    void refusesWhatLeavesNothing() {
        assertThatThrownBy(() -> SemanticMask.of(PLAIN, 40, new AllowedElements(Set.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("elements");
        assertThatThrownBy(() -> SemanticMask.of(PLAIN, 40, AllowedElements.of("Xy")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Xy");
        assertThatThrownBy(() -> new RingSizes(7, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MaximumHeavyAtoms(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SemanticMask.of(PLAIN, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusalsNameTheConditionsAtFaultAndNoOthers() {
        Constraint fine = new RingSizes(5, 6).and(new MaximumHeavyAtoms(20));
        assertThatThrownBy(() -> ALL.narrowed(40, fine.and(AllowedElements.of("Xe", "K"))))
                .hasMessage("no molecule of at most 40 rules is left by: elements K, Xe");
        Constraint.Watch never =
                new Constraint.Watch() {
                    @Override
                    public boolean atom(int atom) {
                        return false;
                    }
                };
        assertThatThrownBy(() -> ALL.narrowed(40, fine.and(new Named("nothing", never)).and(fine)))
                .hasMessage("no molecule of at most 40 rules is left by: nothing");
        // each leaves some molecule, both together none: the lexicon has sodium as an ion only
        Constraint sodium = AllowedElements.of("Na");
        assertThatThrownBy(() -> ALL.narrowed(40, sodium.and(fine).and(new NeutralAtoms())))
                .hasMessageContaining("elements Na; neutral atoms")
                .hasMessageNotContaining("rings");
    }

    /** A constraint with a name. */
    private record Named(String name, Constraint.Watch watch) implements Constraint {
        @Override
        public Watch start(Draft draft) {
            return watch;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void elementsThatNeverEndAChainCanStandAlone() {
        draw(20, 50, 6, AllowedElements.of("Na")).forEach(s -> assertElements(s, Set.of("Na")));
    }

    @Test
    void randomCombinations() {
        fuzz(60, 15);
    }

    @Tag("slow")
    @Test
    void manyRandomCombinations() {
        fuzz(500, 100);
    }

    private void fuzz(int combinations, int count) {
        SplittableRandom random = new SplittableRandom(11);
        List<String> elements = List.of("C", "N", "O", "S", "P", "F", "Cl", "Br", "I", "B");
        for (int i = 0; i < combinations; i++) {
            Set<String> symbols = new LinkedHashSet<>();
            while (symbols.size() < 1 + i % 4) {
                symbols.add(elements.get(random.nextInt(elements.size())));
            }
            int smallest = 3 + random.nextInt(4);
            int largest = smallest + random.nextInt(4);
            int heavy = 1 + random.nextInt(30);
            Constraint all = new AllowedElements(symbols).and(new RingSizes(smallest, largest));
            all = all.and(new MaximumHeavyAtoms(heavy));
            all = random.nextBoolean() ? all.and(new NeutralAtoms()) : NO_PEROXIDES.and(all);
            for (String smiles : draw(20 + random.nextInt(80), count, i, all)) {
                assertElements(smiles, symbols);
                assertRings(smiles, smallest, largest);
                assertThat(read(smiles).getAtomCount()).isLessThanOrEqualTo(heavy);
            }
        }
    }
}
