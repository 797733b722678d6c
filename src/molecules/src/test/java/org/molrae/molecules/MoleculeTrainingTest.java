package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.LossTerms;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.training.EpochReport;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Refusals;
import org.molrae.molecules.MoleculeTraining.Ending;
import org.molrae.molecules.MoleculeTraining.Result;
import org.molrae.sequences.PropertyPrediction;
import org.molrae.sequences.TrainingOptions;
import org.molrae.sequences.network.ConvolutionalGruConfig;

class MoleculeTrainingTest {

    private static final TrainingOptions SMALL =
            new TrainingOptions(
                    new ConvolutionalGruConfig(8, 48, 8, List.of(16, 16), 3, 16, 48, 1),
                    4,
                    Preset.RAE_L2,
                    Preset.RAE_L2.objective(0.01, 1e-6),
                    new TrainingPlan(1, 2, 5e-3, TrainingPlan.Schedule.CONSTANT, 0, 1.0, 0),
                    16,
                    2,
                    PropertyPrediction.NONE);

    @TempDir Path folder;

    private static List<String> molecules() {
        List<String> molecules = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            molecules.add("C".repeat(1 + i % 9) + "O".repeat(i % 2) + "N".repeat(i / 75) + "C");
        }
        return molecules;
    }

    private MoleculeTraining training(String name) {
        return MoleculeTraining.to(folder.resolve(name)).options(SMALL).threads(1);
    }

    /** Says when a batch is done. */
    private static MoleculeTraining.Listener batches(Runnable done) {
        return new MoleculeTraining.Listener() {
            @Override
            public void batches(
                    int epoch, int batch, int batches, long examples, LossTerms.Values recent) {
                done.run();
            }
        };
    }

    @Test
    void filesListsAndStreamsMakeTheSameModel() throws Exception {
        List<String> molecules = molecules();
        molecules.add("C(");
        Path file = Files.write(folder.resolve("molecules.smi"), molecules);
        List<String> refused = new ArrayList<>();
        Result ofFile =
                training("file.safetensors")
                        .watch(
                                new OrderedPipeline.Watch() {
                                    @Override
                                    public void refused(Refusals.Refusal refusal) {
                                        refused.add(refusal.number() + " " + refusal.text());
                                    }
                                })
                        .train(file);
        assertThat(ofFile.ending()).isEqualTo(Ending.FINISHED);
        assertThat(ofFile.trained()).isBetween(140, 150);
        assertThat(ofFile.refused()).isEqualTo(1);
        assertThat(refused).containsExactly("151 C(");
        Result ofList = training("list.safetensors").train(molecules);
        Result ofStream = training("stream.safetensors").train(molecules.stream());
        try (MoleculeGenerator one = ofFile.load();
                MoleculeGenerator two = ofList.load();
                MoleculeGenerator three = ofStream.load()) {
            assertThat(two.model().sha256()).isEqualTo(one.model().sha256());
            assertThat(three.model().sha256()).isEqualTo(one.model().sha256());
            assertThat(one.provenance().toString()).contains("molecules.smi");
        }
        assertThatThrownBy(() -> training("none.safetensors").train(List.of("C(")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no molecule to train on");
        assertThat(Files.exists(folder.resolve("none.safetensors.training"))).isFalse();
    }

    @Test
    void anInterruptKeepsACheckpointToGoOnFrom() throws Exception {
        Map<String, ?> longer = Map.of("plan", Map.of("epochs", 400));
        CountDownLatch begun = new CountDownLatch(12);
        Interrupted<Result> training =
                Interrupted.during(
                        0,
                        begun,
                        () ->
                                training("model.safetensors")
                                        .settings(longer)
                                        .listener(batches(begun::countDown))
                                        .train(molecules()));
        assertThat(training.failure()).isNull();
        Result result = training.ended();
        assertThat(result.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(Files.exists(result.output())).isFalse();
        assertThatThrownBy(() -> training("model.safetensors").train(molecules()))
                .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
        // what there is of it becomes a model
        MoleculeTraining rest = training("model.safetensors").settings(longer).resume();
        rest.stop();
        Result best = rest.train(molecules());
        assertThat(best.ending()).isEqualTo(Ending.STOPPED);
        try (MoleculeGenerator model = best.load()) {
            assertThat(model.sample(2, 1)).hasSize(2);
            assertThat(model.provenance().epochs()).isBetween(1, 399);
        }
    }

    @Test
    void aStoppedTrainingKeepsItsBestModel() throws Exception {
        MoleculeTraining training =
                training("stopped.safetensors").settings(Map.of("plan", Map.of("epochs", 400)));
        List<EpochReport> epochs = new ArrayList<>();
        training.listener(
                new MoleculeTraining.Listener() {
                    @Override
                    public void epoch(EpochReport report, boolean best) {
                        epochs.add(report);
                        if (report.epoch() == 3) {
                            training.stop();
                        }
                    }
                });
        Result result = training.train(molecules());
        assertThat(result.ending()).isEqualTo(Ending.STOPPED);
        assertThat(epochs).hasSize(3);
        Result three =
                training("three.safetensors")
                        .settings(Map.of("plan", Map.of("epochs", 3)))
                        .train(molecules());
        try (MoleculeGenerator one = result.load();
                MoleculeGenerator two = three.load()) {
            assertThat(one.model().sha256()).isEqualTo(two.model().sha256());
        }
        assertThat(Files.exists(folder.resolve("stopped.safetensors.training"))).isFalse();
    }
}
