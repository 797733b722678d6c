package org.molrae.molecules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.molrae.chemistry.ParallelWork;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

/**
 * Encodes lists of molecules in some form, in slices on several threads.
 *
 * @param <T> a molecule in that form
 * @param deriver gives a molecule's rules
 * @param refinements of {@link MoleculeGenerator#encode(List, int)}
 */
record ListEncoder<T>(
        MoleculeGenerator generator, Deriver<T> deriver, int refinements, int threads) {

    private static final int SLICE = 512;

    /**
     * Gives a molecule's rules.
     *
     * @param <T> a molecule in some form
     */
    interface Deriver<T> {
        int[] derive(T molecule) throws InvalidMoleculeException;
    }

    List<Encoding> encode(List<? extends T> molecules) {
        List<Encoding> encodings = new ArrayList<>(molecules.size());
        ParallelWork.run(
                threads,
                (molecules.size() + SLICE - 1) / SLICE,
                slice -> {
                    int from = slice * SLICE;
                    int to = Math.min(molecules.size(), from + SLICE);
                    return encodeSlice(molecules.subList(from, to));
                },
                encodings::addAll);
        return Collections.unmodifiableList(encodings);
    }

    private List<Encoding> encodeSlice(List<? extends T> molecules) {
        List<int[]> derivations = new ArrayList<>(molecules.size());
        List<Encoding> encodings = new ArrayList<>(molecules.size());
        List<Integer> places = new ArrayList<>(molecules.size());
        for (T molecule : molecules) {
            try {
                derivations.add(deriver.derive(molecule));
                places.add(encodings.size());
                encodings.add(Encoding.NONE);
            } catch (InvalidMoleculeException e) {
                encodings.add(Encoding.refused(e));
            }
        }
        float[][] codes = generator.encode(derivations, refinements);
        for (int i = 0; i < codes.length; i++) {
            encodings.set(places.get(i), Encoding.of(codes[i]));
        }
        return encodings;
    }
}
