package org.jackfield.core.deploy;

import java.util.Optional;

/**
 * A file that somebody dropped in.
 *
 * @param fault what is wrong with it; empty if nothing is
 * @param objection why nobody trusted vouches for it; empty if somebody does, or if it brings no code
 * @param publisher who signed it; empty if nobody did
 */
public record Dropped(Optional<String> fault, Optional<String> objection, String publisher) {}
