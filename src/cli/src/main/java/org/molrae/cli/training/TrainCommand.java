package org.molrae.cli.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.preparation.Preparation;
import org.molrae.cli.chemistry.PreparationReport;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.lines.LineIntake;
import org.molrae.cli.options.ColumnOptions;
import org.molrae.cli.options.Completions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.Reads;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.grammar.Grammar;
import org.molrae.molecules.MoleculeCorpus;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.MoleculeProperties;
import org.molrae.molecules.ReleasedModels;
import org.molrae.sequences.SequencePreset;
import org.molrae.sequences.SequenceRun;
import org.molrae.sequences.StartingPoint;
import org.molrae.sequences.TrainingOptions;
import org.molrae.sequences.data.CorpusBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae train}: makes a model from molecules. */
@Command(
        name = "train",
        description = {
            "Train a model on molecules, and fit the density of its codes.",
            "A checkpoint beside the model is written after every epoch, and on Ctrl-C; --resume goes on from it to"
                    + " the same weights that an uninterrupted run reaches. The best epoch by validation loss is kept."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae train --data molecules.smi.gz --output my.safetensors",
            "  molrae train --data molecules.smi.gz --output my.safetensors --resume",
            "  molrae train --data molecules.smi.gz --preset gvae --network published --output gvae.safetensors",
            "  molrae train --data train.smi --validation valid.smi --epochs 50 --config settings.yaml --output my.safetensors",
            "  molrae train --data vendor.sdf --prepare --output my.safetensors",
            "  molrae train --data my-series.smi --from zinc250k --epochs 5 --learning-rate 3e-4 --output my.safetensors",
            "  molrae train --data thirty.smi --from zinc250k --output thirty.safetensors",
            "",
            "A configuration file is YAML with any of these settings, here with some defaults:",
            "  network: {architecture: convolutional-gru, latentDimension: 64, maxLength: 96, stateSize: 384}",
            "  merges: 256",
            "  objective: rae-l2",
            "  latentWeight: 0.01",
            "  regularizerWeight: 1.0e-6",
            "This sets all of them, and the grammar, to one of the paper's models; what else is set wins over it:",
            "  preset: one of ${bundle:models}",
            "These put other parts in the places of the objective's own:",
            "  posterior: ${bundle:posteriors}",
            "  latentPenalty: ${bundle:latentPenalties}",
            "  regularizer: ${bundle:regularizers}",
            "Codes tell these as well, if they are asked for; names are those of molrae properties:",
            "  properties: [logP, QED, heavy]",
            "  propertyWeight: 1",
            "Networks are of one architecture of ${bundle:architectures}, each with sizes of its own.",
            "And these are of the training:",
            "  plan: {epochs: 20, learningRate: 1.0e-3, schedule: cosine, patience: 5}",
            "  batchSize: 128",
            "  components: 10"
        })
public final class TrainCommand extends TrainingVerb {

    @Reads
    @Option(
            names = "--data",
            paramLabel = "F",
            required = true,
            description =
                    "Molecules to train on: one SMILES a line, in any form, CSV or SDF; gzip is recognised.")
    String data;

    @Reads
    @Option(
            names = "--validation",
            paramLabel = "F",
            description =
                    "Molecules to validate on. Default: one line of the data in fifty is held out, 5,000 at most; none"
                            + " of fewer than 100, which are then validated on themselves.")
    @Nullable String validation;

    @Reads
    @Option(
            names = "--from",
            paramLabel = "MODEL",
            completionCandidates = Completions.Models.class,
            description =
                    "Begin with the weights of this model, the file of one or a released one's name, instead of random ones."
                            + " Its grammar, merged rules and network are kept, and its posterior unless another is asked"
                            + " for; atoms outside its lexicon are added to it. For fewer than 200 molecules other"
                            + " batches, epochs and learning rate are the default.")
    @Nullable String from;

    @Option(
            names = "--grammar",
            paramLabel = "${bundle:grammars}",
            description =
                    "Write molecules by the rules of this grammar. Only models of smiles"
                            + " write nothing but molecules. Default: the preset's, else smiles.")
    @Nullable String grammar;

    @Option(
            names = "--prepare",
            description =
                    "Prepare the molecules as 'molrae prepare --neutralize' does: strip salts and solvents, take"
                            + " charges away, take each molecule once.")
    boolean prepare;

    @Mixin ColumnOptions column;

    @Override
    public void run() {
        if (from != null && grammar != null) {
            throw options.wrongUsage("--from keeps the grammar of its model: leave out --grammar");
        }
        if (data.equals("-")) {
            throw options.wrongUsage("--data must be a file: it is read again by --resume");
        }
        TrainingSettings.Choice chosen = choice(SequencePreset.Task.MOLECULES);
        properties(chosen.options());
        Grammar rules = rules(chosen.grammar());
        InputFile.requireReadable(data);
        if (validation != null) {
            InputFile.requireReadable(validation);
        }
        run(
                notes -> {
                    if (from == null) {
                        train(rules, chosen.options(), notes);
                    } else {
                        trainFrom(ReleasedModels.startingPoint(ModelOptions.reread(from)), notes);
                    }
                });
    }

    /** The grammar that was asked for, else what the settings choose. */
    private Grammar rules(Grammar chosen) {
        try {
            return grammar == null ? chosen : MoleculeGenerator.grammar(grammar);
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private void train(Grammar rules, TrainingOptions chosen, Notes notes) throws IOException {
        SequenceRun run = begin();
        int longest = chosen.network().maxLength();
        try (MoleculeCorpus corpus =
                new MoleculeCorpus(rules, longest, chosen.plan().seed(), run.folder())) {
            read(corpus, notes);
            train(run, null, chosen, corpus, notes);
        }
    }

    private void trainFrom(StartingPoint start, Notes notes) throws IOException {
        TrainingOptions usual = settings.goOn(start, Integer.MAX_VALUE, options);
        SequenceRun run = begin();
        int longest = usual.network().maxLength();
        try (MoleculeCorpus corpus =
                new MoleculeCorpus(
                        start.vocabulary(), longest, usual.plan().seed(), run.folder())) {
            read(corpus, notes);
            train(run, start, settings.goOn(start, corpus.trainingSize(), options), corpus, notes);
        }
    }

    /** What codes are to tell; refuses what there is no descriptor of. */
    private MoleculeProperties properties(TrainingOptions chosen) {
        try {
            return MoleculeProperties.named(chosen.prediction().properties());
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage("properties: " + e.getMessage());
        }
    }

    /** The corpora with the properties that codes are to tell, if there are any. */
    private CorpusBuilder.Corpora corpora(
            CorpusBuilder.Corpora corpora, TrainingOptions chosen, Notes notes) {
        MoleculeProperties properties = properties(chosen);
        if (properties.names().isEmpty()) {
            return corpora;
        }
        LongAdder done = new LongAdder();
        double all = corpora.training().size() + corpora.validation().size();
        try (Progress progress =
                new Progress(
                        notes, "properties", "molecules", () -> done.sum() / all, options.quiet)) {
            return corpora.with(
                    properties,
                    more -> {
                        done.add(more);
                        progress.add(more);
                    });
        }
    }

    private void read(MoleculeCorpus corpus, Notes notes) {
        LineIntake intake = new LineIntake(options, notes);
        if (prepare) {
            corpus.preparing(Preparation.STRIPPED.neutralized());
        }
        if (validation == null) {
            intake.molecules(data, column.reading(), corpus::readSplit);
        } else {
            intake.molecules(data, column.reading(), corpus::readTraining);
            intake.molecules(validation, column.readingOfOthers(), corpus::readValidation);
        }
        PreparationReport.lines(corpus.prepared()).forEach(line -> options.say(notes, line));
        if (corpus.trainingSize() == 0) {
            throw new Failure(data + " holds no molecule to train on");
        }
    }

    private void train(
            SequenceRun run,
            @Nullable StartingPoint start,
            TrainingOptions chosen,
            MoleculeCorpus corpus,
            Notes notes)
            throws IOException {
        train(
                run,
                start,
                chosen,
                corpora(corpus.finish(chosen.merges()), chosen, notes),
                corpus.description(String.valueOf(Path.of(data).getFileName())),
                "molecules",
                notes);
    }
}
