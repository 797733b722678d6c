package org.molrae.chemistry.smiles;

/**
 * A molecule as the reader leaves it, for the packages that perceive more than the text says: atoms
 * and bonds in the order of the text, hydrogens counted, Kekulé bond orders, no aromaticity.
 *
 * <p>It is a view that cannot be changed. Bonds of an atom come in the order in which the text
 * mentions them.
 */
public final class KekuleGraph {

    /** The order of a dative bond, which counts for the second atom only. */
    public static final int DATIVE = MolecularGraph.DATIVE;

    /** The order of RDKit's {@code ~}, which counts for nothing. */
    public static final int ANY = MolecularGraph.ANY;

    private final MolecularGraph graph;

    private KekuleGraph(MolecularGraph graph) {
        this.graph = graph;
    }

    /**
     * Reads a SMILES as far as white space, by the rules of {@link MoleculeCheck}.
     *
     * @throws InvalidMoleculeException if the text is no molecule
     */
    public static KekuleGraph read(String smiles) throws InvalidMoleculeException {
        return new KekuleGraph(MoleculeCheck.read(smiles));
    }

    static KekuleGraph of(MolecularGraph graph) {
        return new KekuleGraph(graph);
    }

    MolecularGraph graph() {
        return graph;
    }

    public int atoms() {
        return graph.atoms;
    }

    public int bonds() {
        return graph.bonds;
    }

    /** The atomic number, 0 for a dummy atom. */
    public int element(int atom) {
        return graph.element[atom];
    }

    public int charge(int atom) {
        return graph.charge[atom];
    }

    /** The mass number, 0 where none is given. */
    public int isotope(int atom) {
        return graph.isotope[atom];
    }

    /** The number of the atom in an atom map, 0 where none is given. */
    public int map(int atom) {
        return graph.map[atom];
    }

    /** The number of hydrogens written in brackets or merged from explicit atoms. */
    public int givenHydrogens(int atom) {
        return graph.hydrogens[atom];
    }

    /** The number of hydrogens that the valence model adds. */
    public int impliedHydrogens(int atom) {
        return graph.implied[atom];
    }

    /** Whether the atom was written in brackets, so that no hydrogens are implied. */
    public boolean bracket(int atom) {
        return graph.bracket[atom];
    }

    /** Whether the text marks the atom {@code @} or {@code @@}. */
    public boolean tetrahedral(int atom) {
        int mark = graph.chirality[atom];
        return mark == MolecularGraph.CLOCKWISE || mark == MolecularGraph.COUNTERCLOCKWISE;
    }

    /**
     * The handedness of a marked atom when its neighbors are put in ascending order of their keys,
     * hydrogen and lone pair first: true if they then run clockwise.
     */
    public boolean clockwise(int atom, int[] key) {
        return Stereochemistry.clockwise(graph, atom, key);
    }

    /** The configurations that the text gives where there can be some. */
    public Configurations configurations() {
        return Configurations.of(graph);
    }

    /** Of {@link #configurations}, those that mean something, as {@link KekuleForm} keeps them. */
    public Configurations distinctConfigurations() {
        return Configurations.distinct(graph);
    }

    public int begin(int bond) {
        return graph.from[bond];
    }

    public int end(int bond) {
        return graph.to[bond];
    }

    /** 1 to 4, {@link #DATIVE} or {@link #ANY}. */
    public int order(int bond) {
        return graph.order[bond];
    }

    /** For a bond that closes a ring in the text, the number of the ring plus 1; otherwise 0. */
    public int closure(int bond) {
        return graph.closure[bond];
    }

    /** For each bond, whether it lies in a ring; the array is not to be changed. */
    public boolean[] ringBonds() {
        return graph.ringBonds();
    }

    public int degree(int atom) {
        return graph.degree(atom);
    }

    /** The i-th bond of an atom. */
    public int bond(int atom, int i) {
        return graph.incident[graph.first[atom] + i];
    }
}
