package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.molrae.molecules.mask.MaximumHeavyAtoms;

class MoleculeStreamTest {

    private static final SampleOptions DIFFERENT_ATOMS =
            SampleOptions.seeded(1)
                    .withConstraint(new MaximumHeavyAtoms(1))
                    .withFilter(new SampleOptions.Filter(false, true, false));

    @Test
    void endsWhereThereAreNoOthers() throws IOException {
        Set<String> atoms = new HashSet<>();
        AtomicInteger told = new AtomicInteger();
        try (MoleculeStream stream = UniformMolecules.released().sample(DIFFERENT_ATOMS)) {
            stream.whenScarce(told::incrementAndGet);
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    atoms.add(stream.next().smiles());
                                }
                            })
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("there seem to be no others");
            assertThat(stream.drawn()).isGreaterThan(MoleculeStream.PATIENCE);
        }
        assertThat(atoms).contains("C", "N", "O").hasSizeBetween(3, 200);
        assertThat(told).hasValue(1);
    }

    @Test
    void drawsNoMoreThanIsAllowed() throws IOException {
        SampleOptions few = DIFFERENT_ATOMS.withMaxDraws(2_000);
        try (MoleculeStream stream = UniformMolecules.released().sample(few)) {
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    stream.next();
                                }
                            })
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("2,000 molecules were drawn");
            assertThat(stream.drawn()).isEqualTo(2_000);
        }
        assertThatThrownBy(() -> DIFFERENT_ATOMS.withMaxDraws(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
