package org.molrae.benchmarks.goals;

import java.util.PriorityQueue;

/** How the mean of the best scores grows with the calls, and the area under it by PMO's rule. */
final class ProgressCurve {

    /** Calls between two points of the curve. */
    static final int INTERVAL = 100;

    private ProgressCurve() {}

    /**
     * The area under the mean of the best scores, as a share of the budget, from 0 to 1: trapezoids
     * between points every {@value #INTERVAL} calls from 0 on, and the last mean over what the
     * budget leaves.
     *
     * @param scores in the order of calls; those beyond the budget are left out
     * @param top how many of the best
     */
    static double area(double[] scores, int top, int budget) {
        PriorityQueue<Double> best = new PriorityQueue<>();
        int calls = Math.min(scores.length, budget);
        double area = 0;
        double before = 0;
        int last = 0;
        for (int call = 1; call <= calls; call++) {
            best.add(scores[call - 1]);
            if (best.size() > top) {
                best.remove();
            }
            if (call % INTERVAL == 0 || call == calls) {
                double now = mean(best);
                area += (call - last) * (now + before) / 2;
                before = now;
                last = call;
            }
        }
        return (area + (budget - calls) * before) / budget;
    }

    private static double mean(PriorityQueue<Double> best) {
        return best.stream().mapToDouble(Double::doubleValue).sum() / best.size();
    }
}
