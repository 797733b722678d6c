package org.molrae.chemistry.pattern;

import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.isomorphism.matchers.Expr;

/**
 * A query atom: the classes of atoms that it can match, and a test for what the class does not
 * tell.
 *
 * @param classes a set of {@link AtomClasses}; an atom outside never matches
 * @param exact whether every atom of these classes matches
 * @param test whether an atom matches
 */
record AtomExpression(int classes, boolean exact, AtomTest test) {

    /** Makes the plan of a recursive pattern, {@code $(…)}. */
    interface RecursiveCompiler {
        QueryPlan compile(IAtomContainer query);
    }

    /**
     * Compiles an expression tree.
     *
     * @throws IllegalArgumentException if it asks for what RDKit's SMARTS does not have
     */
    static AtomExpression of(Expr expression, RecursiveCompiler recursive) {
        return switch (expression.type()) {
            case AND -> of(expression.left(), recursive).and(of(expression.right(), recursive));
            case OR -> of(expression.left(), recursive).or(of(expression.right(), recursive));
            case NOT ->
                    expression.left().type() == Expr.Type.STEREOCHEMISTRY
                            ? ANY
                            : of(expression.left(), recursive).negate();
            case RECURSIVE -> root(recursive.compile(expression.subquery()));
            default -> primitive(expression.type(), expression.value());
        };
    }

    private static final AtomExpression ANY =
            new AtomExpression(AtomClasses.ALL, true, (target, atom) -> true);

    /** An atom with at least so many hydrogens. */
    static AtomExpression hydrogens(int least) {
        return tested((target, atom) -> target.hydrogens[atom] >= least);
    }

    boolean matches(MatchTarget target, int atom) {
        return (classes >> target.atomClass[atom] & 1) != 0
                && (exact || test.matches(target, atom));
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

    private AtomExpression or(AtomExpression other) {
        return new AtomExpression(
                classes | other.classes,
                exact && other.exact,
                (target, atom) -> matches(target, atom) || other.matches(target, atom));
    }

    private AtomExpression negate() {
        return new AtomExpression(
                exact ? AtomClasses.ALL & ~classes : AtomClasses.ALL,
                exact,
                (target, atom) -> !matches(target, atom));
    }

    private static AtomExpression root(QueryPlan plan) {
        AtomExpression root = plan.root();
        return plan.size() == 1 ? root : new AtomExpression(root.classes, false, plan::matchesFrom);
    }

    private static AtomExpression primitive(Expr.Type type, int value) {
        return switch (type) {
            case ELEMENT -> element(value, AtomClasses.ALL);
            case ALIPHATIC_ELEMENT -> element(value, ~AtomClasses.AROMATIC);
            case AROMATIC_ELEMENT -> element(value, AtomClasses.AROMATIC);
            case IS_AROMATIC -> classes(AtomClasses.AROMATIC);
            case IS_ALIPHATIC -> classes(AtomClasses.ALL & ~AtomClasses.AROMATIC);
            case IS_HETERO ->
                    classes(
                            AtomClasses.ALL
                                    & ~AtomClasses.ofElement(1)
                                    & ~AtomClasses.ofElement(6));
            // handedness is not compared
            case TRUE, STEREOCHEMISTRY -> ANY;
            case FALSE -> classes(0);
            default -> tested(test(type, value));
        };
    }

    private static AtomExpression element(int element, int of) {
        int classes = AtomClasses.ofElement(element) & of;
        return AtomClasses.isOwn(element)
                ? classes(classes)
                : new AtomExpression(
                        classes, false, (target, atom) -> target.element[atom] == element);
    }

    private static AtomExpression classes(int classes) {
        return new AtomExpression(
                classes, true, (target, atom) -> (classes >> target.atomClass[atom] & 1) != 0);
    }

    private static AtomExpression tested(AtomTest test) {
        return new AtomExpression(AtomClasses.ALL, false, test);
    }

    private static AtomTest test(Expr.Type type, int value) {
        return switch (type) {
            case IS_IN_RING -> (target, atom) -> target.ringBonds[atom] > 0;
            case IS_IN_CHAIN -> (target, atom) -> target.ringBonds[atom] == 0;
            case RING_COUNT -> (target, atom) -> target.rings[atom] == value;
            case RING_SMALLEST, RING_SIZE -> (target, atom) -> target.smallestRing[atom] == value;
            case RING_BOND_COUNT -> (target, atom) -> target.ringBonds[atom] == value;
            case TOTAL_H_COUNT -> (target, atom) -> target.hydrogens[atom] == value;
            case IMPL_H_COUNT -> (target, atom) -> target.impliedHydrogens[atom] == value;
            case HAS_IMPLICIT_HYDROGEN -> (target, atom) -> target.impliedHydrogens[atom] > 0;
            case DEGREE -> (target, atom) -> target.first[atom + 1] - target.first[atom] == value;
            case TOTAL_DEGREE -> (target, atom) -> target.totalDegree[atom] == value;
            case VALENCE -> (target, atom) -> target.valence[atom] == value;
            case FORMAL_CHARGE -> (target, atom) -> target.charge[atom] == value;
            case ISOTOPE -> (target, atom) -> target.isotope[atom] == value;
            case HAS_ISOTOPE -> (target, atom) -> target.isotope[atom] != 0;
            case HAS_UNSPEC_ISOTOPE -> (target, atom) -> target.isotope[atom] == 0;
            default -> throw new IllegalArgumentException("an atom is not asked for " + type);
        };
    }
}
