package org.molrae.sequences.policy;

/** A number under Adam (Kingma and Ba, 2015). */
final class ScalarAdam {

    private static final double MEAN_DECAY = 0.9;
    private static final double SQUARE_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final double rate;
    private double value;
    private double mean;
    private double square;
    private double meanWeight = 1;
    private double squareWeight = 1;

    ScalarAdam(double value, double rate) {
        this.value = value;
        this.rate = rate;
    }

    double value() {
        return value;
    }

    void step(double gradient) {
        meanWeight *= MEAN_DECAY;
        squareWeight *= SQUARE_DECAY;
        mean = MEAN_DECAY * mean + (1 - MEAN_DECAY) * gradient;
        square = SQUARE_DECAY * square + (1 - SQUARE_DECAY) * gradient * gradient;
        double deviation = Math.sqrt(square / (1 - squareWeight)) + EPSILON;
        value -= rate * mean / (1 - meanWeight) / deviation;
    }
}
