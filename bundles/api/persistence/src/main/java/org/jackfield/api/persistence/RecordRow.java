package org.jackfield.api.persistence;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A row as a record whose components are named as the columns. Not JDBI's own mapper, which remembers in a static map what
 * constructors it has seen, and so keeps the class loader of a bundle that is gone.
 *
 * @param <R> the record
 */
final class RecordRow<R> implements RowMapper<R> {

    private final Class<R> type;
    private final RecordComponent[] components;
    private final Constructor<R> constructor;

    RecordRow(Class<R> type) {
        this.type = type;
        components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a canonical constructor", e);
        }
        constructor.setAccessible(true);
    }

    @Override
    public R map(ResultSet row, StatementContext context) throws SQLException {
        return specialize(row, context).map(row, context);
    }

    @Override
    public RowMapper<R> specialize(ResultSet row, StatementContext context) throws SQLException {
        Map<String, Integer> columns = columns(row.getMetaData());
        int[] places = new int[components.length];
        ColumnMapper<?>[] mappers = new ColumnMapper<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            Integer place = columns.get(name(component.getName()));
            if (place == null) {
                throw new IllegalArgumentException("no column for " + component.getName() + " of " + type.getName());
            }
            places[i] = place;
            mappers[i] = context.findColumnMapperFor(component.getGenericType()).orElseThrow(() -> new IllegalArgumentException(
                    "no column holds a " + component.getGenericType() + ", as " + type.getName() + " wants"));
        }
        return (each, same) -> {
            Object[] values = new Object[places.length];
            for (int i = 0; i < places.length; i++) {
                values[i] = mappers[i].map(each, places[i], same);
            }
            return made(values);
        };
    }

    private static Map<String, Integer> columns(ResultSetMetaData meta) throws SQLException {
        Map<String, Integer> columns = new HashMap<>();
        for (int place = 1; place <= meta.getColumnCount(); place++) {
            columns.putIfAbsent(name(meta.getColumnLabel(place)), place);
        }
        return columns;
    }

    /** {@code madeAt} and {@code MADE_AT} are one. */
    private static String name(String text) {
        return text.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private R made(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException unfit) {
                throw unfit;
            }
            throw new IllegalStateException(type.getName() + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be made", e);
        }
    }
}
