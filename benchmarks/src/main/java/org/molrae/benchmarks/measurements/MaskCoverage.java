package org.molrae.benchmarks.measurements;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;
import org.molrae.molecules.ReleasedModels;
import org.molrae.molecules.mask.SemanticCursor;
import org.molrae.molecules.mask.SemanticMask;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How many molecules of some files the semantic mask can write: every prefix of the canonical
 * Kekulé derivation must be allowed. Prints those that it cannot, and where it stops.
 */
@Command(name = "MaskCoverage", mixinStandardHelpOptions = true)
final class MaskCoverage implements Callable<Integer> {

    @Parameters(arity = "1..*", description = "Files of SMILES, gzipped or not.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--max-rules", defaultValue = "277")
    private int maxRules;

    private MaskCoverage() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new MaskCoverage()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Vocabulary rules = ReleasedModels.describe(ReleasedModels.DEFAULT).vocabulary().plain();
        DerivationCodec codec = new DerivationCodec(rules);
        SemanticCursor cursor = SemanticMask.of(rules, maxRules).get();
        for (Path file : files) {
            int molecules = 0;
            int outside = 0;
            int reached = 0;
            for (String smiles : read(file)) {
                molecules++;
                try {
                    String form = KekuleForm.of(smiles);
                    Derivation derivation = codec.encode(form);
                    if (!derivation.spellings().isEmpty()) {
                        outside++;
                        continue;
                    }
                    int stop = follow(cursor, derivation.rules());
                    if (stop < 0) {
                        reached++;
                    } else {
                        System.out.println(
                                form
                                        + "\trule "
                                        + stop
                                        + ": "
                                        + rules.spelling(derivation.rules()[stop]));
                    }
                } catch (InvalidMoleculeException | SyntaxException e) {
                    outside++;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d molecules, %d not in the lexicon, %d of %d reached (%.3f %%)%n",
                    file.getFileName(),
                    molecules,
                    outside,
                    reached,
                    molecules - outside,
                    100.0 * reached / (molecules - outside));
        }
        return 0;
    }

    /** Where the mask stops a derivation, or -1. */
    private static int follow(SemanticCursor cursor, int[] rules) {
        cursor.reset();
        for (int i = 0; i < rules.length; i++) {
            if (!cursor.allows(rules[i])) {
                return i;
            }
            cursor.apply(rules[i]);
        }
        return -1;
    }

    static List<String> read(Path file) throws IOException {
        List<String> molecules = new ArrayList<>();
        try (FileInputStream in = new FileInputStream(file.toFile());
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        file.toString().endsWith(".gz")
                                                ? new GZIPInputStream(in)
                                                : in,
                                        StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    molecules.add(line.strip().split("\\s+", 2)[0]);
                }
            }
        }
        return molecules;
    }
}
