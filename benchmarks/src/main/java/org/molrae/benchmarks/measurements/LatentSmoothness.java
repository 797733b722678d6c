package org.molrae.benchmarks.measurements;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.fingerprint.Fingerprint;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.LatentWalk;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.ReleasedModels;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How smooth the latent space is around molecules of a file: how alike decoded neighbours are
 * (Tanimoto, Morgan fingerprints of radius 2 and 2,048 bits), and how many different molecules lie
 * on the way between two molecules' codes.
 */
@Command(name = "LatentSmoothness", mixinStandardHelpOptions = true)
final class LatentSmoothness implements Callable<Integer> {

    @Parameters(description = "SMILES, gzipped or not; unseen ones.")
    private Path file = Path.of("");

    @Option(names = "--model", defaultValue = ReleasedModels.DEFAULT)
    private String model = "";

    @Option(names = "--molecules", defaultValue = "200")
    private int molecules;

    @Option(names = "--neighbors", defaultValue = "50")
    private int neighbors;

    @Option(names = "--distances", split = ",", defaultValue = "0.02,0.05,0.1,0.2,0.3,0.5")
    private double[] distances = {};

    @Option(names = "--steps", defaultValue = "10")
    private int steps;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    private LatentSmoothness() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LatentSmoothness()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InvalidMoleculeException {
        List<String> centers = MaskCoverage.read(file).subList(0, molecules);
        try (MoleculeGenerator generator = MoleculeGenerator.load(model, ComputeDevice.CPU)) {
            for (double distance : distances) {
                neighbors(generator, centers, distance);
            }
            lines(generator, centers, true);
            lines(generator, centers, false);
        }
        return 0;
    }

    private void neighbors(MoleculeGenerator generator, List<String> centers, double distance)
            throws InvalidMoleculeException {
        SplittableRandom random = new SplittableRandom(seed);
        double alike = 0;
        double alikeOthers = 0;
        int same = 0;
        for (String center : centers) {
            Fingerprint fingerprint = fingerprint(center);
            String canonical = CanonicalForm.of(center);
            for (String neighbor :
                    generator.neighborhood(center, distance, random.nextLong()).next(neighbors)) {
                double tanimoto = fingerprint.tanimoto(fingerprint(neighbor));
                alike += tanimoto;
                if (CanonicalForm.of(neighbor).equals(canonical)) {
                    same++;
                } else {
                    alikeOthers += tanimoto;
                }
            }
        }
        int all = centers.size() * neighbors;
        System.out.printf(
                Locale.ROOT,
                "distance %.2f: mean Tanimoto %.3f; %.1f %% the molecule itself, the others %.3f%n",
                distance,
                alike / all,
                100.0 * same / all,
                alikeOthers / (all - same));
    }

    private static Fingerprint fingerprint(String smiles) throws InvalidMoleculeException {
        return MorganFingerprint.folded(Molecule.fromSmiles(smiles), 2, 2048);
    }

    private void lines(MoleculeGenerator generator, List<String> ends, boolean even)
            throws InvalidMoleculeException {
        int walks = ends.size() / 2;
        int least = Integer.MAX_VALUE;
        int sum = 0;
        int enough = 0;
        int exact = 0;
        for (int i = 0; i < walks; i++) {
            String from = ends.get(2 * i);
            String to = ends.get(2 * i + 1);
            LatentWalk line = generator.walk(from, to);
            List<String> walk = even ? line.even(steps) : line.different(steps);
            Set<String> different = new HashSet<>();
            for (String molecule : walk) {
                different.add(CanonicalForm.of(molecule));
            }
            exact += CanonicalForm.sameMolecule(from, walk.get(0)) ? 1 : 0;
            exact += CanonicalForm.sameMolecule(to, walk.get(steps - 1)) ? 1 : 0;
            sum += different.size();
            least = Math.min(least, different.size());
            enough += different.size() >= 0.8 * steps ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%d lines of %d %s steps, all molecules: %.2f different on average, %d at least, %.1f %% of the lines have"
                        + " eight tenths or more; %d of %d ends are the molecules asked for%n",
                walks,
                steps,
                even ? "even" : "different",
                (double) sum / walks,
                least,
                100.0 * enough / walks,
                exact,
                2 * walks);
    }
}
