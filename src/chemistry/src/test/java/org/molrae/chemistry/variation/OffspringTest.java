package org.molrae.chemistry.variation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.structure.Molecule;

class OffspringTest {

    private static final List<String> DRUGS =
            List.of(
                    "CC1=CC=C(C=C1)C1=CC(=NN1C1=CC=C(C=C1)S(N)(=O)=O)C(F)(F)F",
                    "O=C(OCC)C(NC(C(=O)N1C(C(=O)O)CC2CCCCC12)C)CCC",
                    "O=C(C)N(CC)C1=CC=CC(C2=CC=NC3=C(C=NN23)C#N)=C1",
                    "COc1ccc2[C@H]3CC[C@@]4(C)[C@@H](CC[C@@]4(O)C#C)[C@@H]3CCc2c1",
                    "C[N+](C)(C)CC(O)CC(=O)[O-]",
                    "O=[N+]([O-])c1ccc(Cl)cc1");

    private static Molecule molecule(String smiles) throws Exception {
        return Molecule.fromSmiles(smiles);
    }

    @Test
    void childrenAreMoleculesOfOnePart() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        int born = 0;
        Set<String> different = new HashSet<>();
        for (int i = 0; i < 600; i++) {
            Molecule one = molecule(DRUGS.get(random.nextInt(DRUGS.size())));
            Molecule two = molecule(DRUGS.get(random.nextInt(DRUGS.size())));
            Optional<String> child =
                    i % 2 == 0
                            ? Offspring.crossed(one, two, random)
                            : Offspring.mutated(one, random);
            if (child.isPresent()) {
                born++;
                different.add(child.get());
                assertThat(KekuleForm.of(child.get()))
                        .isEqualTo(child.get())
                        .doesNotContain(".", "@", "/", "\\");
                Molecule molecule = molecule(child.get());
                assertThat(molecule.atomCount()).isGreaterThan(5).isLessThan(60);
                for (int ring = 0; ring < molecule.ringCount(); ring++) {
                    assertThat(molecule.ringAtoms(ring).length).isLessThanOrEqualTo(6);
                }
                int charge = 0;
                for (int atom = 0; atom < molecule.atomCount(); atom++) {
                    charge += molecule.charge(atom);
                    assertThat(molecule.radicalElectrons(atom)).isZero();
                }
                assertThat(charge).isZero();
            }
        }
        assertThat(born).isGreaterThan(450);
        assertThat(different.size()).isGreaterThan(400);
    }

    @Test
    void chainsAreCutAndJoinedAtTheirBonds() throws Exception {
        // every bond of the two chains may be cut: all of what comes of it, and nothing else
        Set<String> expected = new HashSet<>();
        List<List<String>> pieces =
                List.of(
                        List.of("C", "CC", "CCC", "CCCC"),
                        List.of("N", "CN", "CCN", "CCCN", "O", "OC", "OCC", "OCCC"));
        for (String first : pieces.get(0)) {
            for (String second : pieces.get(1)) {
                String joined =
                        second.endsWith("N")
                                ? first + second
                                : first + new StringBuilder(second).reverse();
                if (joined.length() > 5) {
                    expected.add(KekuleForm.of(joined));
                }
            }
        }
        SplittableRandom random = new SplittableRandom(2);
        Set<String> found = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            Crossover crossover = new Crossover(molecule("CCCCC"), molecule("NCCCO"), random);
            String smiles = crossover.ofChains().orElseThrow().smiles();
            if (molecule(smiles).atomCount() > 5) {
                found.add(KekuleForm.of(smiles));
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void ringsAreCutAndClosedAgain() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        Map<Integer, Integer> rings = new HashMap<>();
        boolean mixed = false;
        for (int i = 0; i < 500; i++) {
            Optional<String> child =
                    Offspring.crossed(molecule("CC1CCCCC1"), molecule("CC1CCNCC1"), random);
            if (child.isPresent()) {
                rings.merge(molecule(child.get()).ringCount(), 1, Integer::sum);
                mixed |= child.get().contains("N") && child.get().contains("=");
            }
        }
        assertThat(rings.keySet()).contains(1, 2);
        assertThat(mixed).as("a ring that is joined by a double bond").isTrue();
    }

    @Test
    void everyKindOfMutationHappens() throws Exception {
        String parent = "CC(=O)NC1CCCC1CO";
        Molecule molecule = molecule(parent);
        SplittableRandom random = new SplittableRandom(4);
        List<String> children = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Offspring.mutated(molecule, random).ifPresent(children::add);
        }
        int atoms = molecule.atomCount();
        Set<Integer> sizes = new HashSet<>();
        Set<Integer> rings = new HashSet<>();
        for (String child : children) {
            sizes.add(molecule(child).atomCount() - atoms);
            rings.add(molecule(child).ringCount());
        }
        assertThat(sizes).containsExactlyInAnyOrder(-1, 0, 1);
        assertThat(rings).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(children)
                .contains(
                        KekuleForm.of("CC(=O)NC1CCCC1CF"), // another element
                        KekuleForm.of("CC(O)NC1CCCC1CO"), // another order
                        KekuleForm.of("CC(=O)NC1CCCC1COC"), // one atom more
                        KekuleForm.of("CC(=O)NC1CCCC1C")); // one atom less
    }

    @Test
    void theSameSeedGivesTheSameChildren() throws Exception {
        List<List<Optional<String>>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            SplittableRandom random = new SplittableRandom(5);
            List<Optional<String>> children = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                children.add(
                        Offspring.crossed(
                                molecule(DRUGS.get(i % 4)),
                                molecule(DRUGS.get((i + 1) % 4)),
                                random));
            }
            runs.add(children);
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1));
    }
}
