package org.molrae.chemistry.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.molrae.chemistry.ParallelWork;
import org.molrae.chemistry.fingerprint.Fingerprint;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;

/**
 * GuacaMol's KL divergence score: the mean of exp(-D) over the Kullback-Leibler divergences D of
 * the generated molecules from the reference, in ten quantities: Bertz's complexity, logP, weight
 * and polar surface by kernel density estimates; acceptors, donors, rotatable bonds, aliphatic and
 * aromatic rings by histograms; and the similarity to the nearest other molecule of the same set
 * (ECFP4, 4096 bits) by kernel density estimates. Of 10,000 different molecules of each set at
 * most, a draw of larger ones by their hashes, configurations not counting.
 *
 * <p>Reference: guacamol 0.5, {@code KLDivBenchmark}. Differences: GuacaMol compares with a draw
 * from the training set, here it is the reference set; where its estimates fail (a quantity with
 * one value only, or none in the range of the reference), the quantity contributes 0.
 */
final class KullbackLeiblerScore {

    private static final int MOLECULES = 10_000;
    private static final int BITS = 4096;

    private static final List<Descriptor> CONTINUOUS =
            List.of(
                    Descriptors.BERTZ,
                    Descriptors.LOG_P,
                    Descriptors.WEIGHT,
                    Descriptors.POLAR_SURFACE);

    private static final List<ToDoubleFunction<MoleculeFeatures>> DISCRETE =
            List.of(
                    molecule -> molecule.value(Descriptors.PATTERN_ACCEPTORS),
                    molecule -> molecule.value(Descriptors.DONORS),
                    molecule -> molecule.value(Descriptors.ROTATABLE_BONDS),
                    // every ring that is not aromatic is aliphatic to RDKit
                    molecule ->
                            molecule.value(Descriptors.RINGS)
                                    - molecule.value(Descriptors.AROMATIC_RINGS),
                    molecule -> molecule.value(Descriptors.AROMATIC_RINGS));

    private KullbackLeiblerScore() {}

    static double of(Comparison sets) {
        List<MoleculeFeatures> generated = distinct(sets.generated().shuffledSample());
        List<MoleculeFeatures> reference = distinct(sets.reference().shuffledSample());
        if (generated.isEmpty() || reference.isEmpty()) {
            return Double.NaN;
        }
        DoubleStream.Builder divergences = DoubleStream.builder();
        for (Descriptor descriptor : CONTINUOUS) {
            divergences.add(
                    Divergence.continuous(
                            values(reference, m -> m.value(descriptor)),
                            values(generated, m -> m.value(descriptor))));
        }
        for (ToDoubleFunction<MoleculeFeatures> quantity : DISCRETE) {
            divergences.add(
                    Divergence.discrete(values(reference, quantity), values(generated, quantity)));
        }
        divergences.add(
                Divergence.continuous(
                        similarities(reference, sets.threads()),
                        similarities(generated, sets.threads())));
        return divergences.build().map(d -> Math.exp(-d)).average().orElse(Double.NaN);
    }

    private static List<MoleculeFeatures> distinct(List<MoleculeFeatures> molecules) {
        KeyCounts seen = new KeyCounts();
        List<MoleculeFeatures> distinct = new ArrayList<>();
        for (MoleculeFeatures molecule : molecules) {
            ParallelWork.requireUninterrupted();
            if (distinct.size() < MOLECULES
                    && seen.add(Identity.ofConstitution(molecule.smiles()))) {
                distinct.add(molecule);
            }
        }
        return distinct;
    }

    private static double[] values(
            List<MoleculeFeatures> molecules, ToDoubleFunction<MoleculeFeatures> quantity) {
        return molecules.stream().mapToDouble(quantity).toArray();
    }

    private static double[] similarities(List<MoleculeFeatures> molecules, int threads) {
        FingerprintTable table =
                FingerprintTable.of(
                        molecules.stream().map(KullbackLeiblerScore::fingerprint).toList());
        return table.nearest(table, threads);
    }

    private static Fingerprint fingerprint(MoleculeFeatures molecule) {
        return Fingerprint.fold(molecule.environments(), BITS);
    }
}
