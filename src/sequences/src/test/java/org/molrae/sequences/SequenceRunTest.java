package org.molrae.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.training.EpochReport;
import org.molrae.autoencoder.training.TrainingListener;

class SequenceRunTest {

    @TempDir Path folder;

    /** Stops a run after its first epoch if it is asked to. */
    private record Listener(SequenceRun run, boolean stops)
            implements TrainingListener, FitListener {

        @Override
        public void epoch(EpochReport report, boolean best) {
            if (stops) {
                run.stop();
            }
        }

        @Override
        public void iteration(int iteration, double meanLogLikelihood) {}
    }

    private static boolean train(SequenceRun run, boolean stops) throws IOException {
        return run.train(
                null,
                Expressions.options(3),
                Expressions.corpora(Expressions.random(60, 1), 8, run.folder()),
                new SequenceTraining.DataDescription("expressions", "0"),
                ComputeDevice.CPU,
                new Listener(run, stops));
    }

    @Test
    void trainsToAFileAndGoesOnFromWhereItWasStopped() throws IOException {
        Path whole = folder.resolve("whole");
        SequenceRun run = SequenceRun.begin(whole);
        assertThat(train(run, false)).isTrue();
        assertThat(run.folder()).doesNotExist();
        Path pieces = folder.resolve("pieces");
        assertThatThrownBy(() -> SequenceRun.resume(pieces))
                .isInstanceOf(NoSuchFileException.class);
        try (SequenceRun first = SequenceRun.begin(pieces)) {
            assertThatThrownBy(() -> SequenceRun.begin(pieces))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageEndingWith("another training writes it");
            assertThat(train(first, true)).isFalse();
        }
        assertThat(pieces).doesNotExist();
        assertThatThrownBy(() -> SequenceRun.begin(pieces))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(train(SequenceRun.resume(pieces), false)).isTrue();
        try (GrammarAutoencoder one = GrammarAutoencoder.load(whole, ComputeDevice.CPU);
                GrammarAutoencoder other = GrammarAutoencoder.load(pieces, ComputeDevice.CPU)) {
            assertThat(NetworkWeights.read(one.network()))
                    .isEqualTo(NetworkWeights.read(other.network()));
        }
    }

    @Test
    void aStopBeforeTheStartIsHeard() throws IOException {
        SequenceRun run = SequenceRun.begin(folder.resolve("model"));
        run.stop();
        assertThat(train(run, false)).isFalse();
        assertThat(run.folder().resolve("checkpoint")).doesNotExist();
        run.close();
        assertThat(run.folder()).doesNotExist();
    }
}
