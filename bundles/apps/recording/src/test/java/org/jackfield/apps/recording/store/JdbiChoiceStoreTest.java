package org.jackfield.apps.recording.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.testkit.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbiChoiceStoreTest {

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"H2", "POSTGRESQL"})
    void aChoiceIsItsOwnersAndTakesThePlaceOfTheOneBefore(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            ChoiceStore choices = new JdbiChoiceStore(database);
            assertThat(choices.choice("anna", "columns")).isEmpty();

            choices.choose("anna", "columns", "answered,duration");
            choices.choose("ben", "columns", "answered");
            choices.choose("anna", "columns", "duration");

            assertThat(choices.choice("anna", "columns")).contains("duration");
            assertThat(choices.choice("ben", "columns")).contains("answered");
            assertThat(choices.choice("anna", "other")).isEmpty();
        }
    }
}
