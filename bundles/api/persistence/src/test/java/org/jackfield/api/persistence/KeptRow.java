package org.jackfield.api.persistence;

import java.time.Instant;
import java.util.UUID;

/** A row that is read through a class loader of its own. */
public record KeptRow(UUID id, Instant madeAt) {}
