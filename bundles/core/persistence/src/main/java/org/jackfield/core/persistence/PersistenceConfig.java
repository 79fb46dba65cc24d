package org.jackfield.core.persistence;

/** What {@code etc/org.jackfield.core.persistence.cfg} may say; {@code _password} is written {@code .password} there. */
@interface PersistenceConfig {

    /** {@return the JDBC address; empty for the embedded H2 in the data folder} */
    String url() default "";

    /** {@return the database user} */
    String user() default "";

    /** {@return the database user's password; its leading dot keeps it off the service registry} */
    String _password() default "";

    /** {@return how many connections are open at most} */
    int maxConnections() default 10;

    /** {@return how long a caller waits for a connection before it fails, in milliseconds} */
    long connectionTimeoutMillis() default 5_000;
}
