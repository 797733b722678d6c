package org.molrae.chemistry.variation;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.structure.Molecule;

/**
 * Children of molecules, as in the graph-based genetic algorithm of J. H. Jensen, Chem. Sci. 10
 * (2019) 3567: two molecules cut at a bond of a chain or at two of a ring and put together, or one
 * molecule with an atom or a bond changed.
 *
 * <p>A child is a molecule by the rules of {@link KekuleForm}, in one part. Its rings have at most
 * {@value #USUAL_RING} atoms, or as many as those of its parents; no ring of four or less has a
 * double bond, unless it is aromatic; no atom of a ring has two double bonds. Its charge is not
 * further from 0 than its parents'. Children have no configurations and no isotopes.
 *
 * <p>What is drawn comes from the generator alone. Any number of threads may ask at once, with
 * generators of their own.
 */
public final class Offspring {

    private static final int TRIES = 10;
    private static final int USUAL_RING = 6;

    /** Sizes that children get, in heavy atoms: more than this, fewer than a draw. */
    private static final int SMALLEST = 5;

    private static final double MEAN_SIZE = 39.15;
    private static final double SIZE_DEVIATION = 3.5;

    private Offspring() {}

    /** A draft of a child. */
    private interface Draft {
        /** One try; empty where what was drawn does not go. */
        Optional<Constitution> next();
    }

    /**
     * A child of two molecules.
     *
     * @return its canonical Kekulé form, or empty where a few tries gave none
     */
    public static Optional<String> crossed(
            Molecule parent, Molecule other, RandomGenerator random) {
        boolean ring = random.nextBoolean();
        Crossover crossover = new Crossover(parent, other, random);
        int largest = Math.max(largestRing(parent), largestRing(other));
        int charge = Math.max(charge(parent), charge(other));
        return first(ring ? crossover::ofRings : crossover::ofChains, largest, charge, random);
    }

    /**
     * A molecule with a change.
     *
     * @return its canonical Kekulé form, or empty where a few tries gave none
     */
    public static Optional<String> mutated(Molecule parent, RandomGenerator random) {
        Mutation mutation = new Mutation(parent, random);
        return first(mutation::next, largestRing(parent), charge(parent), random);
    }

    private static int charge(Molecule molecule) {
        return Math.abs(Constitution.of(molecule).charge());
    }

    private static int largestRing(Molecule molecule) {
        int largest = USUAL_RING;
        for (int ring = 0; ring < molecule.ringCount(); ring++) {
            largest = Math.max(largest, molecule.ringAtoms(ring).length);
        }
        return largest;
    }

    private static Optional<String> first(
            Draft drafts, int largestRing, int charge, RandomGenerator random) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Constitution> draft = drafts.next();
            if (draft.isPresent() && Math.abs(draft.get().charge()) <= charge) {
                Optional<String> child = checked(draft.get(), largestRing, random);
                if (child.isPresent()) {
                    return child;
                }
            }
        }
        return Optional.empty();
    }

    /** The form of a draft that is a molecule as children are to be. */
    private static Optional<String> checked(
            Constitution draft, int largestRing, RandomGenerator random) {
        double most = MEAN_SIZE + SIZE_DEVIATION * random.nextGaussian();
        if (draft.atoms() <= SMALLEST || draft.atoms() >= most) {
            return Optional.empty();
        }
        try {
            String form = KekuleForm.of(draft.smiles());
            Molecule child = Molecule.fromSmiles(form);
            return form.indexOf('.') < 0 && ringsAreSound(child, largestRing)
                    ? Optional.of(form)
                    : Optional.empty();
        } catch (InvalidMoleculeException e) {
            return Optional.empty();
        }
    }

    private static boolean ringsAreSound(Molecule molecule, int largestRing) {
        for (int ring = 0; ring < molecule.ringCount(); ring++) {
            if (molecule.ringAtoms(ring).length > largestRing
                    || (molecule.ringAtoms(ring).length <= 4 && isStrained(molecule, ring))) {
                return false;
            }
        }
        for (int atom = 0; atom < molecule.atomCount(); atom++) {
            if (molecule.inRing(atom) && isCumulated(molecule, atom)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStrained(Molecule molecule, int ring) {
        for (int bond : molecule.ringBonds(ring)) {
            if (molecule.order(bond) > 1 && !molecule.aromaticBond(bond)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an atom of a ring is the middle of an allene, or has a triple bond in it. */
    private static boolean isCumulated(Molecule molecule, int atom) {
        int doubles = 0;
        for (int i = 0; i < molecule.degree(atom); i++) {
            int bond = molecule.bond(atom, i);
            doubles += molecule.order(bond) == 2 && molecule.ringBond(bond) ? 1 : 0;
            if (molecule.order(bond) == 3 && molecule.ringBond(bond)) {
                return true;
            }
        }
        return doubles > 1;
    }
}
