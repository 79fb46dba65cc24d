package org.jackfield.core.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source under which the process dies at its n-th write, before it is done. */
final class CrashingSource {

    private static final Set<String> WRITES = Set.of("execute", "executeUpdate", "commit");

    private final AtomicInteger steps = new AtomicInteger();
    private final int lastStep;

    private CrashingSource(int lastStep) {
        this.lastStep = lastStep;
    }

    static DataSource over(DataSource real, int lastStep) {
        CrashingSource crashing = new CrashingSource(lastStep);
        return crashing.wrap(DataSource.class, real);
    }

    private <T> T wrap(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, (p, method, arguments) -> {
            if (WRITES.contains(method.getName())) {
                step();
            }
            Object result;
            try {
                result = method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            return switch (result) {
                case Connection connection -> wrap(Connection.class, connection);
                case PreparedStatement statement -> wrap(PreparedStatement.class, statement);
                case Statement statement -> wrap(Statement.class, statement);
                case null, default -> result;
            };
        }));
    }

    private void step() {
        if (steps.incrementAndGet() == lastStep) {
            Runtime.getRuntime().halt(137);
        }
    }
}
