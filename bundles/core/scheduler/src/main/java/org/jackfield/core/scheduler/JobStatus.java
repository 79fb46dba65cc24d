package org.jackfield.core.scheduler;

import java.time.Instant;

/**
 * A job as it stands, for people.
 *
 * @param due null if never again
 * @param runningSince null if it does not run
 */
public record JobStatus(String name, String cron, Instant due, Instant runningSince) {}
