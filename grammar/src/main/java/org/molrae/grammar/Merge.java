package org.molrae.grammar;

/**
 * A rule made of two: {@code right} applied to the stack that {@code left} leaves.
 *
 * @param left the id of the rule that comes first
 * @param right the id of the rule that follows
 */
public record Merge(int left, int right) {}
