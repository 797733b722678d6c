package org.molrae.molecules;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.sequences.DerivationSampler;
import org.openscience.cdk.interfaces.IAtomContainer;

/**
 * A molecule that was drawn, with where it comes from. Its text is read once at most: when it is
 * written or filtered, or else when its structure is asked for.
 *
 * <p>Immutable and thread-safe.
 */
public final class DrawnMolecule {

    private final long index;
    private final String kekule;
    private final String smiles;
    private final @Nullable KekuleGraph graph;
    private final @Nullable String canonical;
    private final boolean refused;
    private final boolean forbidden;
    private final float[] code;
    private final OptionalDouble logLikelihood;

    private DrawnMolecule(
            long index,
            String kekule,
            String smiles,
            @Nullable KekuleGraph graph,
            @Nullable String canonical,
            boolean refused,
            boolean forbidden,
            float[] code,
            OptionalDouble logLikelihood) {
        this.index = index;
        this.kekule = kekule;
        this.smiles = smiles;
        this.graph = graph;
        this.canonical = canonical;
        this.refused = refused;
        this.forbidden = forbidden;
        this.code = code;
        this.logLikelihood = logLikelihood;
    }

    /** A draw without a model. */
    static DrawnMolecule of(String kekule, SampleOptions options) {
        return of(kekule, new float[0], OptionalDouble.empty(), options);
    }

    /**
     * A draw as options ask for it.
     *
     * @param kekule what its rules write
     */
    static DrawnMolecule of(String kekule, DerivationSampler.Draw draw, SampleOptions options) {
        return of(kekule, draw.code(), draw.logLikelihood(), options);
    }

    private static DrawnMolecule of(
            String kekule, float[] code, OptionalDouble logLikelihood, SampleOptions options) {
        SampleOptions.Filter filter = options.filter();
        boolean anything = !options.patterned();
        if (options.form() == OutputForm.KEKULE && filter.leavesNothingOut() && anything) {
            return new DrawnMolecule(
                    -1, kekule, kekule, null, null, false, false, code, logLikelihood);
        }
        try {
            KekuleGraph graph = KekuleGraph.read(kekule);
            boolean forbidden = !anything && !options.admits(Molecule.of(graph));
            String canonical =
                    (filter.unique() || filter.novel()) && !forbidden ? KekuleForm.of(graph) : null;
            String smiles = options.form().write(graph, kekule);
            return new DrawnMolecule(
                    -1, kekule, smiles, graph, canonical, false, forbidden, code, logLikelihood);
        } catch (InvalidMoleculeException e) {
            // what cannot be read cannot be vouched for
            return new DrawnMolecule(
                    -1, kekule, kekule, null, null, true, !anything, code, logLikelihood);
        }
    }

    /** The same with its number. */
    DrawnMolecule numbered(long number) {
        return new DrawnMolecule(
                number, kekule, smiles, graph, canonical, refused, forbidden, code, logLikelihood);
    }

    /** Its number among all that the seed draws, kept or left out, from 0. */
    public long index() {
        return index;
    }

    /** The molecule in the form that was asked for; the model's text where it is no molecule. */
    public String smiles() {
        return smiles;
    }

    /**
     * The molecule with its structure perceived, in the model's order of atoms; a new object.
     *
     * @throws InvalidMoleculeException if the model wrote what is no molecule, which happens where
     *     its grammar is not {@code smiles}
     */
    public Molecule molecule() throws InvalidMoleculeException {
        return Molecule.of(graph == null ? KekuleGraph.read(kekule) : graph);
    }

    /**
     * The molecule for CDK: {@link Molecule#container}, a new one.
     *
     * @throws InvalidMoleculeException as {@link #molecule} does
     */
    public IAtomContainer container() throws InvalidMoleculeException {
        return molecule().container();
    }

    /**
     * The latent code that it was decoded from, as it was drawn from the density, before noise is
     * added; empty where there is no model. A copy.
     */
    public float[] code() {
        return code.clone();
    }

    /**
     * The natural logarithm of the probability of its rules, given the code as the decoder read it,
     * noise included: under the mask, at temperature 1, without top-k, top-p or min-p. Empty unless
     * {@link SampleOptions#withLogLikelihoods} asks for it, and where there is no model.
     *
     * <p>Other derivations can write the same molecule, and other codes lead to it: it is no
     * likelihood of the molecule.
     */
    public OptionalDouble logLikelihood() {
        return logLikelihood;
    }

    /** The canonical Kekulé form, or null where no filter needs it, or it is no molecule. */
    @Nullable String canonical() {
        return canonical;
    }

    /** Whether it has what is forbidden or lacks what is required, or cannot be told not to. */
    boolean forbidden() {
        return forbidden;
    }

    /** Whether the text was read and is no molecule. */
    boolean refused() {
        return refused;
    }

    /** The text that {@link #smiles} gives. */
    @Override
    public String toString() {
        return smiles;
    }
}
