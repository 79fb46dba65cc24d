package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class LifecycleIT {
    @Test
    void theUnpackedArchiveStartsAndStops() {
        try (Instance jackfield = Instance.unpacked("archive").start()) {
            assertThat(jackfield.shell("jaas:whoami")).contains(Instance.ADMIN);
            // Karaf complains when it is stopped while it still works on features; handing them over is the last it does
            await("features").atMost(Instance.START).until(() ->
                    jackfield.logTail(1000).contains("is the licence gate"));
            jackfield.stop();
            assertThat(jackfield.alive()).isFalse();
            assertThat(jackfield.logTail(1000)).doesNotContain(" ERROR ");
        }
    }

    @Test
    void aKilledInstanceStartsAgainWithWhatWasInstalled() {
        try (Instance jackfield = Instance.fresh("killed").start()) {
            jackfield.shell("feature:install package");
            jackfield.kill();
            jackfield.start();
            assertThat(jackfield.shell("feature:list -i")).contains("package");
            assertThat(jackfield.shell("package:exports")).contains("org.osgi.service.servlet.whiteboard");
        }
    }

    @Test
    void twoInstancesShareOneInstallation() {
        try (Instance first = Instance.fresh("first").start(); Instance second = Instance.fresh("second").start()) {
            assertThat(first.shell("jaas:whoami")).contains(Instance.ADMIN);
            assertThat(second.shell("jaas:whoami")).contains(Instance.ADMIN);
        }
    }
}
