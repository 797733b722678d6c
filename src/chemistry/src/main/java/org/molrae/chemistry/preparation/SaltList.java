package org.molrae.chemistry.preparation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.molrae.chemistry.smiles.Elements;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.MoleculeEdit;
import org.molrae.chemistry.structure.Molecule;

/**
 * The salt formers and solvents that are stripped, by name. A part is on the list in any state of
 * protonation, whatever its isotopes and configurations; and so is every part of one heavy atom:
 * metal ions, halides, water, ammonia, methane. Immutable.
 */
public final class SaltList {

    private static final SaltList STANDARD = read("salts.tsv");

    private final Map<String, String> names;

    private SaltList(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    /** The list of the resource {@code salts.tsv}. */
    public static SaltList standard() {
        return STANDARD;
    }

    /**
     * The name of a part that is on the list.
     *
     * @param part one connected molecule, as SMILES
     * @throws InvalidMoleculeException if it is no molecule
     */
    public Optional<String> name(String part) throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(part);
        return molecule.atomCount() == 1
                ? Optional.of(Elements.symbol(molecule.element(0)))
                : Optional.ofNullable(names.get(key(part)));
    }

    /** How many names of more than one atom there are. */
    public int size() {
        return names.size();
    }

    private static String key(String part) throws InvalidMoleculeException {
        String bare = new MoleculeEdit(part).dropIsotopes().dropConfigurations().form();
        return Neutralization.of(bare);
    }

    private static SaltList read(String resource) {
        Map<String, String> names = new HashMap<>();
        try (InputStream in = SaltList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            for (String line :
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .lines()
                            .toList()) {
                int tab = line.indexOf('\t');
                if (tab > 0
                        && names.put(key(line.substring(tab + 1)), line.substring(0, tab))
                                != null) {
                    throw new IllegalStateException(resource + ": twice: " + line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + resource + " is damaged", e);
        } catch (InvalidMoleculeException e) {
            throw new IllegalStateException("the resource " + resource + " is damaged", e);
        }
        return new SaltList(names);
    }
}
