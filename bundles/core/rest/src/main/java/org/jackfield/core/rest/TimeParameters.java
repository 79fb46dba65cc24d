package org.jackfield.core.rest;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;

/** Reads instants ({@code 2026-11-21T10:00:00Z}, or with any other offset) and dates ({@code 2026-11-21}). */
final class TimeParameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> PARSERS = Map.of(
            // A plus sign that nobody escaped arrives as a blank.
            Instant.class,
            (Function<String, ?>) text ->
                    OffsetDateTime.parse(text.replace(' ', '+')).toInstant(),
            LocalDate.class,
            (Function<String, ?>) LocalDate::parse);

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, ?> parser = PARSERS.get(type);
        return parser == null ? null : new Converter<>(type, parser);
    }

    private record Converter<T>(Class<T> type, Function<String, ?> parser) implements ParamConverter<T> {
        @Override
        public T fromString(String value) {
            return value == null || value.isEmpty() ? null : type.cast(parser.apply(value));
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
