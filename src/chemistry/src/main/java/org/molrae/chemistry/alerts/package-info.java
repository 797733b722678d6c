/**
 * Structural alerts: published lists of groups that one does not want in a compound, {@link
 * org.molrae.chemistry.alerts.AlertCatalog}.
 *
 * <p>The lists are resources beside this package, with their sources and licences in {@code
 * README.md}. How patterns are matched belongs to {@code pattern}, what becomes of the result to
 * {@code properties} and to metrics.
 */
@NullMarked
package org.molrae.chemistry.alerts;

import org.jspecify.annotations.NullMarked;
