package org.molrae.chemistry.preparation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.smiles.MoleculeEdit;
import org.molrae.chemistry.structure.Molecule;

/**
 * What becomes of the molecules of a file before a model reads them.
 *
 * <pre>{@code
 * Preparation preparation =
 *         Preparation.STRIPPED.neutralized().where(new MoleculeFilter.HeavyAtoms(6, 50));
 * PreparedSet set = new PreparedSet();
 * for (String smiles : file) {
 *     if (set.add(preparation.of(smiles)) instanceof Prepared.Kept kept) {
 *         System.out.println(kept.aromaticSmiles());
 *     }
 * }
 * System.out.println(set.leftOut()); // {more than 50 atoms=12, a duplicate=7}
 * }</pre>
 *
 * <p>Steps come in this order: salts and solvents are stripped, isotope labels dropped, charges
 * neutralized, filters asked. Immutable; any number of threads may use it at once.
 *
 * @param strips whether only the one part of an entry is kept that is its molecule: not a salt
 *     former or solvent of {@link SaltList#standard()}, and of several others the largest
 * @param dropsIsotopes whether mass numbers are dropped
 * @param neutralizes whether charges go that protons can take away, {@link Neutralization}
 * @param filters which molecules are left out, asked in this order
 */
public record Preparation(
        boolean strips, boolean dropsIsotopes, boolean neutralizes, List<MoleculeFilter> filters) {

    /** Nothing but reading: molecules in canonical form. */
    public static final Preparation NONE = new Preparation(false, false, false, List.of());

    /** Salts and solvents stripped. */
    public static final Preparation STRIPPED = new Preparation(true, false, false, List.of());

    /** Copies the filters. */
    public Preparation {
        filters = List.copyOf(filters);
    }

    /** This, with charges neutralized. */
    public Preparation neutralized() {
        return new Preparation(strips, dropsIsotopes, true, filters);
    }

    /** This, with isotope labels dropped. */
    public Preparation withoutIsotopes() {
        return new Preparation(strips, true, neutralizes, filters);
    }

    /** This, with a filter more. */
    public Preparation where(MoleculeFilter filter) {
        List<MoleculeFilter> more = new ArrayList<>(filters);
        more.add(filter);
        return new Preparation(strips, dropsIsotopes, neutralizes, more);
    }

    /**
     * Prepares one molecule.
     *
     * @param smiles read as far as white space
     * @throws InvalidMoleculeException if it is no molecule, or beyond the limits of {@link
     *     KekuleForm}
     */
    public Prepared of(String smiles) throws InvalidMoleculeException {
        Set<Change> changes = EnumSet.noneOf(Change.class);
        String form =
                strips
                        ? new Stripping(SaltList.standard()).strip(smiles, changes)
                        : KekuleForm.of(smiles);
        if (dropsIsotopes) {
            form =
                    noting(
                            Change.ISOTOPES,
                            form,
                            new MoleculeEdit(form).dropIsotopes().form(),
                            changes);
        }
        if (neutralizes) {
            form = noting(Change.NEUTRALIZED, form, Neutralization.of(form), changes);
        }
        Molecule molecule = Molecule.fromSmiles(form);
        for (MoleculeFilter filter : filters) {
            Optional<String> fault = filter.fault(molecule);
            if (fault.isPresent()) {
                return new Prepared.LeftOut(fault.get());
            }
        }
        return new Prepared.Kept(form, Collections.unmodifiableSet(changes));
    }

    private static String noting(Change change, String before, String after, Set<Change> changes) {
        if (!after.equals(before)) {
            changes.add(change);
        }
        return after;
    }
}
