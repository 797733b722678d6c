package org.molrae.cli.latent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.molrae.cli.lines.ModelCommand;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.SeedOptions;
import org.molrae.cli.options.TableFormat;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae likelihood}: how likely a model finds molecules. */
@Command(
        name = "likelihood",
        description = {
            "Say how likely a model finds molecules: a table of the SMILES, log_likelihood, and at_code.",
            "log_likelihood is an estimate, from below on average, of the natural logarithm of the probability that the"
                    + " model writes the molecule's canonical rules: the mean over codes drawn as 'sample' draws them."
                    + " Its negative is what other generators call NLL. at_code is the same given the molecule's own"
                    + " code, without noise. Both at temperature 1, among the rules that the grammar allows."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae likelihood molecules.smi.gz > likelihoods.tsv",
            "  molrae likelihood --codes 64 --seed 1 molecules.smi"
        })
public final class LikelihoodCommand extends ModelCommand {

    @Option(
            names = "--codes",
            paramLabel = "N",
            defaultValue = "16",
            converter = Positive.class,
            description =
                    "Take the mean over N codes: the more, the less the estimate is off. Default: ${DEFAULT-VALUE}.")
    int codes;

    @Mixin SeedOptions seed;

    @Mixin TableFormat format = new TableFormat(Form.TSV);

    @Override
    public void run() {
        long chosen = seed.value();
        processMolecules(
                format.form(),
                generator -> List.of("smiles", "log_likelihood", "at_code"),
                (generator, molecules) -> rows(generator, molecules, chosen),
                () -> "seed " + chosen);
    }

    private List<List<String>> rows(
            MoleculeGenerator generator, List<Derived> molecules, long chosen) {
        List<int[]> rules = rules(molecules);
        double[] drawn = generator.logLikelihoods(rules, codes, chosen);
        double[] own = generator.logLikelihoods(rules);
        List<List<String>> rows = new ArrayList<>(drawn.length);
        for (int i = 0; i < drawn.length; i++) {
            rows.add(
                    List.of(
                            molecules.get(i).line().text(),
                            String.format(Locale.ROOT, "%.4f", drawn[i]),
                            String.format(Locale.ROOT, "%.4f", own[i])));
        }
        return rows;
    }
}
