package org.jackfield.api.settings;

import java.util.Objects;
import org.jackfield.api.security.Permission;

/**
 * A group of settings that are read and written together: a record whose components are the settings.
 *
 * <p>The record's canonical constructor refuses what is not allowed with a
 * {@link org.jackfield.api.problem.ProblemException}; so no code ever holds settings that break a rule. Components may
 * be text, numbers, booleans, enums, java.time values, {@link org.jackfield.api.security.Secret}, records of these, and
 * lists, sets and maps of these. A stored group that lacks a component takes it from the defaults.
 *
 * @param id stable; the bundle's symbolic name, with a suffix if the bundle has several groups; never null
 * @param type the record; never null
 * @param defaults what holds until somebody writes; never null
 * @param permission what a person needs to write it; never null
 */
public record SettingsType<R extends Record>(String id, Class<R> type, R defaults, Permission permission) {

    /** Checks the components. */
    public SettingsType {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(defaults, "defaults");
        Objects.requireNonNull(permission, "permission");
    }
}
