/**
 * Molecules by a model. The doors, as deep as the command line: {@link
 * org.molrae.molecules.MoleculeGenerator} draws, encodes, decodes and walks; {@link
 * org.molrae.molecules.MoleculeTraining} trains; {@link
 * org.molrae.molecules.optimization.Optimization} searches; {@link
 * org.molrae.chemistry.evaluation.Evaluation} measures.
 *
 * <p>Draw molecules that obey, as texts or as CDK's containers:
 *
 * <pre>{@code
 * for (DrawnMolecule drawn :
 *         generator.sampling().seed(1).unique().novel().constraint(new RingSizes(5, 6)).list(3)) {
 *     IAtomContainer container = drawn.container();
 *     System.out.println(drawn.smiles() + " " + container.getAtomCount());
 * }
 * }</pre>
 *
 * <p>The molecules of a global index, on any machine and in any partition:
 *
 * <pre>{@code
 * try (Stream<DrawnMolecule> part = generator.sampling().seed(1).range(1000, 1010).stream()) {
 *     part.forEach(drawn -> System.out.println(drawn.index() + " " + drawn.smiles()));
 * }
 * }</pre>
 *
 * <p>Codes of many molecules, and why some have none:
 *
 * <pre>{@code
 * for (Encoding encoding : generator.encodeAll(List.of("CCO", "C(", "[U]"))) {
 *     System.out.println(
 *             encoding.code()
 *                     .map(code -> generator.decode(List.of(code)).get(0))
 *                     .orElseGet(() -> encoding.refusal().get().summary()));
 * }
 * }</pre>
 *
 * <p>Molecules between two, and near one:
 *
 * <pre>{@code
 * List<String> path = generator.interpolate("CCNC(=O)C1CCCCC1", "CCNC(=O)c1ccccc1", 5);
 * List<String> near = generator.neighbors("CC(=O)Nc1ccc(O)cc1", 3, 0.3, 1);
 * System.out.println(path + " " + near);
 * }</pre>
 *
 * <p>Another generator's molecules, through the same filters:
 *
 * <pre>{@code
 * MoleculeSource theirs = MoleculeSource.of(seed -> molecules.iterator());
 * System.out.println(theirs.sampling().unique().valid().list(3));
 * }</pre>
 *
 * <p>{@code Thread.interrupt} ends whatever a thread is at here: drawing, encoding and walking by a
 * {@link java.util.concurrent.CancellationException}, a search or a training by a result that says
 * so. What is left open is freed once nothing refers to it.
 *
 * <p>A model knows one form of a molecule, the canonical Kekulé form of {@code smiles}; whatever
 * comes in is brought to that form, and what goes out to an {@link
 * org.molrae.molecules.OutputForm}. CDK is used where molecules enter and leave the toolkit; its
 * global settings are left alone.
 *
 * <p>Networks and training belong to {@code sequences}, reading and writing of SMILES to {@code
 * smiles}.
 */
@NullMarked
package org.molrae.molecules;

import org.jspecify.annotations.NullMarked;
