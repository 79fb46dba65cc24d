package org.jackfield.core.persistence;

import java.lang.annotation.Annotation;

/** A configuration as the container would hand it over. */
record TestConfig(String url, String user, String _password) implements PersistenceConfig {

    static TestConfig embedded() {
        return new TestConfig("", "", "");
    }

    static TestConfig of(String url, String user, String password) {
        return new TestConfig(url, user, password);
    }

    @Override
    public int maxConnections() {
        return 4;
    }

    @Override
    public long connectionTimeoutMillis() {
        return 5_000;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return PersistenceConfig.class;
    }
}
