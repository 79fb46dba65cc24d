package org.jackfield.distribution.portal.records;

/**
 * Who does something, and from where.
 *
 * @param account the account; never null
 * @param from the network address; never null
 */
public record Actor(Account account, String from) {}
