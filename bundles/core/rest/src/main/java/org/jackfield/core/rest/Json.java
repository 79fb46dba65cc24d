package org.jackfield.core.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How Java looks in JSON: instants as ISO 8601 in UTC to the millisecond, durations in milliseconds, nothing where there is nothing. */
final class Json {

    private static final int MAX_DEPTH = 50;
    private static final int MAX_TEXT = 200_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_DIGITS = 50;

    private Json() {}

    /** A new mapper: what it caches about a bundle's classes goes with it. */
    static JsonMapper mapper() {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(MAX_TEXT)
                .maxNameLength(MAX_NAME)
                .maxNumberLength(MAX_DIGITS)
                .build();
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .changeDefaultPropertyInclusion(
                        value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .addModule(new SimpleModule()
                        .addSerializer(Duration.class, new DurationInMillis())
                        .addSerializer(Instant.class, new InstantToTheMilli()))
                .build();
    }

    private static final class DurationInMillis extends StdSerializer<Duration> {
        DurationInMillis() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator out, SerializationContext context) {
            out.writeNumber(value.toMillis());
        }
    }

    /** What the database keeps, so that an instant reads the same before and after it was stored. */
    private static final class InstantToTheMilli extends StdSerializer<Instant> {
        InstantToTheMilli() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }
}
