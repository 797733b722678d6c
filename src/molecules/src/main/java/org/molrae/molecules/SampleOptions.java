package org.molrae.molecules;

/**
 * How molecules are drawn.
 *
 * @param seed sample i depends on it and on i alone
 * @param temperature of the decoder's choices, above 0
 * @param density of the latent codes: {@code gmm}, {@code gaussian} or {@code prior}
 * @param form in which molecules are written
 * @param valid leave out texts that are no molecules
 * @param unique leave out molecules drawn before
 * @param novel leave out molecules of the training set
 * @param threads that draw
 */
public record SampleOptions(
        long seed,
        double temperature,
        String density,
        OutputForm form,
        boolean valid,
        boolean unique,
        boolean novel,
        int threads) {

    /**
     * Aromatic SMILES from the mixture at temperature 1, everything as drawn, on all processors.
     */
    public static SampleOptions seeded(long seed) {
        return new SampleOptions(
                seed,
                1,
                "gmm",
                OutputForm.AROMATIC,
                false,
                false,
                false,
                Runtime.getRuntime().availableProcessors());
    }
}
