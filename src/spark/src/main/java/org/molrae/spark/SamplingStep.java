package org.molrae.spark;

import java.io.Serializable;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.molecules.Sampling;

/**
 * Says on each executor how molecules are drawn, mostly a lambda: {@code sampling ->
 * sampling.noise(1).containing("c1ccncc1")}.
 */
@FunctionalInterface
public interface SamplingStep extends Serializable {

    /**
     * The sampling to draw by.
     *
     * @param plain with the seed; the range is set behind this step
     * @throws InvalidMoleculeException as {@link Sampling#containing(String)}
     */
    Sampling of(Sampling plain) throws InvalidMoleculeException;
}
