package org.jackfield.core.calllog.store;

import org.jackfield.api.persistence.Dialect;

class H2CallStoreTest extends CallStoreRules {

    H2CallStoreTest() {
        super(Dialect.H2);
    }
}
