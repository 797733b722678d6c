package org.molrae.chemistry.preparation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.molrae.chemistry.smiles.Fragmentation;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.smiles.MoleculeEdit;
import org.molrae.chemistry.structure.AtomicWeights;
import org.molrae.chemistry.structure.Molecule;

/**
 * The one part of an entry that is the molecule:
 *
 * <ol>
 *   <li>Single bonds of lithium, sodium, potassium, rubidium and cesium to nitrogen, oxygen, sulfur
 *       or a halogen are ionic and cut.
 *   <li>Parts that are on the list of salts and solvents go, unless all are on it.
 *   <li>Of equal parts one stays.
 *   <li>Of different ones that are left the largest stays: one with carbon before one without, then
 *       that with the most heavy atoms, the largest mass, the lesser canonical form.
 * </ol>
 */
final class Stripping {

    private final SaltList list;

    Stripping(SaltList list) {
        this.list = list;
    }

    /** The part that stays, as canonical Kekulé form; notes what was done. */
    String strip(String smiles, Set<Change> changes) throws InvalidMoleculeException {
        String ionic = withoutMetalBonds(smiles, changes);
        List<String> parts = new Fragmentation(KekuleGraph.read(ionic)).pieces();
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<String> left = new ArrayList<>();
        for (String part : parts) {
            if (list.name(part).isEmpty()) {
                left.add(part);
            }
        }
        if (left.isEmpty()) {
            left = parts;
        } else if (left.size() < parts.size()) {
            changes.add(Change.SALTS);
        }
        Set<String> different = new LinkedHashSet<>(left);
        if (different.size() < left.size()) {
            changes.add(Change.REPEATS);
        }
        if (different.size() > 1) {
            changes.add(
                    left.size() == parts.size() && onList(left) ? Change.SALTS : Change.LARGEST);
        }
        return largest(different);
    }

    private boolean onList(List<String> parts) throws InvalidMoleculeException {
        return list.name(parts.get(0)).isPresent();
    }

    private static String withoutMetalBonds(String smiles, Set<Change> changes)
            throws InvalidMoleculeException {
        KekuleGraph graph = KekuleGraph.read(smiles);
        MoleculeEdit edit = null;
        for (int b = 0; b < graph.bonds(); b++) {
            boolean begins = isAlkali(graph.element(graph.begin(b)));
            int metal = begins ? graph.begin(b) : graph.end(b);
            int other = begins ? graph.end(b) : graph.begin(b);
            if (graph.order(b) == 1
                    && isAlkali(graph.element(metal))
                    && takesCharge(graph.element(other))) {
                edit = edit == null ? new MoleculeEdit(smiles) : edit;
                edit.cut(b, metal);
            }
        }
        if (edit == null) {
            return smiles;
        }
        changes.add(Change.METALS);
        return edit.form();
    }

    private static boolean isAlkali(int element) {
        return switch (element) {
            case 3, 11, 19, 37, 55 -> true;
            default -> false;
        };
    }

    private static boolean takesCharge(int element) {
        return switch (element) {
            case 7, 8, 9, 16, 17, 35, 53 -> true;
            default -> false;
        };
    }

    private record Sized(String form, boolean carbon, int heavyAtoms, double mass) {

        static final Comparator<Sized> LARGEST_FIRST =
                Comparator.comparing(Sized::carbon)
                        .thenComparing(Sized::heavyAtoms)
                        .thenComparing(Sized::mass)
                        .reversed()
                        .thenComparing(Sized::form);

        static Sized of(String form) throws InvalidMoleculeException {
            Molecule part = Molecule.fromSmiles(form);
            boolean carbon = false;
            int heavy = 0;
            double mass = 0;
            for (int a = 0; a < part.atomCount(); a++) {
                carbon |= part.element(a) == 6;
                heavy += part.element(a) == 1 ? 0 : 1;
                mass += AtomicWeights.of(part.element(a)) + part.hydrogens(a) * AtomicWeights.of(1);
            }
            return new Sized(form, carbon, heavy, mass);
        }
    }

    private static String largest(Set<String> parts) throws InvalidMoleculeException {
        List<Sized> sized = new ArrayList<>();
        for (String part : parts) {
            sized.add(Sized.of(part));
        }
        sized.sort(Sized.LARGEST_FIRST);
        return sized.get(0).form;
    }
}
