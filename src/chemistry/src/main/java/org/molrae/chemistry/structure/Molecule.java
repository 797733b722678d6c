package org.molrae.chemistry.structure;

import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.smiles.AromaticWriter;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.openscience.cdk.interfaces.IAtomContainer;

/**
 * A molecule with the structure that RDKit perceives in it. Atoms and bonds are numbered in the
 * order of the SMILES from 0; hydrogens are counts at their atoms, except the few that RDKit keeps
 * as atoms (isotopes, hydrides, bridges).
 *
 * <p>Bond orders are those of one Kekulé structure; aromatic bonds are flagged beside it. A
 * molecule never changes, and any number of threads may share it.
 */
public final class Molecule {

    private final KekuleGraph graph;
    private final Topology topology;
    private final Electrons electrons;
    private final int[][] ringAtoms;
    private final int[][] ringBonds;
    private final boolean[] aromaticAtom;
    private final boolean[] aromaticBond;
    private volatile @Nullable Conjugation conjugation;
    private volatile boolean @Nullable [] stereocenters;

    private Molecule(KekuleGraph graph) {
        this.graph = graph;
        topology = new Topology(graph);
        electrons = new Electrons(graph, topology);
        Rings rings = Rings.find(topology);
        ringAtoms = rings.atoms();
        ringBonds = rings.bonds();
        Aromaticity aromaticity =
                Aromaticity.find(graph, topology, electrons, ringAtoms, ringBonds);
        aromaticAtom = aromaticity.atom;
        aromaticBond = aromaticity.bond;
    }

    /**
     * Reads a SMILES as far as white space, by RDKit's rules.
     *
     * @throws InvalidMoleculeException if the text is no molecule
     */
    public static Molecule fromSmiles(String smiles) throws InvalidMoleculeException {
        return of(KekuleGraph.read(smiles));
    }

    /** Perceives the structure of a molecule that has been read. */
    public static Molecule of(KekuleGraph graph) {
        return new Molecule(graph);
    }

    /**
     * Takes over a molecule of CDK, by way of SMILES: atoms are numbered as CDK writes them.
     *
     * @throws InvalidMoleculeException if CDK cannot write the molecule as SMILES, or if it is no
     *     molecule by RDKit's rules
     */
    public static Molecule of(IAtomContainer container) throws InvalidMoleculeException {
        return fromSmiles(smiles(container));
    }

    /**
     * A molecule of CDK as Kekulé SMILES, with configurations, isotopes and the atom map; its atoms
     * are in an order of CDK's. The container stays as it is: one whose aromatic bonds have no
     * order is given some in a copy.
     *
     * @throws InvalidMoleculeException if CDK cannot write it, as where hydrogens are not counted;
     *     whether it is a molecule by RDKit's rules, only reading tells
     */
    public static String smiles(IAtomContainer container) throws InvalidMoleculeException {
        return CdkBridge.smiles(container);
    }

    /**
     * The molecule as isomeric SMILES with aromatic symbols, in the order in which it was read.
     *
     * @throws InvalidMoleculeException if it has bonds that only RDKit knows ({@code ->}, {@code
     *     ~}), or more than 99 rings open at once
     */
    public String aromaticSmiles() throws InvalidMoleculeException {
        return AromaticWriter.write(graph, aromaticAtom, aromaticBond);
    }

    /** The molecule as it was read, with its configurations. */
    public KekuleGraph graph() {
        return graph;
    }

    /** The number of atoms: the heavy ones, and hydrogens that stay atoms. */
    public int atomCount() {
        return graph.atoms();
    }

    public int bondCount() {
        return graph.bonds();
    }

    /** The atomic number, 0 for a dummy atom. */
    public int element(int atom) {
        return graph.element(atom);
    }

    public int charge(int atom) {
        return graph.charge(atom);
    }

    /** The mass number, 0 for the natural mixture. */
    public int isotope(int atom) {
        return graph.isotope(atom);
    }

    /** The number of hydrogens that are no atoms of their own. */
    public int hydrogens(int atom) {
        return electrons.totalHydrogens(atom);
    }

    /** The number of hydrogens, those included that are atoms. */
    public int totalHydrogens(int atom) {
        int count = electrons.totalHydrogens(atom);
        for (int i = 0; i < topology.degree(atom); i++) {
            count += graph.element(topology.neighbor(atom, i)) == 1 ? 1 : 0;
        }
        return count;
    }

    /** The number of hydrogens that RDKit calls explicit: written in brackets or merged. */
    public int givenHydrogens(int atom) {
        return graph.givenHydrogens(atom);
    }

    /**
     * Whether the atom was written in brackets, so that its hydrogens do not follow from its bonds.
     */
    public boolean hydrogensGiven(int atom) {
        return graph.bracket(atom);
    }

    /** Whether the text marks the atom {@code @} or {@code @@}, meaningful or not. */
    public boolean marked(int atom) {
        return graph.tetrahedral(atom);
    }

    public int radicalElectrons(int atom) {
        return electrons.radicals[atom];
    }

    /** The sum of bond orders and hydrogens. */
    public int valence(int atom) {
        return electrons.explicitValence[atom] + graph.impliedHydrogens(atom);
    }

    /** The sum of bond orders and given hydrogens, without those that are implied. */
    public int explicitValence(int atom) {
        return electrons.explicitValence[atom];
    }

    /** The number of neighbors that are atoms. */
    public int degree(int atom) {
        return topology.degree(atom);
    }

    public boolean aromatic(int atom) {
        return aromaticAtom[atom];
    }

    public boolean inRing(int atom) {
        return topology.inRing(atom);
    }

    /**
     * Whether the atom lies in one of the {@link #ringCount()} rings that have this number of
     * atoms.
     */
    public boolean inRingOfSize(int atom, int size) {
        for (int[] ring : ringAtoms) {
            if (ring.length == size) {
                for (int a : ring) {
                    if (a == atom) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    public Hybridization hybridization(int atom) {
        return conjugation().hybridization[atom];
    }

    /** Perceived when it is first asked for: writing a molecule does not. */
    private Conjugation conjugation() {
        Conjugation found = conjugation;
        if (found == null) {
            found = new Conjugation(graph, topology, electrons, aromaticBond);
            conjugation = found;
        }
        return found;
    }

    /**
     * Whether the atom is a tetrahedral center, marked or not: one that RDKit's {@code
     * FindMolChiralCenters(includeUnassigned=True)} counts, in its legacy implementation.
     */
    public boolean stereocenter(int atom) {
        boolean[] found = stereocenters;
        if (found == null) {
            found = Stereocenters.find(this, graph);
            stereocenters = found;
        }
        return found[atom];
    }

    /**
     * Whether an atom has three ring bonds or more, and rings through it share two bonds or more.
     */
    public boolean bridgehead(int atom) {
        return Bridgeheads.isBridgehead(this, atom);
    }

    /** The i-th neighbor of an atom, {@code i < degree(atom)}. */
    public int neighbor(int atom, int i) {
        return topology.neighbor(atom, i);
    }

    /** The i-th bond of an atom, {@code i < degree(atom)}. */
    public int bond(int atom, int i) {
        return topology.bond(atom, i);
    }

    /** The bond between two atoms, or -1. */
    public int bondBetween(int a, int b) {
        return topology.bondBetween(a, b);
    }

    public int begin(int bond) {
        return topology.begin(bond);
    }

    public int end(int bond) {
        return topology.end(bond);
    }

    /** The atom at the other end of a bond. */
    public int other(int bond, int atom) {
        return topology.other(bond, atom);
    }

    /**
     * The order in a Kekulé structure: 1 to 4; or {@link KekuleGraph#DATIVE}, {@link
     * KekuleGraph#ANY}.
     */
    public int order(int bond) {
        return graph.order(bond);
    }

    public boolean aromaticBond(int bond) {
        return aromaticBond[bond];
    }

    public boolean ringBond(int bond) {
        return topology.ringBond(bond);
    }

    public boolean conjugated(int bond) {
        return conjugation().bond[bond];
    }

    /** The number of rings in the symmetrized smallest set of smallest rings. */
    public int ringCount() {
        return ringAtoms.length;
    }

    /** The atoms of a ring, in order around it. The array is not to be changed. */
    public int[] ringAtoms(int ring) {
        return ringAtoms[ring];
    }

    /**
     * The bonds of a ring; the i-th one joins the i-th atom to the next. The array is not to be
     * changed.
     */
    public int[] ringBonds(int ring) {
        return ringBonds[ring];
    }

    /**
     * Copies the molecule into a CDK container with RDKit's aromaticity, ring flags and
     * hybridization, with configurations and the atom map, atoms and bonds in the same order.
     */
    public IAtomContainer container() {
        return CdkBridge.container(this);
    }
}
