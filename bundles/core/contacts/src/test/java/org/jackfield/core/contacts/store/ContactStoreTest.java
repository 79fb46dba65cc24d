package org.jackfield.core.contacts.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.testkit.database.TestDatabase;
import org.junit.jupiter.api.Test;

class ContactStoreTest {

    /** Else each page of a large directory takes the time of all of it. */
    @Test
    void pagesAreReadInTheOrderOfTheIndexWithoutSorting() {
        try (TestDatabase database = TestDatabase.open(Dialect.H2)) {
            String plan = database.jdbi().withHandle(handle -> handle.createQuery("EXPLAIN " + ContactStore.PAGE)
                    .bind("directory", UUID.randomUUID())
                    .bind("generation", 1L)
                    .bind("key", "")
                    .bind("most", ContactStore.AT_ONCE)
                    .mapTo(String.class)
                    .one());

            assertThat(plan).contains("IX_CONTACTS_CONTACT_KEY", "index sorted");
        }
    }
}
