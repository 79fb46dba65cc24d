package org.jackfield.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jackfield.api.persistence.backup.NightlyBackup.Follower;
import org.junit.jupiter.api.Test;

/** Whoever comes behind the backup learns how it went, whatever the others do. */
class FollowersTest {

    private final List<String> told = new ArrayList<>();
    private final Followers followers = new Followers(List.of(follower("first"), follower("second")));

    private Follower follower(String name) {
        return new Follower() {
            @Override
            public void made() {
                told.add(name + " made");
                throw new IllegalStateException("it is no good today");
            }

            @Override
            public void failed() {
                told.add(name + " failed");
                throw new IllegalStateException("it is no good today");
            }
        };
    }

    @Test
    void aBackupThatWasMade() throws Exception {
        assertThat(followers.behind(() -> "200 rows")).isEqualTo("200 rows");

        assertThat(told).containsExactly("first made", "second made");
    }

    @Test
    void aBackupThatFailedOrWasCancelled() {
        assertThatThrownBy(() -> followers.behind(() -> {
            throw new IOException("No space left on device");
        })).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> followers.behind(() -> {
            throw new CancellationException();
        })).isInstanceOf(CancellationException.class);

        assertThat(told).containsExactly("first failed", "second failed", "first failed", "second failed");
    }
}
