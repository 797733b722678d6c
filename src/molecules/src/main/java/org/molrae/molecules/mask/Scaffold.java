package org.molrae.molecules.mask;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;
import org.openscience.cdk.interfaces.IAtomContainer;

/**
 * A fragment that every molecule is to contain: derivations write it from its first atom to its
 * last, and may let guests grow in between. Immutable.
 *
 * <p>A guest is what is not of the fragment: a branch at one of its atoms, more atoms at the end of
 * one of its branches, a ring bond at one of its atoms. Wherever a rule could be the fragment's
 * next one it is, so that each molecule is read in one way. Ring labels of the fragment are its own
 * until it is whole. After that the derivation is free.
 *
 * <p>Guests get what the valences of the fragment leave: the Kekulé form's hydrogens. Atoms with a
 * tetrahedral mark in the fragment keep their neighbors. That guests oxidise a sulfur or make a
 * ring of the fragment less or more aromatic is not ruled out here: {@link #isIn} tells.
 */
public final class Scaffold {

    /** Nothing to contain. */
    static final Scaffold NONE = new Scaffold("", new int[0], null);

    /** The kinds of guests. */
    private static final int BRANCH = 0;

    private static final int PROLONGATION = 1;

    private final String smiles;
    private final int[] rules;
    private final @Nullable SubstructurePattern pattern;

    private Scaffold(String smiles, int[] rules, @Nullable SubstructurePattern pattern) {
        this.smiles = smiles;
        this.rules = rules;
        this.pattern = pattern;
    }

    /**
     * The scaffold of this structure.
     *
     * @param smiles in any form, one part
     * @param vocabulary that can express it
     * @throws InvalidMoleculeException if it is no molecule, has several parts, or atoms outside
     *     the lexicon
     */
    public static Scaffold of(String smiles, Vocabulary vocabulary)
            throws InvalidMoleculeException {
        String form = KekuleForm.of(smiles);
        if (form.indexOf('.') >= 0) {
            throw new InvalidMoleculeException(
                    Reason.UNSUPPORTED, smiles.indexOf('.'), "a scaffold has one part");
        }
        try {
            Derivation derivation = new DerivationCodec(vocabulary.plain()).encode(form);
            if (!derivation.spellings().isEmpty()) {
                throw new InvalidMoleculeException(
                        Reason.UNSUPPORTED,
                        -1,
                        derivation.spellings().get(0) + " is not in the model's lexicon");
            }
            int[] rules = derivation.rules();
            // the end of the chain is not the fragment's: there it may grow
            return new Scaffold(
                    form,
                    Arrays.copyOf(rules, rules.length - 1),
                    SubstructurePattern.of(Molecule.fromSmiles(smiles)));
        } catch (SyntaxException e) {
            throw new InvalidMoleculeException(
                    Reason.UNSUPPORTED, -1, "the grammar cannot write it: " + e.summary());
        }
    }

    /**
     * The scaffold of a fragment of CDK's.
     *
     * @throws InvalidMoleculeException as of one that is written, or if CDK cannot write it
     */
    public static Scaffold of(IAtomContainer fragment, Vocabulary vocabulary)
            throws InvalidMoleculeException {
        return of(Molecule.smiles(fragment), vocabulary);
    }

    /**
     * Whether a written molecule contains the fragment, in one part: as a substructure search sees
     * it, with the fragment's charges and aromaticity. The mask keeps atoms and bonds; guests can
     * still oxidise a sulfur or make a ring less aromatic.
     */
    public boolean isIn(Molecule molecule) {
        return pattern == null || (isOnePart(molecule) && pattern.matches(molecule));
    }

    private static boolean isOnePart(Molecule molecule) {
        boolean[] reached = new boolean[molecule.atomCount()];
        int[] open = new int[reached.length];
        int size = 1;
        int count = 1;
        reached[0] = true;
        while (size > 0) {
            int atom = open[--size];
            for (int i = 0; i < molecule.degree(atom); i++) {
                int other = molecule.neighbor(atom, i);
                if (!reached[other]) {
                    reached[other] = true;
                    open[size++] = other;
                    count++;
                }
            }
        }
        return count == reached.length;
    }

    @Override
    public String toString() {
        return "scaffold " + smiles;
    }

    /** This scaffold in the making. */
    Track track(SemanticTables tables, Draft draft) {
        int[] steps = new int[rules.length];
        boolean[] reserved = new boolean[Draft.LABELS];
        for (int i = 0; i < steps.length; i++) {
            int[] expansion = tables.steps(rules[i]);
            if (expansion == SemanticTables.ILLEGAL) {
                throw new IllegalArgumentException(
                        "no mask allows an atom of the " + this + " as it is written");
            }
            steps[i] = expansion[0];
            if (Step.type(steps[i]) == Step.RING) {
                reserved[Step.argument(steps[i])] = true;
            }
        }
        return new Track(steps, reserved, draft);
    }

    /** How far a draft has come; all of it in the draft's cells. */
    static final class Track {
        private final int[] steps;
        private final boolean[] reserved;
        private final Draft draft;

        private Track(int[] steps, boolean[] reserved, Draft draft) {
            this.steps = steps;
            this.reserved = reserved;
            this.draft = draft;
        }

        /** Whether the whole scaffold has been written. */
        boolean whole() {
            return draft.scaffolded() == steps.length;
        }

        /** The scaffold's next step, or {@link Draft#NONE} in guests and at the end. */
        int next() {
            return whole() || draft.guest() != 0 ? Draft.NONE : steps[draft.scaffolded()];
        }

        /** Whether a ring label is the scaffold's own for now. */
        boolean reserves(int label) {
            return !whole() && reserved[label];
        }

        /** Whether the current branch is that in which a guest began. */
        boolean atGuestsEnd() {
            return draft.guest() != 0 && draft.depth() == draft.guest() >> 1;
        }

        /** Notes a step that is about to be taken; false if it leads off the scaffold. */
        boolean admits(int step) {
            if (whole()) {
                return true;
            }
            if (draft.guest() != 0) {
                return admitsInGuest(step);
            }
            int next = steps[draft.scaffolded()];
            if (step == next) {
                draft.setScaffolded(draft.scaffolded() + 1);
                return true;
            }
            return draft.mode() == Growth.TAIL && admitsGuest(step, next);
        }

        private boolean admitsInGuest(int step) {
            return switch (Step.type(step)) {
                case Step.RING -> !reserved[Step.argument(step)];
                case Step.DOT -> false;
                case Step.END -> {
                    if (atGuestsEnd()) {
                        // the end of a prolonged branch is the scaffold's
                        draft.setScaffolded(draft.scaffolded() + (draft.guest() & 1));
                        draft.setGuest(0);
                    }
                    yield true;
                }
                default -> true;
            };
        }

        private boolean admitsGuest(int step, int next) {
            return switch (Step.type(step)) {
                case Step.RING -> !reserved[Step.argument(step)];
                case Step.OPEN_BRANCH -> {
                    draft.setGuest((draft.depth() + 1) << 1 | BRANCH);
                    yield true;
                }
                case Step.ATOM, Step.BOND -> {
                    draft.setGuest(draft.depth() << 1 | PROLONGATION);
                    yield Step.type(next) == Step.END;
                }
                default -> false;
            };
        }
    }
}
