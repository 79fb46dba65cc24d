package org.jackfield.connectors.simulator.office;

import java.util.List;
import java.util.Random;

/** Chance, the same for the same seed. Times come out in milliseconds. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double upTo(double most) {
        return random.nextDouble() * most;
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    long between(double leastSeconds, double mostSeconds) {
        return (long) (1000 * (leastSeconds + random.nextDouble() * (mostSeconds - leastSeconds)));
    }

    /** Waiting time until the next of many independent happenings. */
    long untilNext(double meanSeconds) {
        return (long) (-1000 * meanSeconds * Math.log(1 - random.nextDouble()));
    }

    /** What people take for something: mostly around the usual, now and then far longer. */
    long about(double usualSeconds, double spread, double mostSeconds) {
        return (long) (1000 * Math.min(mostSeconds, usualSeconds * Math.exp(spread * random.nextGaussian())));
    }
}
