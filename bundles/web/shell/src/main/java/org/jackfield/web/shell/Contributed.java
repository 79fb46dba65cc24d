package org.jackfield.web.shell;

/**
 * Something that a bundle contributes, and which bundle it is.
 *
 * @param part what it contributes
 * @param bundleId the framework's id of the bundle
 */
public record Contributed<T>(T part, long bundleId) {}
