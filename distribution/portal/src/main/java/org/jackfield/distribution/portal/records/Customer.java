package org.jackfield.distribution.portal.records;

import java.time.Instant;
import java.util.UUID;

/**
 * A site as its reseller knows it.
 *
 * @param id never null
 * @param reseller the id of the reseller it belongs to; never null
 * @param name never null
 * @param contact whom to call there, an address; may be empty; never null
 * @param created never null
 */
public record Customer(UUID id, String reseller, String name, String contact, Instant created) {}
