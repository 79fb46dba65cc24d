package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BootIT {
    private static Instance jackfield;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("boot").start();
    }

    @AfterAll
    static void stop() {
        jackfield.close();
    }

    @Test
    void everyBundleThatShouldRunRuns() {
        assertThat(jackfield.shell("bundle:list -t 0 --no-format").lines())
                .anyMatch(line -> line.contains("Apache Felix Http Jetty 12.x"))
                .filteredOn(line -> !line.contains("Jackfield :: Apps"))
                .noneMatch(line -> line.contains("Installed") || line.contains("Waiting")
                        || line.contains("Failure") || line.contains("GracePeriod"));
    }

    /** So that any phone system can be added without installing something first. */
    @Test
    void theConnectorsOfPhoneSystemsRunAtOnce() {
        assertThat(jackfield.shell("bundle:list -t 0 --no-format").lines())
                .anyMatch(line -> line.contains("Jackfield :: Connectors :: OAI") && line.contains("Active"))
                .anyMatch(line -> line.contains("Jackfield :: Connectors :: Asterisk") && line.contains("Active"));
    }

    /** Apps are installed with the rest, but no licence came with it. */
    @Test
    void anAppWithoutLicenceIsInstalledAndNotEvenResolved() {
        await("apps installed").atMost(Instance.START).untilAsserted(() ->
                assertThat(jackfield.shell("bundle:list -t 0 --no-format").lines())
                        .filteredOn(line -> line.contains("Jackfield :: Apps"))
                        .isNotEmpty().allMatch(line -> line.contains("Installed")));
    }

    @Test
    void anAdministratorLogsInAndRunsAProtectedCommand() {
        assertThat(jackfield.shell("jaas:whoami")).contains(Instance.ADMIN);
        assertThat(jackfield.shell("jaas:whoami -r")).contains("admin");
        assertThat(jackfield.shell("system:property jackfield.test proven")).doesNotContain("not found");
        assertThat(jackfield.shell("system:property jackfield.test")).contains("proven");
    }

    @Test
    void someoneWithoutTheRoleCannotRunAProtectedCommand() {
        jackfield.append("etc/users.properties", Instance.user("reader", "reads only", "ssh,viewer"));
        assertThat(jackfield.shell("reader", "reads only", "system:property jackfield.test")).doesNotContain("proven");
        assertThat(jackfield.shell("reader", "reads only", "feature:install package")).contains("not found");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> jackfield.shell(Instance.ADMIN, "wrong", "jaas:whoami")).isInstanceOf(Ssh.Refused.class);
    }

    @Test
    void nobodyIsKnownByDefault() {
        for (String name : List.of("karaf", "admin", "engineer", "_g_:admingroup")) {
            for (String password : List.of(name, "karaf", "group", "admin")) {
                assertThatThrownBy(() -> jackfield.shell(name, password, "jaas:whoami")).isInstanceOf(Ssh.Refused.class);
            }
        }
    }

    @Test
    void passwordsInTheFileOfTheContainerAreHashedByItself() {
        jackfield.append("etc/users.properties", "later = typed in clear,ssh,viewer\n");
        await("hashed").atMost(Instance.START).until(() ->
                !Files.readString(jackfield.path("etc/users.properties")).contains("typed in clear"));
        assertThat(jackfield.shell("later", "typed in clear", "jaas:whoami")).contains("later");
    }

    @Test
    void onlyTheServicesForOthersListenBeyondThisMachine() {
        Set<Integer> forOthers = Set.of(jackfield.port(Instance.Port.HTTPS), jackfield.port(Instance.Port.SMDR));
        List<InetSocketAddress> listeners = Listeners.of(jackfield.pid());
        assertThat(listeners).extracting(InetSocketAddress::getPort)
                .contains(jackfield.port(Instance.Port.HTTP), jackfield.port(Instance.Port.SSH));
        assertThat(listeners).filteredOn(it -> !forOthers.contains(it.getPort()))
                .allMatch(it -> it.getAddress().isLoopbackAddress());
    }

    @Test
    void aFeatureOfTheContainerInstallsWithoutTheNetwork() {
        assertThat(jackfield.shell("package:exports")).contains("not found");
        jackfield.shell("feature:install package");
        assertThat(jackfield.shell("package:exports")).contains("org.osgi.service.servlet.whiteboard");
    }
}
