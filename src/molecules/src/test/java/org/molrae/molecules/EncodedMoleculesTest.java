package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.files.Refusals;

class EncodedMoleculesTest {

    @Test
    void encodesInTheOrderOfTheFileAndTellsWhatItCannot() throws Exception {
        byte[] text = "CCO\n[U]\nC(\nc1ccccc1O\n".getBytes(StandardCharsets.UTF_8);
        List<Long> refused = new ArrayList<>();
        OrderedPipeline.Watch watch =
                new OrderedPipeline.Watch() {
                    @Override
                    public void refused(Refusals.Refusal refusal) {
                        refused.add(refusal.number());
                    }
                };
        try (MoleculeGenerator generator = MoleculeGenerator.released();
                MoleculeFile file =
                        MoleculeFile.of(
                                new ByteArrayInputStream(text), "test", Reading.MOLECULES)) {
            float[][] codes = EncodedMolecules.read(generator, file, watch, 2).codes();
            assertThat(codes)
                    .isDeepEqualTo(
                            generator.encode(
                                    List.of(
                                            generator.derive("OCC"),
                                            generator.derive("Oc1ccccc1"))));
            assertThat(refused).containsExactly(2L, 3L);
        }
    }
}
