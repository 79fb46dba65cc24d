package org.jackfield.distribution.portal.records;

import java.time.Instant;

/**
 * A reseller.
 *
 * @param id the reseller id that a site enters for a stock licence; never null
 * @param name never null
 * @param email may be empty; never null
 * @param created never null
 */
public record Reseller(String id, String name, String email, Instant created) {}
