package org.jackfield.connectors.asterisk;

import java.util.Collection;

/** The connectors that run; for this bundle's own commands. */
@FunctionalInterface
public interface AsteriskConnectors {

    /** Those that run now. */
    Collection<AsteriskConnector> running();
}
