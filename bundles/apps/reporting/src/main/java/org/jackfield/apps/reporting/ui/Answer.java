package org.jackfield.apps.reporting.ui;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What came of something that takes its time, or why nothing did: a failure is shown where the answer would be, and must not only
 * flit past beside something that waits for ever.
 */
record Answer<T>(Optional<T> value, Optional<RuntimeException> failure) {

    static <T> Answer<T> of(Supplier<T> work) {
        try {
            return new Answer<>(Optional.of(work.get()), Optional.empty());
        } catch (RuntimeException e) {
            return new Answer<>(Optional.empty(), Optional.of(e));
        }
    }
}
