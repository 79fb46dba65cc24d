package org.jackfield.core.calllog.store;

import org.jackfield.api.persistence.Dialect;

class PostgresCallStoreTest extends CallStoreRules {

    PostgresCallStoreTest() {
        super(Dialect.POSTGRESQL);
    }
}
