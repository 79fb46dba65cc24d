package org.jackfield.connectors.oai.session;

import java.util.function.IntPredicate;

/** The numbers of commands. They go on after a restart of the phone system, so that no late answer finds a wrong command. */
final class InvokeIds {

    /** Below stand the resync codes of a restart (0) and of the old resync (1). */
    private static final int FIRST = 2;
    private static final int LAST = 65534;

    private int last = FIRST - 1;

    /** The next number that is not taken. */
    int next(IntPredicate taken) {
        do {
            last = last == LAST ? FIRST : last + 1;
        } while (taken.test(last));
        return last;
    }
}
