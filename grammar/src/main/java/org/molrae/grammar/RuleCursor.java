package org.molrae.grammar;

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
