package org.molrae.benchmarks.molecules;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.molecules.MoleculeDecoder;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.optimization.MoleculeObjective;
import org.molrae.molecules.optimization.MoleculeProblem;
import org.molrae.search.Campaign;
import org.molrae.search.CampaignListener;
import org.molrae.search.CampaignPlan;
import org.molrae.search.CampaignResult;
import org.molrae.search.CampaignTrace;
import org.molrae.search.Evaluation;
import org.molrae.search.Goal;
import org.molrae.search.ScoredText;
import org.molrae.search.strategy.BayesianOptimization;
import org.molrae.search.strategy.StrategyRegistry;
import org.molrae.search.surrogate.GaussianProcessFit;

/**
 * The paper's table of molecules, made cell by cell in a folder: {@code models} holds the trained
 * models, {@code cells/MODEL-MASK-TRIAL} the trace of an optimisation and, when it is done, its
 * figures. What is there is not made again.
 */
public final class MoleculeTable {
    private static final String FIGURES = "figures.json";
    private static final int BEST = 3;
    private static final Gson GSON =
            new GsonBuilder()
                    .setPrettyPrinting()
                    .disableHtmlEscaping()
                    .serializeSpecialFloatingPointValues()
                    .create();

    private final Path folder;
    private final TableProtocol protocol;
    private final List<String> molecules;
    private final ComputeDevice device;
    private final TableListener listener;

    /** Hears of a table's progress, on the thread that makes it. */
    public interface TableListener extends CampaignListener {
        /** A cell is begun or taken up again. */
        default void cell(String name) {}

        /** A cell is done. */
        default void done(TableCell cell) {}
    }

    /**
     * Prepares a table.
     *
     * @param folder with a model for each row, see {@link #model}
     * @param molecules of the training set, those to be told first
     */
    public MoleculeTable(
            Path folder,
            TableProtocol protocol,
            List<String> molecules,
            ComputeDevice device,
            TableListener listener) {
        this.folder = folder;
        this.protocol = protocol;
        this.molecules = molecules.subList(0, Math.min(protocol.told(), molecules.size()));
        this.device = device;
        this.listener = listener;
    }

    /** Where a row's trained model is. */
    public static Path model(Path folder, TableModel model) {
        return folder.resolve("models").resolve(model.label() + ".safetensors");
    }

    /** The decoders that a model is tried with. */
    private static List<String> masks(MoleculeGenerator generator) {
        return switch (generator.vocabulary().grammar().name()) {
            case "smiles" -> List.of("semantic", "grammar");
            case "characters" -> List.of("none");
            default -> List.of("grammar");
        };
    }

    /**
     * Makes the cells that are not there yet, one trial of every row after the other.
     *
     * @throws IllegalArgumentException if a trace in the folder is of another table
     */
    public void run(List<TableModel> models, int trials) throws IOException {
        for (int trial = 1; trial <= trials; trial++) {
            for (TableModel model : models) {
                try (MoleculeGenerator generator =
                        MoleculeGenerator.load(model(folder, model).toString(), device)) {
                    for (String mask : masks(generator)) {
                        make(generator, model, mask, trial);
                    }
                }
            }
        }
    }

    private void make(MoleculeGenerator generator, TableModel model, String mask, int trial)
            throws IOException {
        String name = model.label() + "-" + mask + "-" + trial;
        Path cell = folder.resolve("cells").resolve(name);
        if (Files.exists(cell.resolve(FIGURES))) {
            return;
        }
        listener.cell(name);
        Files.createDirectories(cell);
        Path file = cell.resolve("trace.csv");
        List<ScoredText> told =
                MoleculeProblem.start(generator, molecules, MoleculeObjective.PENALIZED_LOG_P);
        MoleculeDecoder decoder =
                mask.equals("semantic") ? generator.decoder() : generator.unmaskedDecoder();
        Campaign campaign =
                new Campaign(
                        MoleculeProblem.voting(
                                decoder,
                                protocol.decodes(),
                                MoleculeObjective.PENALIZED_LOG_P,
                                Goal.MAXIMIZE),
                        told,
                        MoleculeProblem.box(told),
                        new CampaignPlan("fitc", protocol.iterations(), protocol.batch(), trial),
                        strategies());
        CampaignResult result;
        try (CampaignTrace trace =
                Files.exists(file) ? CampaignTrace.resume(file) : CampaignTrace.create(file)) {
            result = campaign.run(trace, listener);
        }
        TableCell figures = figures(generator, model, mask, trial, told, decoder, result);
        write(cell.resolve(FIGURES), GSON.toJson(figures));
        listener.done(figures);
    }

    private StrategyRegistry strategies() {
        int inducing = protocol.inducing();
        GaussianProcessFit fit = new GaussianProcessFit(inducing, inducing, 2000, 50).withPrior();
        return StrategyRegistry.STANDARD.with(
                "fitc", (box, seed) -> new BayesianOptimization(box, fit, seed));
    }

    private TableCell figures(
            MoleculeGenerator generator,
            TableModel model,
            String mask,
            int trial,
            List<ScoredText> told,
            MoleculeDecoder decoder,
            CampaignResult result) {
        List<Evaluation> all = result.evaluations();
        double worst = told.stream().mapToDouble(ScoredText::score).min().orElseThrow();
        double[] scores =
                all.stream().mapToDouble(one -> one.scored() ? one.score() : worst).toArray();
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double score : scores) {
            sum += score;
            least = Math.min(least, score);
        }
        double kept = 0;
        int count = 0;
        for (double score : scores) {
            if (score > least) {
                kept += score;
                count++;
            }
        }
        List<String> greedy = decoder.greedy(all.stream().map(Evaluation::code).toList());
        return new TableCell(
                model.label(),
                mask,
                trial,
                training(generator.provenance()),
                protocol.description(),
                1 - (double) result.invalid() / all.size(),
                (double) greedy.stream().filter(MoleculeProblem::valid).count() / all.size(),
                sum / scores.length,
                count == 0 ? Double.NaN : kept / count,
                result.best(BEST).stream()
                        .map(one -> new TableCell.Found(one.text(), one.score()))
                        .toList());
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

    /**
     * Writes {@code molecules-table.md} and {@code .csv}, and {@code pictures} of the best
     * molecules of every row.
     *
     * @throws IllegalArgumentException if the folder holds no cells, or those of another table
     */
    public MoleculeTableReport report() throws IOException {
        List<TableCell> cells = new ArrayList<>();
        try (Stream<Path> folders = Files.list(folder.resolve("cells"))) {
            for (Path cell : folders.sorted().toList()) {
                if (Files.exists(cell.resolve(FIGURES))) {
                    cells.add(read(cell.resolve(FIGURES)));
                }
            }
        }
        cells.sort(
                Comparator.comparing((TableCell cell) -> TableModel.named(cell.model()))
                        .thenComparing(TableCell::mask, Comparator.reverseOrder())
                        .thenComparing(TableCell::trial));
        MoleculeTableReport report = new MoleculeTableReport(cells);
        write(folder.resolve("molecules-table.md"), report.markdown());
        write(folder.resolve("molecules-table.csv"), report.csv());
        report.draw(folder.resolve("pictures"));
        return report;
    }

    private TableCell read(Path file) throws IOException {
        try {
            TableCell cell =
                    GSON.fromJson(Files.readString(file, StandardCharsets.UTF_8), TableCell.class);
            if (cell == null || !protocol.description().equals(cell.protocol())) {
                throw new IllegalArgumentException(
                        file + " is of a table with another protocol: give another folder");
            }
            return cell;
        } catch (JsonParseException | NullPointerException e) {
            throw new IllegalArgumentException(file + ": damaged figures", e);
        }
    }

    /** Writes a file whole or not at all. */
    static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
