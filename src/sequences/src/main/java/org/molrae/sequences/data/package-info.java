/**
 * Corpora of derivations and the batches that training reads from them.
 *
 * <p>A corpus is a file of plain rule ids that is mapped, not loaded: a corpus of ten million
 * molecules needs about a gigabyte of disk and 20 MB of heap. Texts are never kept.
 */
@NullMarked
package org.molrae.sequences.data;

import org.jspecify.annotations.NullMarked;
