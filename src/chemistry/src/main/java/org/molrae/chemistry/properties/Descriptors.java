package org.molrae.chemistry.properties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.molrae.chemistry.smiles.Elements;
import org.molrae.chemistry.structure.Molecule;

/**
 * All descriptors, by the names that {@code molrae properties} prints.
 *
 * <p>The reference is RDKit 2022.09.3 unless another is named; where no difference is named, none
 * is known. Shares of agreement and the classes of disagreement are in {@code
 * benchmarks/results/properties-agreement.md}.
 */
public final class Descriptors {

    /** The order in which tables print them: first that of the reference table. */
    private static final List<String> ORDER =
            List.of(
                    "logP",
                    "SA",
                    "QED",
                    "cycle_score",
                    "penalized_logP_norm",
                    "penalized_logP_raw");

    private static final Map<String, Descriptor> BY_NAME = new LinkedHashMap<>();

    /**
     * Octanol-water partition coefficient by atom contributions, as a decadic logarithm (Wildman
     * and Crippen 1999); {@code Crippen.MolLogP}. RDKit stops at 1,000 matches of a type, which
     * matters to molecules of several hundred atoms.
     */
    public static final Descriptor LOG_P =
            add(SimpleDescriptor.real("logP", "log10", Double.NEGATIVE_INFINITY, Crippen::logP));

    /**
     * How much the longest cycle exceeds six atoms, as a penalty of 0 or less. The cycles are those
     * of networkx's {@code cycle_basis} on the molecule as written, as in the code behind the
     * literature's penalized logP. The smallest set of smallest rings would give milder penalties:
     * fused rings can hide each other in a basis, an envelope of ten atoms then counts as a ring.
     * The order of the atoms in the SMILES has an influence.
     */
    public static final Descriptor CYCLE_SCORE =
            add(
                    new SimpleDescriptor(
                            "cycle_score",
                            "1",
                            Double.NEGATIVE_INFINITY,
                            0,
                            true,
                            molecule -> -Math.max(0, CycleBasis.longest(molecule) - 6)));

    /** Molecular weight, named isotopes by their masses; {@code Descriptors.MolWt}. */
    public static final Descriptor WEIGHT =
            add(SimpleDescriptor.real("MW", "Da", 0, Masses::weight));

    /** Topological polar surface area, nitrogen and oxygen only; {@code CalcTPSA}. */
    public static final Descriptor POLAR_SURFACE =
            add(SimpleDescriptor.real("TPSA", "Å²", 0, PolarSurface::of));

    /** Acceptors after Lipinski: nitrogens and oxygens; {@code CalcNumLipinskiHBA}. */
    public static final Descriptor ACCEPTORS =
            add(SimpleDescriptor.count("HBA", HydrogenBonds::nitrogensAndOxygens));

    /** Acceptors by RDKit's patterns; {@code CalcNumHBA}, also called NumHAcceptors. */
    public static final Descriptor PATTERN_ACCEPTORS =
            add(SimpleDescriptor.count("HBA_rdkit", HydrogenBonds::acceptors));

    /** Donors by RDKit's patterns: atoms, not hydrogens; {@code CalcNumHBD}. */
    public static final Descriptor DONORS =
            add(SimpleDescriptor.count("HBD", HydrogenBonds::donors));

    /** Rotatable bonds by the strict definition; {@code CalcNumRotatableBonds}. */
    public static final Descriptor ROTATABLE_BONDS =
            add(SimpleDescriptor.count("rotatable", RotatableBonds::count));

    /** Rings of the symmetrized smallest set of smallest rings; {@code CalcNumRings}. */
    public static final Descriptor RINGS =
            add(SimpleDescriptor.count("rings", Molecule::ringCount));

    /** Rings of which all bonds are aromatic; {@code CalcNumAromaticRings}. */
    public static final Descriptor AROMATIC_RINGS =
            add(SimpleDescriptor.count("aromatic_rings", Counts::aromaticRings));

    /** Atoms that are neither hydrogen nor dummies; {@code GetNumHeavyAtoms}. */
    public static final Descriptor HEAVY_ATOMS =
            add(SimpleDescriptor.count("heavy", Counts::heavyAtoms));

    /** The share of carbons with four neighbors, 0 without carbon; {@code CalcFractionCSP3}. */
    public static final Descriptor FRACTION_SP3 =
            add(new SimpleDescriptor("fsp3", "1", 0, 1, false, Counts::fractionSp3));

    /** Complexity after Bertz (1981); {@code GraphDescriptors.BertzCT}. */
    public static final Descriptor BERTZ =
            add(SimpleDescriptor.real("bertz", "bit", 0, BertzComplexity::of));

    /**
     * Synthetic accessibility from 1 (easy) to 10 (Ertl and Schuffenhauer 2009); {@code
     * sascorer.py} of RDKit's Contrib.
     */
    public static final Descriptor SYNTHETIC_ACCESSIBILITY =
            add(new SimpleDescriptor("SA", "1", 1, 10, false, SyntheticAccessibility::of));

    /**
     * Quantitative estimate of drug-likeness (Bickerton et al. 2012) with its default weights;
     * {@code QED.qed}. Its counts of acceptors, aromatic rings and alerts are its own.
     */
    public static final Descriptor DRUG_LIKENESS =
            add(
                    new CombinedDescriptor(
                            "QED",
                            "1",
                            0,
                            1,
                            false,
                            List.of(
                                    WEIGHT,
                                    LOG_P,
                                    SimpleDescriptor.count(
                                            "QED_acceptors", DrugLikeness::acceptors),
                                    DONORS,
                                    POLAR_SURFACE,
                                    ROTATABLE_BONDS,
                                    SimpleDescriptor.count(
                                            "QED_aromatic_rings", DrugLikeness::aromaticRings),
                                    SimpleDescriptor.count("QED_alerts", DrugLikeness::alerts)),
                            DrugLikeness::score));

    /**
     * Penalized logP: logP - SA + cycle score (R. Gómez-Bombarelli et al., ACS Cent. Sci. 4 (2018)
     * 268). No one function of RDKit; its parts are.
     */
    public static final Descriptor PENALIZED_LOG_P =
            add(
                    new CombinedDescriptor(
                            "penalized_logP_raw",
                            "1",
                            Double.NEGATIVE_INFINITY,
                            Double.POSITIVE_INFINITY,
                            false,
                            List.of(LOG_P, SYNTHETIC_ACCESSIBILITY, CYCLE_SCORE),
                            x -> x[0] - x[1] + x[2]));

    /**
     * Penalized logP with each part standardized by mean and deviation over ZINC250k, by the
     * constants that the published code shares.
     */
    public static final Descriptor NORMALIZED_PENALIZED_LOG_P =
            add(
                    new CombinedDescriptor(
                            "penalized_logP_norm",
                            "1",
                            Double.NEGATIVE_INFINITY,
                            Double.POSITIVE_INFINITY,
                            false,
                            List.of(LOG_P, SYNTHETIC_ACCESSIBILITY, CYCLE_SCORE),
                            x ->
                                    (x[0] - 2.4570953396190123) / 1.434324401111988
                                            + (3.0525811293166134 - x[1]) / 0.8335207024513095
                                            + (x[2] + 0.0485696876403053) / 0.2860212110245455));

    /** Molar refractivity (Wildman and Crippen 1999); {@code Crippen.MolMR}. */
    public static final Descriptor REFRACTIVITY =
            add(SimpleDescriptor.real("MR", "cm³/mol", 0, Crippen::refractivity));

    /** The mass of the molecule of most common isotopes; {@code CalcExactMolWt}. */
    public static final Descriptor EXACT_MASS =
            add(SimpleDescriptor.real("exact_mass", "Da", 0, Masses::exact));

    /**
     * How many of Lipinski's four rules a molecule breaks (C. A. Lipinski et al., Adv. Drug Deliv.
     * Rev. 23 (1997) 3): weight over 500, logP over 5, more than five hydrogens on N and O, more
     * than ten N and O. RDKit has no such function; the counts are its {@code NHOHCount} and {@code
     * NOCount}.
     */
    public static final Descriptor LIPINSKI_VIOLATIONS =
            add(
                    new CombinedDescriptor(
                            "lipinski_violations",
                            "1",
                            0,
                            4,
                            true,
                            List.of(
                                    WEIGHT,
                                    LOG_P,
                                    ACCEPTORS,
                                    SimpleDescriptor.count("NHOH", HydrogenBonds::polarHydrogens)),
                            x ->
                                    (x[0] > 500 ? 1 : 0)
                                            + (x[1] > 5 ? 1 : 0)
                                            + (x[2] > 10 ? 1 : 0)
                                            + (x[3] > 5 ? 1 : 0)));

    /**
     * Veber's rule (D. F. Veber et al., J. Med. Chem. 45 (2002) 2615): 1 for at most ten rotatable
     * bonds and a polar surface of at most 140 Å², else 0.
     */
    public static final Descriptor VEBER =
            add(
                    new CombinedDescriptor(
                            "veber",
                            "1",
                            0,
                            1,
                            true,
                            List.of(ROTATABLE_BONDS, POLAR_SURFACE),
                            x -> x[0] <= 10 && x[1] <= 140 ? 1 : 0));

    /** All atoms, hydrogens included; {@code AddHs} and {@code GetNumAtoms}. */
    public static final Descriptor ATOMS = add(SimpleDescriptor.count("atoms", Counts::atoms));

    /** Rings of which one bond or more is not aromatic; {@code CalcNumAliphaticRings}. */
    public static final Descriptor ALIPHATIC_RINGS =
            add(
                    new CombinedDescriptor(
                            "aliphatic_rings",
                            "1",
                            0,
                            Double.POSITIVE_INFINITY,
                            true,
                            List.of(RINGS, AROMATIC_RINGS),
                            x -> x[0] - x[1]));

    private static final List<Descriptor> ALL = ordered();

    private Descriptors() {}

    /** The descriptor of a name, case included, or nothing. */
    public static Optional<Descriptor> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The number of atoms of an element, hydrogens included where it is hydrogen.
     *
     * @param symbol as in {@code Cl}
     * @throws IllegalArgumentException if there is no such element
     */
    public static Descriptor atomsOf(String symbol) {
        int element = Elements.ofSymbol(symbol);
        if (element < 1) {
            throw new IllegalArgumentException("there is no element '" + symbol + "'");
        }
        return SimpleDescriptor.count(
                "atoms of " + symbol, molecule -> Counts.atomsOf(molecule, element));
    }

    /** All descriptors in the order in which they are printed. */
    public static List<Descriptor> all() {
        return ALL;
    }

    private static List<Descriptor> ordered() {
        Map<String, Descriptor> rest = new LinkedHashMap<>(BY_NAME);
        List<Descriptor> all = new ArrayList<>();
        for (String name : ORDER) {
            all.add(Objects.requireNonNull(rest.remove(name), name));
        }
        all.addAll(rest.values());
        return List.copyOf(all);
    }

    private static Descriptor add(Descriptor descriptor) {
        BY_NAME.put(descriptor.name(), descriptor);
        return descriptor;
    }
}
