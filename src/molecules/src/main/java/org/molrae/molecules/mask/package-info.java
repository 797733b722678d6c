/**
 * The semantic mask: which rules may come next so that the derivation becomes a molecule.
 *
 * <h2>What is asked for</h2>
 *
 * <p>A text of the grammar {@code smiles} is a molecule if its rings close, its valences fit, and
 * readers find no contradiction in it. {@link org.molrae.molecules.mask.SemanticMask} sees to that
 * one rule at a time, within a budget of rules, for decoders and samplers alike, so that no sample
 * is ever rejected. It works on Kekulé SMILES without aromatic atoms ({@link
 * org.molrae.chemistry.smiles.KekuleForm}): there, valences add up atom by atom. "A molecule" means
 * that RDKit sanitizes it and that CDK reads it and finds a type for every atom.
 *
 * <h2>The parts</h2>
 *
 * <ul>
 *   <li>{@link org.molrae.molecules.mask.AtomStates}: what bonds an atom may have, as an automaton
 *       that is filled by asking both judges about small molecules;
 *   <li>{@link org.molrae.molecules.mask.Growth}: the legal steps. A ring is closed between two
 *       atoms without a bond, in the order in which it was opened; an atom that gets no more bonds
 *       is accepted as it is; a part of the molecule ends with its branches and rings closed; two
 *       directional bonds at an atom lead to different sides of it;
 *   <li>{@link org.molrae.molecules.mask.Constraint}: what users forbid beyond that;
 *   <li>{@link org.molrae.molecules.mask.Scaffold}: what users want to be there, and {@link
 *       org.molrae.molecules.mask.GuestBounds} what may grow at it. A scaffold is a plan of steps
 *       with places for guests between them; where its next step waits, it takes the place of what
 *       a decoder draws and may not write, so that guests are as frequent as the decoder has them;
 *   <li>{@link org.molrae.molecules.mask.Finisher}: from any state, the next step towards the end;
 *   <li>{@link org.molrae.molecules.mask.Draft}: all of the state, in one array.
 * </ul>
 *
 * <h2>The invariant</h2>
 *
 * <p>Let <i>f</i> be the finisher: a function from states to legal next steps, undefined where it
 * knows none. A state is <em>good</em> if following <i>f</i> from it leads to a whole molecule
 * within the budget. <b>A plain rule is allowed exactly if its step is legal and leads to a good
 * state; a merged rule, if its plain rules are allowed one after the other.</b> Then:
 *
 * <ol>
 *   <li><i>Never stuck.</i> The start is good, or the mask is refused at construction. In a good
 *       state <i>s</i> that is not whole, the step <i>f(s)</i> is legal, and the state after it is
 *       good, since <i>f</i> depends on the state alone and so goes on as it would have from
 *       <i>s</i>. So the plain rule of that step is allowed.
 *   <li><i>Never invalid, never too long.</i> All steps that lead to a whole molecule were legal,
 *       and each counted against the budget.
 *   <li><i>Constraints come for free.</i> A constraint only makes steps illegal; whatever it
 *       remembers is part of the state. Both arguments hold as they are, whether or not the
 *       finisher knows what the constraint is about.
 * </ol>
 *
 * <p>Nothing depends on how clever the finisher is, but for coverage: a prefix is refused if only a
 * way that the finisher does not think of leads on. It closes rings at new atoms along the chain,
 * nearest to where they opened, which all but never fails for lack of anything but budget.
 *
 * <h2>Stricter than the judges</h2>
 *
 * <p>Refused, although some reader would take it: parts of more than 16 ring bonds; radicals;
 * aromatic atoms, {@code *}, and the bonds {@code - : $}; parts joined by ring bonds over a dot,
 * dots in branches; ring labels used twice at one atom; bond orders given only where a ring closes;
 * double bonds without an end so far at atoms for which CDK's types depend on that end; directional
 * bonds with no double bond between carbon or nitrogen at either end, or two to the same side of an
 * atom.
 */
@NullMarked
package org.molrae.molecules.mask;

import org.jspecify.annotations.NullMarked;
