package org.molrae.cli.chemistry;

import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.cli.lines.LineCommand;
import org.molrae.cli.options.Completions;
import org.molrae.cli.options.Reads;
import org.molrae.cli.terminal.Failure;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;
import org.molrae.molecules.ReleasedModels;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code molrae derive}: texts to the production rules that derive them, and back. */
@Command(
        name = "derive",
        description = {
            "Turn texts into the production rules of their leftmost derivation, one line of rule ids each, or back.",
            "An open rule, which leaves a token to be spelt, is written as id:spelling."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae derive molecules.smi.gz --output rules.txt.gz",
            "  molrae derive --inverse rules.txt.gz",
            "  echo 'c1ccccc1O' | molrae derive - --rules",
            "  molrae derive molecules.smi --grammar kusner --lengths --quiet | sort -n | tail -1",
            "  molrae derive equations.txt --grammar expression",
            "  molrae derive molecules.smi --model zinc250k --lengths"
        })
public final class DeriveCommand extends LineCommand {

    @Option(
            names = "--grammar",
            paramLabel = "NAME",
            completionCandidates = GrammarNames.class,
            defaultValue = "smiles",
            description =
                    "The grammar, one of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    String grammar;

    @Reads
    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            completionCandidates = Completions.Models.class,
            description =
                    "Use the lexicon and the merged rules of a model (a file, or the name of a released one), and"
                            + " bring molecules to the form it reads first: canonical Kekulé SMILES.")
    @Nullable String model;

    @ArgGroup @Nullable Form form;

    @Option(
            names = "--names",
            description = "Keep the name of each line, after a tab. Default: names are dropped.")
    boolean names;

    private final LongAdder texts = new LongAdder();
    private final LongAdder rules = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

    /** What is written instead of rule ids; one of them at most. */
    static final class Form {

        @Option(names = "--rules", description = "Write the rules themselves, between tabs.")
        boolean rules;

        @Option(names = "--lengths", description = "Write how many rules there are.")
        boolean lengths;

        @Option(names = "--inverse", description = "Turn lines of rule ids back into texts.")
        boolean inverse;
    }

    /** For help and completion. */
    static final class GrammarNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Grammar.names().iterator();
        }
    }

    @Override
    public void run() {
        DerivationCodec codec = new DerivationCodec(vocabulary());
        Form chosen = form == null ? new Form() : form;
        // where white space has a meaning of its own, the line is the text
        boolean named = !chosen.inverse && !codec.vocabulary().grammar().spaced();
        OrderedPipeline.LineTask<String> task =
                chosen.inverse ? line -> restore(codec, line) : line -> derive(codec, chosen, line);
        process(
                named ? molecules() : Reading.LINES,
                file -> Work.lines(Work.each(task)),
                this::summary);
    }

    private Vocabulary vocabulary() {
        if (model == null) {
            if (!Grammar.names().contains(grammar)) {
                throw options.wrongUsage(
                        "unknown grammar '"
                                + grammar
                                + "'; there are "
                                + String.join(", ", Grammar.names()));
            }
            return Vocabulary.of(Grammar.named(grammar));
        }
        options.refuse("--grammar", "beside --model, which has its own");
        try {
            return ReleasedModels.describe(model).vocabulary();
        } catch (IOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    /** The text that is derived: for a model, the form that it reads. */
    private String form(DerivationCodec codec, String text) throws InvalidMoleculeException {
        return model == null || codec.vocabulary().grammar().spaced() ? text : KekuleForm.of(text);
    }

    private String derive(DerivationCodec codec, Form chosen, MoleculeRecord line)
            throws BadLineException, InvalidMoleculeException {
        Derivation derivation;
        try {
            derivation = codec.encode(form(codec, line.text()));
        } catch (SyntaxException e) {
            throw new BadLineException(e.summary(), e);
        }
        count(derivation);
        String written =
                chosen.lengths
                        ? String.valueOf(derivation.size())
                        : chosen.rules
                                ? rules(codec.vocabulary(), derivation)
                                : codec.format(derivation);
        return line(written, line.name());
    }

    private static String rules(Vocabulary vocabulary, Derivation derivation) {
        StringBuilder out = new StringBuilder();
        Iterator<String> spellings = derivation.spellings().iterator();
        for (int i = 0; i < derivation.size(); i++) {
            int rule = derivation.rule(i);
            out.append(i == 0 ? "" : "\t").append(vocabulary.text(rule));
            if (vocabulary.isOpen(rule)) {
                out.append(':').append(spellings.next());
            }
        }
        return out.toString();
    }

    private String restore(DerivationCodec codec, MoleculeRecord line) throws BadLineException {
        int tab = line.text().indexOf('\t');
        try {
            Derivation derivation =
                    codec.parse(tab < 0 ? line.text() : line.text().substring(0, tab));
            String text = codec.decode(derivation);
            count(derivation);
            return line(text, tab < 0 ? null : line.text().substring(tab + 1));
        } catch (SyntaxException e) {
            throw new BadLineException(e.summary(), e);
        } catch (IllegalArgumentException e) {
            throw new BadLineException(String.valueOf(e.getMessage()), e);
        }
    }

    private String line(String text, @Nullable String name) {
        return names && name != null ? text + '\t' + name + '\n' : text + '\n';
    }

    private void count(Derivation derivation) {
        texts.increment();
        rules.add(derivation.size());
        longest.accumulate(derivation.size());
    }

    private String summary() {
        return texts.sum() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "rules a line: mean %.1f, maximum %d",
                        (double) rules.sum() / texts.sum(),
                        longest.get());
    }
}
