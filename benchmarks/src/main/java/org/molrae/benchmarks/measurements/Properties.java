package org.molrae.benchmarks.measurements;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.properties.MurckoScaffold;
import org.molrae.chemistry.properties.Profile;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.smiles.MoleculeCheck;
import org.molrae.chemistry.structure.Molecule;

/**
 * Properties beside RDKit's (peers/properties_rdkit.py): how many molecules agree, and how many a
 * second on one thread.
 *
 * <p>{@code --reference F.csv.gz} compares with a table of RDKit's figures, {@code --molecules
 * F.smi} with figures that RDKit computes now, {@code --speed F.smi} times the first {@code --count
 * N} molecules (default 5,000). Values agree within 1e-3, scaffolds if their Kekulé forms do.
 */
final class Properties {

    private static final double TOLERANCE = 1e-3;
    private static final int SHOWN = 3;
    private static final String SCAFFOLD = "scaffold";

    private Properties() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> options = Arrays.asList(arguments);
        int count = 5_000;
        for (int i = 0; i + 1 < options.size(); i += 2) {
            if (options.get(i).equals("--count")) {
                count = Integer.parseInt(options.get(i + 1));
            }
        }
        for (int i = 0; i + 1 < options.size(); i += 2) {
            Path file = Path.of(options.get(i + 1));
            switch (options.get(i)) {
                case "--reference" -> compare(file.getFileName().toString(), lines(file));
                case "--molecules" ->
                        compare(file.getFileName().toString(), peer(lines(file), List.of()));
                case "--speed" -> speed(lines(file).stream().limit(count).toList());
                default -> {}
            }
        }
    }

    /** The lines of a file, which is compressed if its name ends in .gz. */
    static List<String> lines(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static List<String> peer(List<String> smiles, List<String> options)
            throws IOException, InterruptedException {
        Peer peer = Peer.run("properties_rdkit.py", options, smiles);
        if (!peer.measured()) {
            System.out.println("peer: not measured");
            return List.of();
        }
        return peer.lines();
    }

    /** Prints, for each column of RDKit's table, how many values agree. */
    private static void compare(String name, List<String> table) {
        if (table.isEmpty()) {
            return;
        }
        List<String> columns = List.of(table.get(0).split(",", -1));
        int[] equal = new int[columns.size()];
        List<String> differences = new ArrayList<>();
        int molecules = 0;
        for (String row : table.subList(1, table.size())) {
            String[] fields = row.split(",", -1);
            if (fields[1].isEmpty()) {
                continue;
            }
            molecules++;
            for (int i = 2; i < fields.length; i++) {
                String value = value(columns.get(i), fields[0]);
                if (agree(columns.get(i), value, fields[i])) {
                    equal[i]++;
                } else {
                    differences.add(String.join(" ", columns.get(i), fields[0], value, fields[i]));
                }
            }
        }
        System.out.printf(
                "%n| %s, %,d molecules | equal | share |%n|---|---|---|%n", name, molecules);
        for (int i = 2; i < equal.length; i++) {
            double share = 100.0 * equal[i] / molecules;
            System.out.printf("| %s | %,d | %.2f %% |%n", columns.get(i), equal[i], share);
        }
        System.out.println("\ncolumn, molecule, molrae, RDKit:");
        Map<String, Integer> shown = new LinkedHashMap<>();
        for (String difference : differences) {
            String column = difference.substring(0, difference.indexOf(' '));
            if (shown.merge(column, 1, Integer::sum) <= SHOWN) {
                System.out.println("  " + difference);
            }
        }
    }

    private static String value(String column, String smiles) {
        try {
            Molecule molecule = Molecule.fromSmiles(smiles);
            return column.equals(SCAFFOLD)
                    ? MurckoScaffold.of(molecule)
                    : Double.toString(Descriptors.named(column).orElseThrow().of(molecule));
        } catch (InvalidMoleculeException e) {
            return "no molecule: " + e.getMessage();
        }
    }

    private static boolean agree(String column, String value, String reference) {
        if (column.equals(SCAFFOLD)) {
            return form(value).equals(form(reference));
        }
        try {
            double difference = Double.parseDouble(value) - Double.parseDouble(reference);
            return Math.abs(difference) <= TOLERANCE;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String form(String smiles) {
        try {
            return smiles.isEmpty() ? "" : KekuleForm.of(smiles);
        } catch (InvalidMoleculeException e) {
            return "unreadable " + smiles;
        }
    }

    private static void speed(List<String> smiles) throws IOException, InterruptedException {
        Map<String, String> rates = new LinkedHashMap<>();
        for (String line : peer(smiles, List.of("--time"))) {
            int comma = line.indexOf(',');
            rates.put(line.substring(0, comma), line.substring(comma + 1));
        }
        System.out.printf(
                "%n| %,d molecules, one thread | molrae /s | RDKit /s |%n|---|---|---|%n",
                smiles.size());
        rates(smiles).forEach((name, rate) -> print(name, rate, rates));
    }

    /** Molecules a second on one thread, by what is done with them; properties without parsing. */
    static Map<String, Double> rates(List<String> smiles) {
        Map<String, Double> rates = new LinkedHashMap<>();
        int n = smiles.size();
        rates.put("check", n / best(smiles, text -> MoleculeCheck.of(text).position()));
        rates.put("parse", n / best(smiles, text -> Molecule.fromSmiles(text).ringCount()));
        for (Descriptor descriptor : Descriptors.all()) {
            rates.put(descriptor.name(), rate(smiles, descriptor::of));
        }
        rates.put(SCAFFOLD, rate(smiles, molecule -> MurckoScaffold.of(molecule).length()));
        Profile profile = Profile.of(Descriptors.all());
        double all =
                best(
                        smiles,
                        text -> {
                            Molecule molecule = Molecule.fromSmiles(text);
                            return profile.of(molecule)[0] + MurckoScaffold.of(molecule).length();
                        });
        rates.put("parse and all of these", n / all);
        return rates;
    }

    private static double rate(List<String> smiles, Step<Molecule> task) {
        double seconds = Double.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            List<Molecule> molecules = new ArrayList<>(smiles.size());
            for (String text : smiles) {
                try {
                    molecules.add(Molecule.fromSmiles(text));
                } catch (InvalidMoleculeException e) {
                    throw new IllegalArgumentException(e);
                }
            }
            seconds = Math.min(seconds, seconds(molecules, task));
        }
        return smiles.size() / seconds;
    }

    private static double best(List<String> smiles, Step<String> step) {
        double seconds = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            seconds = Math.min(seconds, seconds(smiles, step));
        }
        return seconds;
    }

    /**
     * Something that is done with each item.
     *
     * @param <T> the item
     */
    private interface Step<T> {
        double of(T item) throws InvalidMoleculeException;
    }

    private static <T> double seconds(List<T> items, Step<T> step) {
        long start = System.nanoTime();
        double sum = 0;
        try {
            for (T item : items) {
                sum += step.of(item);
            }
        } catch (InvalidMoleculeException e) {
            throw new IllegalArgumentException(e);
        }
        if (Double.isInfinite(sum)) {
            System.out.println(sum);
        }
        return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private static void print(String name, double rate, Map<String, String> peer) {
        System.out.printf("| %s | %,.0f | %s |%n", name, rate, peer.getOrDefault(name, ""));
    }
}
