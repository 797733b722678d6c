package org.molrae.benchmarks.molecules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.benchmarks.sequences.SearchFigures;
import org.molrae.benchmarks.sequences.SearchProtocol;
import org.molrae.benchmarks.sequences.TrainedModels;
import org.molrae.benchmarks.table.Cell;
import org.molrae.benchmarks.table.Experiment;
import org.molrae.benchmarks.table.Fingerprint;
import org.molrae.benchmarks.table.Report;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.benchmarks.table.TableListener;
import org.molrae.molecules.MoleculeDecoder;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.optimization.MoleculeObjective;
import org.molrae.molecules.optimization.MoleculeProblem;
import org.molrae.search.Campaign;
import org.molrae.search.CampaignPlan;
import org.molrae.search.CampaignResult;
import org.molrae.search.CampaignTrace;
import org.molrae.search.Evaluation;
import org.molrae.search.Goal;
import org.molrae.search.ScoredText;
import org.molrae.sequences.SequencePreset;

/**
 * Bayesian optimisation of penalized logP in the latent spaces of the paper's models. A row is a
 * model and what decoding obeys, {@code MODEL-MASK}; a trial is the seed of a search, whose trace
 * its folder keeps.
 */
public final class MoleculesExperiment implements Experiment {

    static final String MODEL = "model";
    static final String MASK = "mask";
    static final String TRAINING = "training";

    /** Best molecules that are kept. */
    static final int BEST = 3;

    private static final String SEMANTIC = "semantic";

    private final SearchProtocol protocol;
    private final TrainedModels models;
    private final List<String> told;
    private final ComputeDevice device;
    private final TableListener listener;
    private final StopSignal signal;

    /**
     * The searches by a protocol.
     *
     * @param molecules of the training set; as many as the protocol tells are told, the first ones
     */
    public MoleculesExperiment(
            SearchProtocol protocol,
            TrainedModels models,
            List<String> molecules,
            ComputeDevice device,
            TableListener listener,
            StopSignal signal) {
        this.protocol = protocol;
        this.models = models;
        this.told = List.copyOf(molecules.subList(0, Math.min(protocol.told(), molecules.size())));
        this.device = device;
        this.listener = listener;
        this.signal = signal;
    }

    /** The rows of models: each with every mask that it can be decoded with. */
    public List<String> rows(List<SequencePreset> presets) {
        List<String> rows = new ArrayList<>();
        for (SequencePreset preset : presets) {
            masks(preset).forEach(mask -> rows.add(preset.label() + "-" + mask));
        }
        return rows;
    }

    private List<String> masks(SequencePreset preset) {
        TrainedModels.Training training = models.training();
        return switch (preset.grammar(training.task(), training.network()).name()) {
            case "smiles" -> List.of(SEMANTIC, "grammar");
            case "characters" -> List.of("none");
            default -> List.of("grammar");
        };
    }

    private static SequencePreset model(String row) {
        return SequencePreset.named(row.substring(0, Math.max(0, row.indexOf('-'))));
    }

    private static String mask(String row) {
        return row.substring(row.indexOf('-') + 1);
    }

    @Override
    public Comparator<String> order() {
        return Comparator.comparing(MoleculesExperiment::model)
                .thenComparing(MoleculesExperiment::mask, Comparator.reverseOrder());
    }

    @Override
    public Fingerprint fingerprint(String row, int trial) throws IOException {
        return protocol.fingerprint(SearchProtocol.BAYESIAN)
                .with("model", models.sha256(model(row)))
                .with("molecules told", DigestUtils.sha256Hex(String.join("\n", told)));
    }

    @Override
    public Cell compute(String row, int trial, Path folder) throws IOException {
        Path file = folder.resolve("trace.csv");
        try (MoleculeGenerator generator =
                MoleculeGenerator.load(models.file(model(row)).toString(), device)) {
            List<ScoredText> start =
                    MoleculeProblem.start(generator, told, MoleculeObjective.PENALIZED_LOG_P);
            MoleculeDecoder decoder =
                    mask(row).equals(SEMANTIC) ? generator.decoder() : generator.unmaskedDecoder();
            Campaign campaign =
                    new Campaign(
                            MoleculeProblem.voting(
                                    decoder,
                                    protocol.decodes(),
                                    MoleculeObjective.PENALIZED_LOG_P,
                                    Goal.MAXIMIZE),
                            start,
                            MoleculeProblem.box(start),
                            new CampaignPlan(
                                    SearchProtocol.BAYESIAN,
                                    protocol.rounds(),
                                    protocol.batch(),
                                    trial),
                            protocol.strategies());
            CampaignResult result;
            try (CampaignTrace trace =
                    Files.exists(file) ? CampaignTrace.resume(file) : CampaignTrace.create(file)) {
                result = campaign.run(trace, signal.stopping(listener));
            }
            double worst = start.stream().mapToDouble(ScoredText::score).min().orElseThrow();
            List<float[]> codes = result.evaluations().stream().map(Evaluation::code).toList();
            return new Cell(
                    row,
                    trial,
                    SearchFigures.of(
                            Goal.MAXIMIZE,
                            result.evaluations(),
                            worst,
                            decoder.greedy(codes),
                            MoleculeProblem::valid),
                    Map.of(
                            MODEL, model(row).label(),
                            MASK, mask(row),
                            TRAINING, training(generator.provenance())),
                    result.best(BEST).stream()
                            .map(one -> new Cell.Scored(one.score(), one.text()))
                            .toList());
        }
    }

    private static String training(Provenance provenance) {
        return "%,d molecules of %s, %d epochs, %s, validation %.1f nats"
                .formatted(
                        provenance.examples(),
                        provenance.data(),
                        provenance.epochs(),
                        provenance.objective(),
                        provenance.metrics().getOrDefault("validation nats", Double.NaN));
    }

    @Override
    public Report report(List<Cell> cells) {
        return MoleculesReport.of(cells, protocol.text());
    }
}
