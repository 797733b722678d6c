package org.molrae.chemistry.pattern;

import org.molrae.chemistry.structure.Hybridization;

/**
 * A query atom: the classes of atoms that it can match, and a test for what the class does not
 * tell.
 *
 * @param classes a set of {@link AtomClasses}; an atom outside never matches
 * @param exact whether every atom of these classes matches
 * @param test whether an atom matches
 */
record AtomExpression(int classes, boolean exact, AtomTest test) {

    static final AtomExpression ANY = classes(AtomClasses.ALL);
    static final AtomExpression AROMATIC = classes(AtomClasses.AROMATIC);
    static final AtomExpression ALIPHATIC = classes(AtomClasses.ALL & ~AtomClasses.AROMATIC);

    /** Atoms of an element, aromatic or not. */
    static AtomExpression element(int element) {
        return AtomClasses.isOwn(element)
                ? classes(AtomClasses.ofElement(element))
                : new AtomExpression(
                        AtomClasses.ofElement(element),
                        false,
                        (target, atom) -> target.element[atom] == element);
    }

    /** Atoms that have a quantity. */
    static AtomExpression equal(AtomQuantity quantity, int value) {
        return tested((target, atom) -> quantity.of(target, atom) == value);
    }

    /** Atoms that have a quantity within bounds, both included. */
    static AtomExpression between(AtomQuantity quantity, int least, int most) {
        return tested(
                (target, atom) -> {
                    int value = quantity.of(target, atom);
                    return value >= least && value <= most;
                });
    }

    static AtomExpression hybridized(Hybridization hybridization) {
        return tested((target, atom) -> target.hybridization(atom) == hybridization);
    }

    /** Atoms that a plan matches from, with its first step. */
    static AtomExpression root(QueryPlan plan) {
        AtomExpression root = plan.root();
        return plan.size() == 1 ? root : new AtomExpression(root.classes, false, plan::matchesFrom);
    }

    private static AtomExpression classes(int classes) {
        return new AtomExpression(
                classes, true, (target, atom) -> (classes >> target.atomClass[atom] & 1) != 0);
    }

    private static AtomExpression tested(AtomTest test) {
        return new AtomExpression(AtomClasses.ALL, false, test);
    }

    boolean matches(MatchTarget target, int atom) {
        return (classes >> target.atomClass[atom] & 1) != 0
                && (exact || test.matches(target, atom));
    }

    /** Whether this asks for hydrogen and for nothing else. */
    boolean isHydrogen() {
        return exact && classes == AtomClasses.ofElement(1);
    }

    AtomExpression and(AtomExpression other) {
        if (exact) {
            return new AtomExpression(classes & other.classes, other.exact, other.test);
        }
        if (other.exact) {
            return new AtomExpression(classes & other.classes, false, test);
        }
        return new AtomExpression(
                classes & other.classes,
                false,
                (target, atom) -> test.matches(target, atom) && other.test.matches(target, atom));
    }

    AtomExpression or(AtomExpression other) {
        return new AtomExpression(
                classes | other.classes,
                exact && other.exact,
                (target, atom) -> matches(target, atom) || other.matches(target, atom));
    }

    AtomExpression negate() {
        return new AtomExpression(
                exact ? AtomClasses.ALL & ~classes : AtomClasses.ALL,
                exact,
                (target, atom) -> !matches(target, atom));
    }
}
