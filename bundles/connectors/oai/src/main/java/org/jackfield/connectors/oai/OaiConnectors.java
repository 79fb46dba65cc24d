package org.jackfield.connectors.oai;

import java.util.Collection;

/** The connectors that run; for this bundle's own commands. */
@FunctionalInterface
public interface OaiConnectors {

    /** Those that run now. */
    Collection<OaiConnector> running();
}
