package org.jackfield.core.settings;

import org.jackfield.api.security.Secret;

/** Settings of a bundle that goes. */
public record PassingSettings(String text, Secret secret) {}
