package org.molrae.molecules.optimization;

import java.util.function.ToDoubleFunction;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.openscience.cdk.interfaces.IAtomContainer;

/** Objectives of molecules, from SMILES to scores; NaN for what is no molecule. */
public final class MoleculeObjective {

    /**
     * Penalized logP, normalised: {@code (logP - 2.4570953396190123) / 1.434324401111988 + (-SA +
     * 3.0525811293166134) / 0.8335207024513095 + (cycle + 0.0485696876403053) /
     * 0.2860212110245455}, the constants of Kusner's code; cycle is minus the atoms beyond six of
     * the longest cycle in networkx's cycle basis.
     */
    public static final ToDoubleFunction<String> PENALIZED_LOG_P =
            descriptor(Descriptors.NORMALIZED_PENALIZED_LOG_P);

    /** Quantitative estimate of drug-likeness, from 0 to 1. */
    public static final ToDoubleFunction<String> DRUG_LIKENESS =
            descriptor(Descriptors.DRUG_LIKENESS);

    private MoleculeObjective() {}

    /** A descriptor as an objective. */
    public static ToDoubleFunction<String> descriptor(Descriptor descriptor) {
        return ofMolecule(descriptor::of);
    }

    /**
     * Any function of a CDK molecule as an objective. The containers are {@link
     * Molecule#container}, without coordinates.
     */
    public static ToDoubleFunction<String> of(ToDoubleFunction<IAtomContainer> function) {
        return ofMolecule(molecule -> function.applyAsDouble(molecule.container()));
    }

    /** Any function of a molecule with its structure as an objective, as {@code scorer::of}. */
    public static ToDoubleFunction<String> ofMolecule(ToDoubleFunction<Molecule> function) {
        return smiles -> {
            try {
                return function.applyAsDouble(Molecule.fromSmiles(smiles));
            } catch (InvalidMoleculeException e) {
                return Double.NaN;
            }
        };
    }
}
