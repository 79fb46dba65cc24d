package org.jackfield.core.users.directory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.security.DirectoryServer.Encryption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.api.testkit.directory.OpenLdap;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.TestUsers;

/** Imports a large directory and asks for tree, lists and searches; run by {@code benchmarks/users/run}. */
final class UsersAtScale {

    private static final int UNITS = 500;
    private static final int USERS_PER_UNIT = 20;
    private static final int ROUNDS = 200;
    private static final Subject BY = Subject.system("benchmark");
    private static final DirectoryMapping MAPPING =
            new DirectoryMapping("uid", "employeeNumber", "pager", "homePhone", "mobile", "telephoneNumber", "");

    private UsersAtScale() {}

    public static void main(String[] arguments) throws Exception {
        for (Dialect dialect : List.of(Dialect.H2, Dialect.POSTGRESQL)) {
            Path folder = Files.createTempDirectory("users-at-scale");
            try (OpenLdap ldap = new OpenLdap(Files.createDirectory(folder.resolve("ldap")), "localhost", people());
                    TestDatabase database = TestDatabase.open(dialect)) {
                measure(dialect, ldap, database);
            }
        }
        System.exit(0);
    }

    private static String people() {
        StringBuilder ldif = new StringBuilder();
        for (int unit = 0; unit < UNITS; unit++) {
            ldif.append(OpenLdap.unit(link(unit)));
            for (int i = 0; i < USERS_PER_UNIT; i++) {
                int number = unit * USERS_PER_UNIT + i;
                ldif.append("dn: cn=p").append(number).append(',').append(link(unit))
                        .append("\nobjectClass: inetOrgPerson\ncn: p").append(number).append("\nuid: p").append(number)
                        .append("\ngivenName: First").append(number % 97).append("\nsn: Last").append(number)
                        .append("\nmail: p").append(number).append("@example.com\nemployeeNumber: ")
                        .append(10_000 + number).append("\n\n");
            }
        }
        return ldif.toString();
    }

    private static String link(int unit) {
        return "ou=unit" + unit + "," + OpenLdap.BASE;
    }

    private static void measure(Dialect dialect, OpenLdap ldap, TestDatabase database) {
        TestUsers site = new TestUsers(database);
        UUID parent = null;
        for (int unit = 0; unit < UNITS; unit++) {
            BusinessUnit made = site.admin().saveUnit(
                    new BusinessUnit(Ids.next(), 0, unit % 10 == 0 ? null : parent, "Unit " + unit, link(unit)), BY);
            parent = unit % 10 == 0 ? made.id() : parent;
        }
        DirectoryServer found = ldap.settings(Encryption.LDAPS);
        DirectoryServer server = new DirectoryServer(
                found.host(), found.port(), found.encryption(), found.trusted(), found.bindName(), found.bindPassword(),
                OpenLdap.BASE);
        DirectoryImport people = new DirectoryImport(
                new LdapPeople(() -> server, () -> MAPPING), site.users(), site.admin(), site.office());
        ImmediateTasks tasks = new ImmediateTasks();
        tasks.handle("import", context -> people.run(context, MAPPING));
        say(dialect, "import of everybody", millis(() -> run(tasks)));
        say(dialect, "the same import again", millis(() -> run(tasks)));
        say(dialect, "read all at a start", millis(() -> new TestUsers(database)));
        UsersService users = site.users();
        UUID top = users.units().getFirst().id();
        rounds(dialect, "tree", users::units);
        rounds(dialect, "users of a unit", () -> users.usersOf(top));
        rounds(dialect, "users of a unit and below", () -> users.usersBelow(top));
        rounds(dialect, "search that finds 100", () -> users.search("first13", 500));
        rounds(dialect, "search that finds one", () -> users.search("19999", 500));
        rounds(dialect, "search that finds nobody", () -> users.search("nobody there", 500));
        rounds(dialect, "list after a change", () -> {
            var one = users.usersOf(top).getFirst();
            site.admin().save(one.withEmail(UUID.randomUUID() + "@example.com"), BY);
            return users.users();
        });
    }

    private static TaskStatus run(ImmediateTasks tasks) {
        TaskStatus status = tasks.status(tasks.submit("import", "", Map.of(), BY)).orElseThrow();
        System.out.println("  " + status.state() + ": " + status.note());
        return status;
    }

    private static double millis(Supplier<?> work) {
        long begin = System.nanoTime();
        work.get();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void rounds(Dialect dialect, String what, Supplier<?> work) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            times.add(millis(work));
        }
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf("%-10s %-28s median %8.2f ms   99%% %8.2f ms   most %8.2f ms   (%d rounds)%n",
                dialect, what, sorted[ROUNDS / 2], sorted[ROUNDS * 99 / 100], sorted[ROUNDS - 1], ROUNDS);
    }

    private static void say(Dialect dialect, String what, double millis) {
        System.out.printf("%-10s %-28s %8.0f ms%n", dialect, what, millis);
    }
}
