package org.molrae.sequences.encoding;

/**
 * The code of one derivation under Adam (Kingma and Ba, 2015), with steps in proportion to the size
 * of the code that it begins with.
 */
final class CodeDescent {

    /** The step as a share of the root mean square of the code. */
    private static final double RATE = 0.125;

    private static final double MEAN_DECAY = 0.9;
    private static final double SQUARE_DECAY = 0.99;
    private static final double EPSILON = 1e-8;

    private final int index;
    private final int[] plain;
    private final float[] code;
    private final double rate;
    private final double[] mean;
    private final double[] square;
    private double meanWeight = 1;
    private double squareWeight = 1;

    /**
     * Begins at an encoder's code.
     *
     * @param index of the derivation among those asked for
     * @param plain rules of the derivation
     * @param code changed in place
     */
    CodeDescent(int index, int[] plain, float[] code) {
        this.index = index;
        this.plain = plain;
        this.code = code;
        double squares = 0;
        for (float value : code) {
            squares += (double) value * value;
        }
        rate = RATE * Math.sqrt(squares / code.length);
        mean = new double[code.length];
        square = new double[code.length];
    }

    int index() {
        return index;
    }

    int[] plain() {
        return plain;
    }

    float[] code() {
        return code;
    }

    /** Takes a step against the gradient that begins at an offset. */
    void step(float[] gradients, int offset) {
        meanWeight *= MEAN_DECAY;
        squareWeight *= SQUARE_DECAY;
        for (int j = 0; j < code.length; j++) {
            double gradient = gradients[offset + j];
            mean[j] = MEAN_DECAY * mean[j] + (1 - MEAN_DECAY) * gradient;
            square[j] = SQUARE_DECAY * square[j] + (1 - SQUARE_DECAY) * gradient * gradient;
            double deviation = Math.sqrt(square[j] / (1 - squareWeight)) + EPSILON;
            code[j] -= (float) (rate * mean[j] / (1 - meanWeight) / deviation);
        }
    }
}
