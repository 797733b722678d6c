package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.alerts.AlertCatalog.Alert;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.structure.Molecule;
import org.openscience.cdk.interfaces.IAtomContainer;

class DrawnMoleculeTest {

    private static List<DrawnMolecule> draw(MoleculeSource source, SampleOptions options, int n) {
        List<DrawnMolecule> drawn = new ArrayList<>();
        try (MoleculeStream stream = source.sample(options)) {
            for (int i = 0; i < n; i++) {
                drawn.add(stream.next());
            }
        }
        return drawn;
    }

    /** What release 0.1 wrote by {@code molrae sample --seed 1 --kekule}. */
    private static List<String> release01() throws IOException {
        try (var lines =
                Objects.requireNonNull(
                        DrawnMoleculeTest.class.getResourceAsStream("drawn-0.1.smi"))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void aSeedGivesTheMoleculesOfRelease01() throws Exception {
        List<String> before = release01();
        try (MoleculeGenerator generator = MoleculeGenerator.released()) {
            SampleOptions options = SampleOptions.seeded(1).withLogLikelihoods();
            List<DrawnMolecule> drawn = draw(generator, options, before.size());
            for (int i = 0; i < before.size(); i++) {
                DrawnMolecule molecule = drawn.get(i);
                assertThat(KekuleForm.of(molecule.smiles()))
                        .as(molecule.smiles())
                        .isEqualTo(KekuleForm.of(before.get(i)));
                assertThat(molecule.code()).hasSize(generator.latentDimension());
                assertThat(molecule.logLikelihood().orElseThrow()).isBetween(-300.0, 0.0);
            }
            List<DrawnMolecule> plain =
                    draw(generator, SampleOptions.seeded(1).withForm(OutputForm.KEKULE), 256);
            assertThat(plain).extracting(DrawnMolecule::smiles).isEqualTo(before.subList(0, 256));
            assertThat(plain.get(7).code()).isEqualTo(drawn.get(7).code());
            assertThat(plain.get(7).logLikelihood()).isEmpty();
        }
    }

    @Test
    void allFormsAreTheSameMolecule() throws Exception {
        try (UniformMolecules uniform = UniformMolecules.released()) {
            SampleOptions options = SampleOptions.seeded(3);
            List<DrawnMolecule> aromatic = draw(uniform, options, 3000);
            List<DrawnMolecule> kekule = draw(uniform, options.withForm(OutputForm.KEKULE), 3000);
            for (int i = 0; i < kekule.size(); i++) {
                assertThat(KekuleForm.of(aromatic.get(i).smiles()))
                        .as(kekule.get(i).smiles())
                        .isEqualTo(KekuleForm.of(kekule.get(i).smiles()));
            }
            assertThat(aromatic.get(0).code()).isEmpty();
            assertThat(aromatic.get(0).logLikelihood()).isEmpty();
        }
    }

    @Test
    void filtersKnowAMoleculeByAnyOfItsWritings() throws Exception {
        SampleOptions.Filter unique = new SampleOptions.Filter(false, true, false);
        try (UniformMolecules uniform = UniformMolecules.released()) {
            SampleOptions options = SampleOptions.seeded(3).withMaxRules(8).withFilter(unique);
            List<String> forms = new ArrayList<>();
            for (DrawnMolecule molecule : draw(uniform, options, 100)) {
                forms.add(KekuleForm.of(molecule.smiles()));
            }
            assertThat(forms).doesNotHaveDuplicates();
        }
    }

    @Test
    void theContainerIsTheMolecule() throws Exception {
        try (UniformMolecules uniform = UniformMolecules.released()) {
            SampleOptions kekule = SampleOptions.seeded(5).withForm(OutputForm.KEKULE);
            for (DrawnMolecule drawn : draw(uniform, kekule, 200)) {
                IAtomContainer container = drawn.container();
                Molecule molecule = drawn.molecule();
                assertThat(container.getAtomCount()).isEqualTo(molecule.atomCount());
                assertThat(container.getBondCount()).isEqualTo(molecule.bondCount());
                for (int a = 0; a < molecule.atomCount(); a++) {
                    assertThat(container.getAtom(a).getAtomicNumber())
                            .isEqualTo(molecule.element(a));
                    assertThat(container.getAtom(a).isAromatic()).isEqualTo(molecule.aromatic(a));
                }
            }
        }
    }

    @Test
    void whatIsForbiddenIsDrawnAgain() throws Exception {
        SubstructurePattern halogen = SubstructurePattern.of("[F,Cl,Br,I]");
        AlertCatalog alerts = AlertCatalog.of(List.of(new Alert("halogen", halogen)));
        SampleOptions options = SampleOptions.seeded(3).withForbidden(alerts);
        try (UniformMolecules uniform = UniformMolecules.released()) {
            List<String> kept = new ArrayList<>();
            try (MoleculeStream stream = uniform.sample(options)) {
                for (int i = 0; i < 200; i++) {
                    DrawnMolecule molecule = stream.next();
                    assertThat(halogen.matches(molecule.molecule())).isFalse();
                    kept.add(molecule.smiles());
                }
                assertThat(stream.withForbidden()).isPositive();
                assertThat(stream.drawn()).isEqualTo(200 + stream.withForbidden());
            }
            // the others are those of the seed, in their order
            List<String> all =
                    draw(uniform, SampleOptions.seeded(3), 2000).stream()
                            .map(DrawnMolecule::smiles)
                            .toList();
            assertThat(all).containsSubsequence(kept);
        }
    }

    @Test
    void thereIsAnEndWhereEverythingIsForbidden() throws Exception {
        AlertCatalog all = AlertCatalog.of(List.of(new Alert("atom", SubstructurePattern.of("*"))));
        try (UniformMolecules uniform = UniformMolecules.released();
                MoleculeStream stream =
                        uniform.sample(
                                SampleOptions.seeded(1).withMaxRules(12).withForbidden(all))) {
            assertThatThrownBy(stream::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("10,000 molecules one after another");
        }
    }
}
