package org.molrae.chemistry.pattern;

/** A question about one atom. Implementations hold no state of a search. */
@FunctionalInterface
interface AtomTest {

    boolean matches(MatchTarget target, int atom);
}
