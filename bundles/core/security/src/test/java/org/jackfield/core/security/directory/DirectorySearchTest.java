package org.jackfield.core.security.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.DirectorySearch;
import org.jackfield.api.security.DirectorySearch.Entry;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.security.DirectoryServer.Encryption;
import org.jackfield.api.testkit.directory.OpenLdap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real OpenLDAP with more entries than a page. */
class DirectorySearchTest {

    private static final int PEOPLE = 1203;

    @TempDir
    static Path folder;

    private static OpenLdap ldap;

    @BeforeAll
    static void start() {
        ldap = new OpenLdap(folder, "localhost", IntStream.range(0, PEOPLE).mapToObj(DirectorySearchTest::person).collect(Collectors.joining()));
    }

    @AfterAll
    static void stop() {
        ldap.close();
    }

    private static String person(int number) {
        return "dn: cn=Person %1$d,ou=people,%2$s\nobjectClass: inetOrgPerson\ncn: Person %1$d\nsn: %1$d\ntelephoneNumber: 0207946%1$04d\n\n"
                .formatted(number, OpenLdap.BASE);
    }

    private static DirectorySearch search(DirectoryServer server) {
        return new DirectorySearchComponent(() -> server);
    }

    private static List<Entry> all(String base, String filter) {
        List<Entry> all = new ArrayList<>();
        try (DirectorySearch.Found found =
                search(ldap.settings(Encryption.LDAPS)).open(base, filter, Set.of("cn", "telephoneNumber", "mobile"))) {
            List<Entry> page;
            do {
                page = found.next();
                all.addAll(page);
            } while (!page.isEmpty());
        }
        return all;
    }

    @Test
    void everyEntryComesOnceWithWhatItHasAndALastingId() {
        List<Entry> all = all("", "(objectClass=person)");

        assertThat(all).hasSize(PEOPLE);
        assertThat(all).extracting(entry -> entry.values().get(DirectorySearch.ID)).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(all).anySatisfy(entry -> assertThat(entry.values())
                .containsEntry("cn", "Person 77").containsEntry("telephoneNumber", "02079460077").doesNotContainKey("mobile"));
        assertThat(all("", "(cn=Person 77)")).hasSize(1);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThatThrownBy(() -> all("", "cn=)(")).isInstanceOf(ProblemException.class).hasMessageContaining("no LDAP filter");
        assertThatThrownBy(() -> all("ou=nowhere," + OpenLdap.BASE, "(cn=*)")).hasMessageContaining("nothing of this name");
        assertThatThrownBy(() -> search(DirectoryServer.NONE).open("", "(cn=*)", Set.of())).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> search(ldap.settings(Encryption.LDAPS, "", "secret")).open("", "(cn=*)", Set.of()))
                .as("nobody vouches for it").isInstanceOf(ProblemException.class);
    }
}
