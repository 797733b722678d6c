package org.molrae.search.strategy;

/**
 * A strategy that chooses what to score next, so as to find a low score: {@linkplain CodeSearch
 * codes} that are decoded then, or {@linkplain TextSearch texts} that it writes itself.
 */
public sealed interface SearchStrategy permits CodeSearch, TextSearch {}
