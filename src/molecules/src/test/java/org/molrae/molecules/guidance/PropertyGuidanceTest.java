package org.molrae.molecules.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.MoleculeStream;
import org.molrae.molecules.SampleOptions;

final class PropertyGuidanceTest {

    private static List<Double> heavyAtoms(MoleculeGenerator generator, SampleOptions options)
            throws InvalidMoleculeException {
        List<Double> sizes = new ArrayList<>();
        try (MoleculeStream stream = generator.sample(options)) {
            for (int i = 0; i < 200; i++) {
                sizes.add(Descriptors.HEAVY_ATOMS.of(stream.next().molecule()));
            }
        }
        return sizes;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void moleculesAreAsLargeAsIsWanted() throws Exception {
        try (MoleculeGenerator generator = MoleculeGenerator.released()) {
            SampleOptions options = SampleOptions.seeded(3).withNoise(0);
            int[] drawn = new int[1];
            PropertyGuidance guidance =
                    PropertyGuidance.fit(
                            generator,
                            options,
                            List.of(Descriptors.HEAVY_ATOMS),
                            1024,
                            count -> drawn[0] = count);
            assertThat(drawn[0]).isEqualTo(1024);
            assertThat(guidance.explained(0)).isBetween(0.1, 1.0);
            double plain = mean(heavyAtoms(generator, options));
            List<Double> small = heavyAtoms(generator, guidance.towards(16));
            assertThat(mean(small)).isLessThan(plain - 3);
            assertThat(mean(heavyAtoms(generator, guidance.towards(30)))).isGreaterThan(plain + 2);
            assertThat(heavyAtoms(generator, guidance.towards(16))).isEqualTo(small);
        }
    }

    @Test
    void moleculesAreNearAnother() throws Exception {
        String aspirin = "CC(=O)Oc1ccccc1C(=O)O";
        try (MoleculeGenerator generator = MoleculeGenerator.released()) {
            SampleOptions near =
                    SampleOptions.seeded(1)
                            .withNoise(0)
                            .withDensity(generator.neighborhood(aspirin, 0.02, 0).codes());
            int same = 0;
            try (MoleculeStream stream = generator.sample(near)) {
                for (int i = 0; i < 50; i++) {
                    String form = KekuleForm.of(stream.next().smiles());
                    same += form.equals(KekuleForm.of(aspirin)) ? 1 : 0;
                }
            }
            assertThat(same).isGreaterThan(10);
        }
    }

    @Test
    void refusesNoProperty() throws Exception {
        try (MoleculeGenerator generator = MoleculeGenerator.released()) {
            assertThatThrownBy(
                            () ->
                                    PropertyGuidance.fit(
                                            generator,
                                            SampleOptions.seeded(1),
                                            List.of(),
                                            100,
                                            count -> {}))
                    .hasMessage("no property to guide by");
        }
    }
}
