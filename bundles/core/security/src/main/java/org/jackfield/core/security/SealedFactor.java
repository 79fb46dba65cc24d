package org.jackfield.core.security;

import java.util.UUID;

/**
 * The second factor of an account as it is kept.
 *
 * @param id of the account
 */
public record SealedFactor(UUID id, String sealed) {}
