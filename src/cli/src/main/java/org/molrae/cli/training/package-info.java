/**
 * Training: {@code molrae train}, the settings of a configuration file, corpora made of files.
 *
 * <p>What belongs here: what turns options and files into a training. What does not: the training
 * itself.
 */
@NullMarked
package org.molrae.cli.training;

import org.jspecify.annotations.NullMarked;
