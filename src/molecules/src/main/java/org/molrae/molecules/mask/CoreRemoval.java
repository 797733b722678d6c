package org.molrae.molecules.mask;

import java.util.ArrayList;
import java.util.List;
import org.molrae.chemistry.pattern.MatchTarget;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.smiles.Fragmentation;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;
import org.molrae.chemistry.structure.Molecule;

/** Takes a part out of a molecule, and leaves the rest with marks where that part was. */
final class CoreRemoval {

    private static final String CORE = "[9*]";

    private CoreRemoval() {}

    /**
     * The parts of a molecule around its core, each with one mark.
     *
     * @param core that occurs once, up to symmetry
     * @throws InvalidMoleculeException if the text is no molecule, the core is not in it or in
     *     several places, or other than one or two parts are around it, each at one single bond
     */
    static List<String> around(String smiles, SubstructurePattern core)
            throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(smiles);
        List<int[]> matches = core.find(MatchTarget.of(molecule));
        if (matches.size() != 1) {
            throw refused(
                    matches.isEmpty()
                            ? "the core is not in the molecule"
                            : "the core is in %d places: name more of it"
                                    .formatted(matches.size()));
        }
        boolean[] inside = new boolean[molecule.atomCount()];
        for (int atom : matches.get(0)) {
            inside[atom] = true;
        }
        Fragmentation cuts = new Fragmentation(molecule.graph());
        int bonds = 0;
        for (int b = 0; b < molecule.bondCount(); b++) {
            boolean begins = inside[molecule.begin(b)];
            if (begins != inside[molecule.end(b)]) {
                if (molecule.order(b) != 1) {
                    throw refused("a bond to the core is no single one");
                }
                // the core's side has another label
                cuts.cut(b, begins ? 9 : 1, begins ? 1 : 9);
                bonds++;
            }
        }
        List<String> parts = new ArrayList<>();
        for (String piece : cuts.pieces()) {
            if (!piece.contains(CORE)) {
                parts.add(piece.replace("[1*]", "[*:1]"));
            }
        }
        if (parts.isEmpty() || parts.size() > 2 || parts.size() != bonds) {
            throw refused(
                    "%d parts at %d bonds are around the core; one or two, each at one bond, can be kept"
                            .formatted(parts.size(), bonds));
        }
        return parts;
    }

    private static InvalidMoleculeException refused(String why) {
        return new InvalidMoleculeException(Reason.UNSUPPORTED, -1, why);
    }
}
