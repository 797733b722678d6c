/**
 * The decoder as a policy: log-likelihoods of derivations under a mask, exactly as they are drawn,
 * and steps that make derivations of a high reward likelier (reinforcement learning).
 *
 * <p>A {@link org.molrae.sequences.policy.MaskedDerivation} remembers what its mask left to choose
 * from at each step, so that its likelihood is computed as often as needed without asking the mask
 * again; a {@link org.molrae.sequences.policy.PolicyObjective} says what is learnt, and a {@link
 * org.molrae.sequences.policy.DecoderPolicy} computes and learns.
 *
 * <p>What belongs here: likelihoods and gradients. What does not: what has a reward, and which
 * derivations are learnt from.
 */
@NullMarked
package org.molrae.sequences.policy;

import org.jspecify.annotations.NullMarked;
