/**
 * Pages of HTML for people: charts, cards of molecules.
 *
 * <p>What belongs here: what a report is made of. What does not: which figures a report shows.
 */
@NullMarked
package org.molrae.cli.pages;

import org.jspecify.annotations.NullMarked;
