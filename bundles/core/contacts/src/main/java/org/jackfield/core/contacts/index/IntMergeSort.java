package org.jackfield.core.contacts.index;

import java.util.function.IntBinaryOperator;

/** Sorts whole numbers by an order of the caller's, stably; the JDK sorts only objects so, at five times the memory. */
final class IntMergeSort {

    private static final int SHORT_RUN = 16;

    private IntMergeSort() {}

    /** Sorts the first {@code size} values. */
    static void sort(int[] values, int size, IntBinaryOperator order) {
        for (int from = 0; from < size; from += SHORT_RUN) {
            insertion(values, from, Math.min(from + SHORT_RUN, size), order);
        }
        int[] source = values;
        int[] target = new int[size];
        for (int run = SHORT_RUN; run < size; run *= 2) {
            for (int from = 0; from < size; from += 2 * run) {
                merge(source, target, from, Math.min(from + run, size), Math.min(from + 2 * run, size), order);
            }
            int[] swapped = source;
            source = target;
            target = swapped;
        }
        if (source != values) {
            System.arraycopy(source, 0, values, 0, size);
        }
    }

    private static void insertion(int[] values, int from, int to, IntBinaryOperator order) {
        for (int i = from + 1; i < to; i++) {
            int value = values[i];
            int j = i - 1;
            while (j >= from && order.applyAsInt(values[j], value) > 0) {
                values[j + 1] = values[j--];
            }
            values[j + 1] = value;
        }
    }

    private static void merge(int[] source, int[] target, int from, int middle, int to, IntBinaryOperator order) {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            if (right >= to || left < middle && order.applyAsInt(source[left], source[right]) <= 0) {
                target[i] = source[left++];
            } else {
                target[i] = source[right++];
            }
        }
    }
}
