package org.molrae.chemistry;

import java.util.Arrays;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.structure.Molecule;
import org.openscience.cdk.aromaticity.Aromaticity;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.graph.Cycles;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmiFlavor;
import org.openscience.cdk.smiles.SmilesGenerator;
import org.openscience.cdk.smiles.SmilesParser;

/**
 * CDK's absolute SMILES: canonical, isomeric, aromatic, with atoms numbered by InChI; and the
 * question whether two texts are one molecule.
 *
 * <p>InChI costs half a millisecond a molecule and hardly gets faster with more threads, so this
 * form is for output on request. {@link KekuleForm} is as canonical and ten times faster. InChI
 * numbers the atoms only: tautomers, charge states and isotopes stay different molecules. Every
 * text is read back by RDKit's rules: where CDK fails, or calls more rings aromatic than RDKit can
 * kekulize, the canonical Kekulé form stands in.
 *
 * <p>Any number of threads may ask at once.
 */
public final class CanonicalForm {

    private static final SmilesGenerator GENERATOR =
            new SmilesGenerator(
                    SmiFlavor.Absolute | SmiFlavor.UseAromaticSymbols | SmiFlavor.AtomAtomMap);

    private CanonicalForm() {}

    /**
     * Brings a molecule to its canonical form.
     *
     * @throws InvalidMoleculeException if the text is no molecule
     */
    public static String of(String smiles) throws InvalidMoleculeException {
        return ofForm(KekuleForm.of(smiles));
    }

    /**
     * Returns the canonical form of a molecule that has been read.
     *
     * @throws InvalidMoleculeException if it is beyond the limits of {@link KekuleForm}
     */
    public static String of(KekuleGraph molecule) throws InvalidMoleculeException {
        return ofForm(KekuleForm.of(molecule));
    }

    /**
     * Brings a molecule of CDK's to its canonical form.
     *
     * @throws InvalidMoleculeException if CDK cannot write it, or it is no molecule by RDKit's
     *     rules
     */
    public static String of(IAtomContainer molecule) throws InvalidMoleculeException {
        return of(Molecule.smiles(molecule));
    }

    /**
     * Whether two texts are the same molecule: same atoms with isotopes, charges, and hydrogens,
     * same bonds up to resonance, same tetrahedral and double-bond configurations.
     *
     * <p>The canonical Kekulé forms decide at once if they agree or if their atoms differ. The rest
     * – isomers, and the rare cages on which ranking fails – is left to the canonical form.
     *
     * @throws InvalidMoleculeException if either text is no molecule
     */
    public static boolean sameMolecule(String a, String b) throws InvalidMoleculeException {
        if (a.equals(b)) {
            KekuleForm.of(a);
            return true;
        }
        String formOfA = KekuleForm.of(a);
        String formOfB = KekuleForm.of(b);
        if (formOfA.equals(formOfB)) {
            return true;
        }
        return Arrays.equals(atoms(formOfA), atoms(formOfB))
                && ofForm(formOfA).equals(ofForm(formOfB));
    }

    private static String ofForm(String form) {
        try {
            String text = GENERATOR.create(aromatic(form));
            return KekuleForm.of(text).equals(form) ? text : form;
        } catch (CDKException | InvalidMoleculeException | RuntimeException e) {
            // a molecule that CDK cannot handle keeps its Kekulé form
            return form;
        }
    }

    /** Reads Kekulé SMILES and marks aromatic atoms and bonds by the Daylight model. */
    private static IAtomContainer aromatic(String kekule) throws CDKException {
        SmilesParser parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
        parser.kekulise(false);
        IAtomContainer molecule = parser.parseSmiles(kekule);
        Cycles.markRingAtomsAndBonds(molecule);
        Aromaticity.apply(Aromaticity.Model.Daylight, molecule);
        return molecule;
    }

    /**
     * The letters, charges and bond orders of a text in alphabetical order: all that does not
     * depend on the writing.
     */
    private static int[] atoms(String form) {
        return form.chars().filter(c -> "()/\\@%0123456789".indexOf(c) < 0).sorted().toArray();
    }
}
