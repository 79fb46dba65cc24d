package org.jackfield.api.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TimeZone;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypesTest {

    public record Row(UUID id, Instant madeAt) {}

    private final Handle database =
            Jdbi.create("jdbc:h2:mem:").installPlugin(new ColumnTypes()).open();
    private final TimeZone zone = TimeZone.getDefault();

    @BeforeEach
    void table() {
        database.execute("CREATE TABLE thing (id " + Dialect.H2.type("uuid").orElseThrow()
                + ", made_at " + Dialect.H2.type("instant").orElseThrow() + ")");
    }

    @AfterEach
    void close() {
        database.close();
        TimeZone.setDefault(zone);
    }

    /** The second is a local time that never was in Berlin, the third one that was there twice. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T10:00:00.123Z", "2026-03-29T02:30:00Z", "2026-10-25T01:30:00Z"})
    void anInstantIsStoredInUtcWhateverTheZoneOfTheProcess(Instant instant) {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        Row row = new Row(Ids.next(), instant);
        insert(row);

        assertThat(only(Row.class)).isEqualTo(row);
        assertThat(database.createQuery("SELECT CAST(made_at AS VARCHAR) FROM thing").mapTo(String.class).one())
                .startsWith(instant.toString().substring(0, 19).replace('T', ' '));
    }

    @Test
    void anInstantIsCutToMilliseconds() {
        insert(new Row(Ids.next(), Instant.parse("2026-11-21T10:00:00.123999999Z")));

        assertThat(only(Row.class).madeAt()).isEqualTo(Instant.parse("2026-11-21T10:00:00.123Z"));
    }

    @Test
    void anIdIsReadableText() {
        UUID id = Ids.next();
        insert(new Row(id, Instant.EPOCH));

        assertThat(database.createQuery("SELECT id FROM thing").mapTo(String.class).one()).isEqualTo(id.toString());
    }

    @Test
    void nullsStayNull() {
        insert(new Row(null, null));

        assertThat(only(Row.class)).isEqualTo(new Row(null, null));
    }

    @Test
    void textIsMadeToFit() {
        assertThat(ColumnTypes.fit("abc", 3)).isEqualTo("abc");
        assertThat(ColumnTypes.fit("abcd", 3)).isEqualTo("abc");
        assertThat(ColumnTypes.fit("a\0b", 3)).isEqualTo("ab");
        assertThat(ColumnTypes.fit("ab\uD83D\uDE00", 3)).as("half a character").isEqualTo("ab");
    }

    private void insert(Row row) {
        database.createUpdate("INSERT INTO thing (id, made_at) VALUES (:id, :madeAt)").bindMethods(row).execute();
    }

    private <T> T only(Class<T> type) {
        return database.createQuery("SELECT * FROM thing").mapTo(type).one();
    }
}
