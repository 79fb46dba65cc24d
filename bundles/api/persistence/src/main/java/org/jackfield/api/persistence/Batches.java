package org.jackfield.api.persistence;

import java.util.function.IntUnaryOperator;

/** Does much to a table in short transactions, so that nobody who works with it waits for long. */
public final class Batches {

    private Batches() {}

    /**
     * Repeats a step until it finds less to do than it may.
     *
     * @param most how many rows one step may take; at least 1
     * @param step a transaction of its own, given {@code most}; answers how many rows it took. What it throws ends the
     *     work; what earlier steps did stays done
     * @return how many rows all steps took
     */
    public static long run(int most, IntUnaryOperator step) {
        if (most < 1) {
            throw new IllegalArgumentException("at most " + most + " rows");
        }
        long all = 0;
        int taken;
        do {
            taken = step.applyAsInt(most);
            all += taken;
        } while (taken >= most);
        return all;
    }
}
