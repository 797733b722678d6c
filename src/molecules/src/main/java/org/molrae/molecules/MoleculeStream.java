package org.molrae.molecules;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.preparation.SeenMolecules;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.SyntaxException;
import org.molrae.sequences.DerivationSource;
import org.molrae.sequences.TrainingSetFilter;

/**
 * A stream of drawn molecules, endless unless filters leave none. For use by one thread; it draws
 * on several.
 *
 * <p>Filters look at canonical forms, so that two ways to write a molecule count as one.
 */
public final class MoleculeStream implements Iterator<DrawnMolecule>, AutoCloseable {

    /**
     * Molecules without the scaffold or with something forbidden, one after another, after which
     * there is no hope.
     */
    private static final int LOST_AT_MOST = 10_000;

    /** Draws left out one after another that end a stream without a limit of its own. */
    public static final int PATIENCE = 100_000;

    /** Draws left out one after another that are worth a word. */
    private static final int SCARCE = 10_000;

    private final DerivationSource<DrawnMolecule> source;
    private final SampleOptions options;
    private final @Nullable TrainingSetFilter trainingSet;
    private final DerivationCodec codec;
    private final SeenMolecules seen = new SeenMolecules();
    private boolean begun;
    private long drawn;
    private long invalid;
    private long lost;
    private long forbidden;
    private int lostInARow;
    private long leftOutInARow;
    private Runnable scarcity = () -> {};

    MoleculeStream(
            DerivationSource<DrawnMolecule> source,
            SampleOptions options,
            @Nullable TrainingSetFilter trainingSet,
            DerivationCodec codec) {
        this.source = source;
        this.options = options;
        this.trainingSet = trainingSet;
        this.codec = codec;
    }

    /**
     * Goes on where an earlier stream with these options was left; before the first {@link #next}.
     *
     * @param drawn how many molecules it had drawn
     * @param handedOut the molecules that it handed out, which are not handed out again where only
     *     unique ones are asked for
     * @throws IllegalArgumentException if {@code drawn} is negative, or a molecule that was handed
     *     out is none
     * @throws IllegalStateException if {@link #next} or this was called before
     */
    public void resume(long drawn, Iterator<String> handedOut) {
        if (begun) {
            throw new IllegalStateException("a stream is resumed once, before its first next()");
        }
        if (drawn < 0) {
            throw new IllegalArgumentException(
                    "an earlier stream has drawn 0 molecules or more, not " + drawn);
        }
        begun = true;
        if (options.filter().unique()) {
            handedOut.forEachRemaining(this::recall);
        }
        source.skipTo(drawn);
        this.drawn = drawn;
    }

    private void recall(String molecule) {
        try {
            seen.add(KekuleForm.of(molecule));
        } catch (InvalidMoleculeException e) {
            throw new IllegalArgumentException(molecule + " was not drawn: " + e.getMessage(), e);
        }
    }

    /**
     * Says how many molecules will be taken from here on, most likely, so that a few are drawn
     * sooner; all the same, more can be taken. After {@link #resume}.
     */
    public void expect(long molecules) {
        source.expect(molecules);
    }

    /**
     * Has something done, by {@link #next}, the first time that many draws in a row are left out.
     */
    public void whenScarce(Runnable scarcity) {
        this.scarcity = scarcity;
    }

    /** True: only {@link #next} can find that there are no more. */
    @Override
    public boolean hasNext() {
        return true;
    }

    /**
     * {@inheritDoc}
     *
     * @throws NoSuchElementException if the options allow no more draws, or {@link #PATIENCE} in a
     *     row were left out
     * @throws IllegalStateException if the scaffold is lost again and again
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, which it
     *     stays
     */
    @Override
    public DrawnMolecule next() {
        while (true) {
            requireDraws();
            DrawnMolecule next = nextBefore(drawn + 1);
            if (next != null) {
                return next;
            }
        }
    }

    /**
     * The next molecule of those numbered below an end; null if there are no more.
     *
     * @throws IllegalStateException if the scaffold is lost again and again
     */
    @Nullable DrawnMolecule nextBefore(long end) {
        begun = true;
        while (drawn < end) {
            DrawnMolecule next = source.next().numbered(drawn);
            drawn++;
            if (next.refused()) {
                invalid++;
            }
            if (next.forbidden()) {
                forbidden++;
                lostInARow++;
                requireHope();
            } else if (!hasScaffold(next)) {
                lost++;
                lostInARow++;
                requireHope();
            } else {
                lostInARow = 0;
                if (keeps(next)) {
                    leftOutInARow = 0;
                    return next;
                }
            }
            if (++leftOutInARow == SCARCE) {
                scarcity.run();
                scarcity = () -> {};
            }
        }
        return null;
    }

    private void requireDraws() {
        if (options.maxDraws() > 0 && drawn >= options.maxDraws()) {
            throw new NoSuchElementException(
                    "%,d molecules were drawn, and no more are allowed".formatted(drawn));
        }
        if (options.maxDraws() == 0 && leftOutInARow >= PATIENCE) {
            throw new NoSuchElementException(
                    "the last %,d molecules drawn were all left out: there seem to be no others"
                            .formatted(leftOutInARow));
        }
    }

    private boolean hasScaffold(DrawnMolecule molecule) {
        if (options.scaffold().isEmpty()) {
            return true;
        }
        try {
            return options.scaffold().get().isIn(molecule.molecule());
        } catch (InvalidMoleculeException e) {
            return false;
        }
    }

    private void requireHope() {
        if (lostInARow >= LOST_AT_MOST) {
            String why =
                    options.patterned()
                            ? "what is forbidden was in, or what is required was not in, %,d molecules one after another"
                            : options.scaffold().orElseThrow()
                                    + " was lost in %,d molecules one after another: guests change it";
            throw new IllegalStateException(why.formatted(lostInARow));
        }
    }

    private boolean keeps(DrawnMolecule molecule) {
        String canonical = molecule.canonical();
        if (canonical == null) {
            return !molecule.refused() || options.filter().leavesNothingOut();
        }
        return (!options.filter().novel() || isNovel(canonical))
                && (!options.filter().unique() || seen.add(canonical));
    }

    private boolean isNovel(String canonical) {
        try {
            Derivation derivation = codec.encode(canonical);
            return trainingSet == null || !trainingSet.contains(derivation.rules());
        } catch (SyntaxException e) {
            return true;
        }
    }

    /** How many were drawn so far, kept or not. */
    public long drawn() {
        return drawn;
    }

    /**
     * How many of those drawn were no molecules. With {@link OutputForm#KEKULE} and no filter none
     * is checked.
     */
    public long invalid() {
        return invalid;
    }

    /**
     * How many of those drawn were left out as the scaffold was not in them any more, or they were
     * in several parts.
     */
    public long withoutScaffold() {
        return lost;
    }

    /**
     * How many of those drawn were left out as they had what is forbidden, or lacked what is
     * required.
     */
    public long withForbidden() {
        return forbidden;
    }

    @Override
    public void close() {
        source.close();
    }
}
