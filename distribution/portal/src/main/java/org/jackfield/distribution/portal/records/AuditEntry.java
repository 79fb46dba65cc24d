package org.jackfield.distribution.portal.records;

import java.time.Instant;

/**
 * An act, done or refused.
 *
 * @param number counts up; 0 before it is written
 * @param at when; never null
 * @param by the account, or the installation's key; never null
 * @param from the network address; never null
 * @param action what; never null
 * @param subject on what: a site id, an order; never null
 * @param done whether it was done, not refused
 * @param detail never null
 */
public record AuditEntry(
        long number, Instant at, String by, String from, String action, String subject, boolean done, String detail) {}
