/**
 * The networks of the sequence models: encoders that read a whole derivation, decoders that write
 * one rule at a time.
 *
 * <p>Encoder and decoder may read the derivation at different grain: the default encoder reads
 * plain rules, the default decoder writes merged ones. Shapes are time-major, {@code [length,
 * batch]}, on the decoder's side, which spares the recurrent layers a transposition, and
 * batch-major on the encoder's.
 *
 * <p>Nothing here knows which grammar is in use: rules are numbers, and legality is a table.
 */
@NullMarked
package org.molrae.sequences.network;

import org.jspecify.annotations.NullMarked;
