package org.jackfield.core.calllog.store;

import org.jackfield.api.persistence.Dialect;

class PostgresCallAccessTest extends CallAccessRules {

    PostgresCallAccessTest() {
        super(Dialect.POSTGRESQL);
    }
}
