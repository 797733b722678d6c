/**
 * Attacks on the command line: campaigns of seeded cases, each of which gives {@code molrae}
 * something that it does not expect and judges what it does. A {@link
 * org.molrae.benchmarks.attack.Campaign} is one kind of attack; a {@link
 * org.molrae.benchmarks.attack.Case} is one try, with its own random numbers and its own empty
 * folder, so that any case is repeated by its seed and number; {@link
 * org.molrae.benchmarks.attack.Judge} says what no run may do. {@code benchmarks/attack} starts it.
 *
 * <p>The product is attacked from outside: through its launcher, or, where a campaign needs more
 * runs than processes can be started, in this virtual machine through the method that the
 * launcher's process runs.
 */
@NullMarked
package org.molrae.benchmarks.attack;

import org.jspecify.annotations.NullMarked;
