package org.molrae.grammar;

import java.util.random.RandomGenerator;

/**
 * A derivation in progress that says which rules may come next. As long as it is not complete, at
 * least one rule may: decoding never gets stuck.
 *
 * <p>Implementations narrow one another: {@link DerivationCursor} knows syntax and length, others
 * wrap it and know more.
 */
public interface RuleCursor {

    /** The context in the vocabulary's {@link RuleMask}: which rules the grammar alone allows. */
    int context();

    /** Whether the rule may come next; false for rules outside of the context. */
    boolean allows(int rule);

    /**
     * Leaves to chance what is not left to the rules; at the start. A cursor that is not told does
     * as it always does.
     */
    default void begin(RandomGenerator random) {}

    /**
     * Whether something that has to be written waits for its turn here: then a rule that is drawn
     * and not allowed can stand for it, see {@link #refuse}.
     */
    default boolean led() {
        return false;
    }

    /**
     * Takes note that a rule was drawn that is not allowed here. Where it is {@linkplain #led led},
     * what waits may take its place: so that what else is allowed is not drawn more often than it
     * would be if nothing waited.
     *
     * @return whether only rules that {@link #leads} are to be drawn instead; one of them is
     *     allowed then
     */
    default boolean refuse(int rule) {
        return false;
    }

    /**
     * The number of derivations of which a sampler should take one, by how likely it found what had
     * to be written.
     */
    default int candidates() {
        return 1;
    }

    /**
     * Whether a rule writes what waits: where it is {@linkplain #led led}, and after {@link
     * #refuse}.
     */
    default boolean leads(int rule) {
        return true;
    }

    /**
     * Goes on with a rule.
     *
     * @param rule one that is allowed
     */
    void apply(int rule);

    /** Goes back to the start, to be used again. */
    void reset();

    /** Whether the derivation is whole. */
    boolean complete();
}
