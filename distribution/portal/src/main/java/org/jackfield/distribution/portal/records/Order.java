package org.jackfield.distribution.portal.records;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What was bought in one go.
 *
 * @param number never null
 * @param reseller who bought; empty for stock, which belongs to whoever activates it first; never null
 * @param customer for whom; never null
 * @param reference the buyer's own number; may be empty; never null
 * @param made when; never null
 * @param by the account that entered it; never null
 */
public record Order(
        String number, Optional<String> reseller, Optional<UUID> customer, String reference, Instant made, String by) {}
