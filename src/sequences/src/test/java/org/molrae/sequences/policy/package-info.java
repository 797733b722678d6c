/** Tests of the decoder as a policy. */
@NullMarked
package org.molrae.sequences.policy;

import org.jspecify.annotations.NullMarked;
