package org.molrae.search.strategy;

import java.util.Optional;
import org.molrae.search.surrogate.GaussianProcess;

/** A strategy that chooses codes by a {@link GaussianProcess} over what it was told. */
public interface SurrogateSearch extends CodeSearch {

    /**
     * The process that the last batch was chosen by, say to judge it by held-out scores; empty if
     * that batch was drawn without one.
     */
    Optional<GaussianProcess> process();
}
