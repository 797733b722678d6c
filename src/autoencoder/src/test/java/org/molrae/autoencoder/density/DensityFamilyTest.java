package org.molrae.autoencoder.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.Preset;

class DensityFamilyTest {

    @Test
    void everyFamilyIsFoundByItsName() {
        assertThat(DensityFamily.names())
                .doesNotHaveDuplicates()
                .contains("prior", "gaussian", "gmm", "kde", "2svae", "flow");
        for (DensityFamily family : DensityFamily.all()) {
            assertThat(DensityFamily.named(family.name().toUpperCase(java.util.Locale.ROOT)))
                    .isSameAs(family);
            assertThat(family.description()).isNotBlank();
        }
        assertThatThrownBy(() -> DensityFamily.named("swarm"))
                .hasMessage(
                        "unknown density 'swarm'; there are "
                                + String.join(", ", DensityFamily.names()));
    }

    @Test
    void theDensitiesThatArePartOfAPresetExist() {
        for (Preset preset : Preset.values()) {
            assertThat(DensityFamily.names()).containsAll(preset.density().stream().toList());
        }
        assertThat(Preset.TWO_STAGE_VAE.density()).contains("2svae");
    }
}
