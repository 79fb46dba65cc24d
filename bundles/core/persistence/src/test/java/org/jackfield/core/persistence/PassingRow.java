package org.jackfield.core.persistence;

/** A row of a bundle that goes. */
public record PassingRow(String name) {}
