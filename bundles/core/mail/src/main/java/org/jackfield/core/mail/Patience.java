package org.jackfield.core.mail;

import java.time.Duration;

/**
 * How long a mail server may take.
 *
 * @param connect until it takes the connection
 * @param answer until it answers a command
 * @param whole for one mail or one log-in, however busily it answers
 */
record Patience(Duration connect, Duration answer, Duration whole) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofMinutes(10));
    /** Of somebody who waits for the result. */
    static final Patience OF_A_PERSON = new Patience(Duration.ofSeconds(8), Duration.ofSeconds(10), Duration.ofSeconds(30));
}
