package org.molrae.chemistry.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.openscience.cdk.interfaces.IAtomContainer;

class MoleculeTest {

    /** Made by {@code benchmarks/peers/structure_rdkit.py}. */
    static List<String> perceived() throws IOException {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        MoleculeTest.class.getResourceAsStream("perceived.tsv")),
                                StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("perceived")
    void perceivesWhatRdkitDoes(String line) throws InvalidMoleculeException {
        String[] fields = line.split("\t", -1);
        Molecule molecule = Molecule.fromSmiles(fields[0]);
        assertThat(atoms(molecule)).isEqualTo(fields[1]);
        assertThat(bonds(molecule)).isEqualTo(fields[2]);
        assertThat(rings(molecule)).isEqualTo(fields[3]);
        assertThat(centers(molecule)).isEqualTo(fields[4]);
    }

    private static String atoms(Molecule molecule) {
        List<String> atoms = new ArrayList<>();
        for (int a = 0; a < molecule.atomCount(); a++) {
            Object[] labels = {
                molecule.element(a),
                molecule.charge(a),
                molecule.hydrogens(a),
                molecule.radicalElectrons(a),
                molecule.aromatic(a) ? 1 : 0,
                molecule.hybridization(a),
                molecule.inRing(a) ? 1 : 0
            };
            atoms.add(Arrays.stream(labels).map(String::valueOf).collect(Collectors.joining(",")));
        }
        return String.join(" ", atoms);
    }

    private static String bonds(Molecule molecule) {
        TreeMap<Long, String> bonds = new TreeMap<>();
        for (int b = 0; b < molecule.bondCount(); b++) {
            int low = Math.min(molecule.begin(b), molecule.end(b));
            int high = Math.max(molecule.begin(b), molecule.end(b));
            String flags =
                    Stream.of(
                                    molecule.aromaticBond(b),
                                    molecule.conjugated(b),
                                    molecule.ringBond(b))
                            .map(flag -> flag ? "1" : "0")
                            .collect(Collectors.joining());
            bonds.put((long) low << 32 | high, low + "-" + high + ":" + flags);
        }
        return String.join(" ", bonds.values());
    }

    private static String rings(Molecule molecule) {
        List<String> rings = new ArrayList<>();
        for (int ring = 0; ring < molecule.ringCount(); ring++) {
            rings.add(
                    Arrays.stream(molecule.ringAtoms(ring))
                            .sorted()
                            .mapToObj(String::valueOf)
                            .collect(Collectors.joining(",")));
        }
        return rings.stream().sorted().collect(Collectors.joining(" "));
    }

    private static String centers(Molecule molecule) {
        List<String> centers = new ArrayList<>();
        for (int a = 0; a < molecule.atomCount(); a++) {
            if (molecule.stereocenter(a)) {
                centers.add(String.valueOf(a));
            }
        }
        return String.join(" ", centers);
    }

    @ParameterizedTest
    @CsvSource({
        "C1CC1, 1",
        "c1ccc2ccccc2c1, 2",
        "C1CC2CCC1C2, 2",
        "C12C3C4C1C5C2C3C45, 6",
        "C1CCC2(CC1)CC2, 2",
        "C1CC1.C1CCC1, 2",
        "CCC, 0"
    })
    void countsRings(String smiles, int rings) throws InvalidMoleculeException {
        assertThat(Molecule.fromSmiles(smiles).ringCount()).isEqualTo(rings);
    }

    /** Centers by RDKit 2022.09.3, one of them a nitrogen that bridges hold. */
    @ParameterizedTest
    @CsvSource({
        "CC12CCCC3CC(CN31)C2, 1 5 7 9",
        "COc1ccc2[nH]c3c(c2c1)CCN1C(c2ccc(F)cc2)[NH+]2CCC31CC2, 13 14",
        "OC1CCC2C(O)C3CC1N2C3, 1 4 5 7 9 10"
    })
    void findsCentersAtBridgeheads(String smiles, String centers) throws InvalidMoleculeException {
        assertThat(centers(Molecule.fromSmiles(smiles))).isEqualTo(centers);
    }

    @Test
    void ringBondsJoinNeighboringRingAtoms() throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles("C1C2CC3CC1CC(C2)C3");
        for (int ring = 0; ring < molecule.ringCount(); ring++) {
            int[] atoms = molecule.ringAtoms(ring);
            int[] bonds = molecule.ringBonds(ring);
            assertThat(bonds).hasSameSizeAs(atoms);
            for (int i = 0; i < atoms.length; i++) {
                int next = atoms[(i + 1) % atoms.length];
                assertThat(bonds[i]).isEqualTo(molecule.bondBetween(atoms[i], next));
            }
        }
    }

    @Test
    void handsOverToCdkAndBack() throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles("OC(=O)c1cc[nH]c1[13CH3]");
        IAtomContainer container = molecule.container();
        assertThat(container.getAtomCount()).isEqualTo(molecule.atomCount());
        for (int a = 0; a < molecule.atomCount(); a++) {
            assertThat(container.getAtom(a).isAromatic()).isEqualTo(molecule.aromatic(a));
            assertThat(container.getAtom(a).getImplicitHydrogenCount())
                    .isEqualTo(molecule.hydrogens(a));
        }
        Molecule back = Molecule.of(container);
        assertThat(back.atomCount()).isEqualTo(molecule.atomCount());
        assertThat(back.bondCount()).isEqualTo(molecule.bondCount());
        assertThat(back.ringCount()).isEqualTo(1);
    }

    @Test
    void rejectsWhatIsNoMolecule() {
        assertThatThrownBy(() -> Molecule.fromSmiles("C1CC"))
                .isInstanceOf(InvalidMoleculeException.class);
    }

    @Test
    void bearsLargeMolecules() throws InvalidMoleculeException {
        assertThat(Molecule.fromSmiles("C".repeat(20_000)).ringCount()).isZero();
        String rings = "C1CCCCC1".repeat(1_000);
        assertThat(Molecule.fromSmiles(rings).ringCount()).isEqualTo(1_000);
    }
}
