package org.jackfield.connectors.oaiwire.layout;

/** A record whose last fields are all left out when they hold nothing, as a command's arguments are. */
public interface OptionalTail {
}
