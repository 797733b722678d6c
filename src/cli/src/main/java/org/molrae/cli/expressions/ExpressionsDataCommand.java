package org.molrae.cli.expressions;

import java.nio.charset.StandardCharsets;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.QuietOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.expressions.DerivationEnumeration;
import org.molrae.expressions.Expression;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae expressions data}: writes the data set. */
@Command(
        name = "data",
        description = {
            "Write Kusner's 100,000 expressions, one a line, in his order: of all derivations of the grammar with at"
                    + " most five productions on any path (there are 1,205,920), the first by the ids of their"
                    + " productions.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae expressions data --output equations.txt.gz",
            "  molrae expressions data --count 20",
            "  molrae expressions data | molrae derive - --grammar expression --lengths"
        })
final class ExpressionsDataCommand implements Runnable {

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "" + DerivationEnumeration.KUSNER_COUNT,
            converter = Positive.class,
            description = "How many; all there are, if fewer. Default: ${DEFAULT-VALUE}.")
    int count;

    @Mixin OutputOptions output;

    @Mixin QuietOptions options;

    @Override
    public void run() {
        int written = 0;
        try (ResultFile out = ResultFile.open(output.file, options.streams())) {
            DerivationEnumeration derivations = DerivationEnumeration.kusner();
            for (; written < count && derivations.hasNext(); written++) {
                Expression expression = Expression.of(derivations.next(), Expression.rules());
                out.write((expression + "\n").getBytes(StandardCharsets.UTF_8));
            }
            out.keep();
        }
        options.say(new Notes(options.streams()), "%,d expressions".formatted(written));
    }
}
