/**
 * The {@code molrae} command.
 *
 * <p><b>Contract.</b> Others script against it. Results go to standard output (or {@code --output
 * FILE}) and nothing else does: {@link org.molrae.cli.Main} points {@code System.out} at standard
 * error, so that no library can print between them. Exit status 0 is done, 1 a failure at run time,
 * 2 wrong usage. Whatever ends a command is one line on standard error; {@code --debug} adds the
 * stack trace.
 *
 * <p><b>A verb is a class</b> named {@code …Command}: its options as picocli annotations, and a
 * {@code run} that hands the work to the modules below. It is listed in {@code Main}'s subcommands;
 * help, completion and suggestions follow from that. A verb that turns records into lines extends
 * {@link org.molrae.cli.lines.LineCommand}; input, output, threads, progress, bad lines and the
 * summary are dealt with there. Tables are written by {@link org.molrae.cli.lines.Rows}, which
 * carries names and other columns of the input.
 *
 * <p><b>Files as arguments</b> are marked {@link org.molrae.cli.options.Reads} or {@link
 * org.molrae.cli.options.Writes}, which a test demands; {@link org.molrae.cli.options.InputsKept}
 * refuses a run, before it begins, that would write over something that it reads.
 *
 * <p><b>Groups of verbs</b> ({@link org.molrae.cli.images.ImagesCommand}, {@link
 * org.molrae.cli.benchmarks.BenchmarkCommand}) are classes that list their verbs and do nothing
 * else. A verb that trains runs in {@link org.molrae.cli.terminal.Stoppable}, so that Ctrl-C waits
 * for its checkpoint.
 *
 * <p><b>Records.</b> {@link org.molrae.cli.files.InputFile} opens a file or standard input as a
 * {@link org.molrae.chemistry.files.MoleculeFile}; {@link
 * org.molrae.chemistry.files.OrderedPipeline} works on batches of its records on all processors, in
 * bounded memory, and keeps their order. A line that cannot be used is reported by {@link
 * org.molrae.cli.files.BadLines} and skipped; with {@code --strict} it ends the command.
 *
 * <p><b>Results.</b> What has columns is a table with a header by {@link
 * org.molrae.cli.options.TableFormat}, molecules alone are written by {@link
 * org.molrae.cli.options.MoleculeFormat}. {@link org.molrae.cli.options.QuietOptions#say} says at
 * the end what was done. {@link org.molrae.cli.files.ResultFile} lets a file appear only when it is
 * whole. The exception: where the input breaks off (a truncated gzip file), what came before it is
 * kept, and the exit status is 1.
 *
 * <p><b>Ends that are no errors.</b> A closed pipe ({@code | head}) ends a command quietly with
 * status 0; an interrupt ends it with 130 and removes what is half written.
 */
@NullMarked
package org.molrae.cli;

import org.jspecify.annotations.NullMarked;
