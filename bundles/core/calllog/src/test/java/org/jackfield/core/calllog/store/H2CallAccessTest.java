package org.jackfield.core.calllog.store;

import org.jackfield.api.persistence.Dialect;

class H2CallAccessTest extends CallAccessRules {

    H2CallAccessTest() {
        super(Dialect.H2);
    }
}
