package org.molrae.cli.design;

import java.util.ArrayList;
import java.util.List;
import org.molrae.cli.options.Positive;
import org.molrae.expressions.ExpressionSearch;
import org.molrae.search.surrogate.GaussianProcessFit;
import picocli.CommandLine.Option;

/** The scores that a search for expressions is told, and how its proposals are decoded. */
public final class SearchOptions {

    private static final int FIT_STEPS = 20;

    @Option(
            names = "--told",
            paramLabel = "N",
            defaultValue = "2000",
            converter = Positive.class,
            description =
                    "Tell the search the scores of N training expressions: a quarter the lowest, the others drawn."
                            + " Default: ${DEFAULT-VALUE}.")
    public int told;

    @Option(
            names = "--withhold",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "Tell none of the lowest scores, this share of all: 0.01 withholds the best hundredth. The target,"
                            + " and what equals it, is withheld always. Default: ${DEFAULT-VALUE}.")
    public double withheld;

    @Option(
            names = "--decodes",
            paramLabel = "N",
            defaultValue = "" + ExpressionSearch.DECODES,
            converter = Positive.class,
            description =
                    "Decode every proposal N times; the most frequent expression wins. Default: ${DEFAULT-VALUE}.")
    public int decodes;

    @Option(
            names = "--inducing",
            paramLabel = "N",
            defaultValue = "200",
            converter = Positive.class,
            description =
                    "Inducing points of the Gaussian process; Kusner's code has 500. Default: ${DEFAULT-VALUE}.")
    int inducing;

    @Option(
            names = "--learn-from",
            paramLabel = "N",
            defaultValue = "300",
            converter = Positive.class,
            description =
                    "Scores that its hyperparameters are learnt from; up to so many it is exact."
                            + " Default: ${DEFAULT-VALUE}.")
    int learnFrom;

    /** How the Gaussian process is fitted. */
    public GaussianProcessFit fit() {
        return new GaussianProcessFit(learnFrom, inducing, learnFrom, FIT_STEPS);
    }

    /** The lowest scores of a share are withheld, or those of the target alone. */
    public ExpressionSearch.Told told(double quantile, long seed) {
        return new ExpressionSearch.Told(
                told, withheld > 0 ? quantile : ExpressionSearch.EXACT, seed);
    }

    /** The faults of the options, empty if there are none. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!(withheld >= 0 && withheld < 1)) {
            faults.add("--withhold must be from 0 to below 1, is " + withheld);
        }
        return faults;
    }
}
