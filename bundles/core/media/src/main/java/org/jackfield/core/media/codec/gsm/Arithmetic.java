package org.jackfield.core.media.codec.gsm;

/**
 * The operations of EN 300 961 section 5.1 on 16-bit words, which travel in ints.
 *
 * <p>Where a result cannot leave its range for the operands that occur, the codec computes with plain operators and
 * says so; these methods are for where it can.
 */
final class Arithmetic {

    static final int MAX_WORD = Short.MAX_VALUE;

    private Arithmetic() {}

    /** {@return the word nearest to {@code value}: what {@code add} and {@code sub} do with a sum or a difference} */
    static int saturate(int value) {
        // Rarely taken, so a predicted branch costs less than two comparisons.
        return value == (short) value ? value : value >> 31 ^ MAX_WORD;
    }

    /** {@return the product of two fractions, rounded; not for -32768 times itself} */
    static int multR(int a, int b) {
        return a * b + 0x4000 >> 15;
    }

    /** {@return the magnitude, at most 32767} */
    static int abs(int word) {
        return Math.min(Math.abs(word), MAX_WORD);
    }

    /** {@return by how many places a positive 32-bit value can move to the left until its highest bit is 30} */
    static int norm(int value) {
        return Integer.numberOfLeadingZeros(value) - 1;
    }

    /** {@return by how many places a positive word can move to the left until its highest bit is 14} */
    static int normWord(int word) {
        return norm(word) - 16;
    }

    /** {@return the quotient of two words as a fraction, for {@code 0 <= numerator <= denominator}} */
    static int div(int numerator, int denominator) {
        if (numerator == 0) {
            return 0;
        }
        return numerator == denominator ? MAX_WORD : (numerator << 15) / denominator;
    }
}
