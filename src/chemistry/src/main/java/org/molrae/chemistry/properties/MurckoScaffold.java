package org.molrae.chemistry.properties;

import java.util.Arrays;
import org.molrae.chemistry.smiles.ConstitutionWriter;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/**
 * The framework of G. W. Bemis and M. A. Murcko (J. Med. Chem. 39 (1996) 2887) as RDKit cuts it
 * ({@code MurckoScaffold}): rings, what links them, and atoms on double bonds to these. Hydrogens
 * take the places of what is cut away; configurations, isotopes and atom maps are dropped.
 *
 * <p>Known difference: RDKit canonicalizes in its own way, so texts have to be brought to one form
 * before they are compared with RDKit's.
 */
public final class MurckoScaffold {

    private static final int CARBON = 6;

    private final Molecule molecule;

    /** Rings and linkers. */
    private final boolean[] framework;

    /** The framework and what hangs on it by double bonds. */
    private final boolean[] kept;

    private MurckoScaffold(Molecule molecule) {
        this.molecule = molecule;
        framework = new boolean[molecule.atomCount()];
        Arrays.fill(framework, true);
        prune();
        kept = framework.clone();
        for (int b = 0; b < molecule.bondCount(); b++) {
            int a = molecule.begin(b);
            int z = molecule.end(b);
            if (molecule.order(b) == 2 && framework[a] != framework[z]) {
                kept[a] = true;
                kept[z] = true;
            }
        }
    }

    /**
     * Canonical aromatic SMILES of the scaffold; the empty text for a molecule without rings.
     *
     * @throws InvalidMoleculeException if the scaffold has bonds that SMILES does not express
     *     (dative, any), or is beyond the limits of canonical forms
     */
    public static String of(Molecule molecule) throws InvalidMoleculeException {
        return molecule.ringCount() == 0 ? "" : new MurckoScaffold(molecule).write();
    }

    /** Cuts off ends outside of rings, until there are none. */
    private void prune() {
        int n = framework.length;
        int[] degree = new int[n];
        int[] ends = new int[n];
        int count = 0;
        for (int a = 0; a < n; a++) {
            degree[a] = molecule.degree(a);
            if (degree[a] < 2) {
                ends[count++] = a;
                framework[a] = false;
            }
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < molecule.degree(ends[i]); j++) {
                int z = molecule.neighbor(ends[i], j);
                if (framework[z] && --degree[z] < 2) {
                    framework[z] = false;
                    ends[count++] = z;
                }
            }
        }
    }

    private String write() throws InvalidMoleculeException {
        ConstitutionWriter writer = new ConstitutionWriter();
        int[] number = new int[kept.length];
        for (int a = 0; a < kept.length; a++) {
            if (kept[a]) {
                number[a] = addAtom(a, writer);
            }
        }
        for (int b = 0; b < molecule.bondCount(); b++) {
            int a = molecule.begin(b);
            int z = molecule.end(b);
            if (kept[a] && kept[z]) {
                writer.bond(number[a], number[z], molecule.order(b), molecule.aromaticBond(b));
            }
        }
        return writer.write();
    }

    private int addAtom(int a, ConstitutionWriter writer) {
        int element = molecule.element(a);
        int charge = molecule.charge(a);
        boolean aromatic = molecule.aromatic(a);
        boolean cut = losesNeighbor(a);
        if (cut && framework[a] && aromatic && (element != CARBON || charge == 1)) {
            return writer.atom(element, charge, true, 1);
        }
        boolean released = framework[a] && (molecule.hydrogensGiven(a) || molecule.marked(a));
        if (cut && (released || !molecule.hydrogensGiven(a))) {
            return writer.saturatedAtom(element, charge, aromatic, molecule.radicalElectrons(a));
        }
        return writer.atom(element, charge, aromatic, molecule.hydrogens(a));
    }

    private boolean losesNeighbor(int a) {
        for (int i = 0; i < molecule.degree(a); i++) {
            if (!kept[molecule.neighbor(a, i)]) {
                return true;
            }
        }
        return false;
    }
}
