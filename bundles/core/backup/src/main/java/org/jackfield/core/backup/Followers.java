package org.jackfield.core.backup;

import java.io.IOException;
import java.util.Collection;
import java.util.function.Consumer;
import org.jackfield.api.persistence.backup.NightlyBackup.Follower;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those whose nightly work comes behind the backup. */
record Followers(Collection<Follower> all) {

    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);

    /** What makes a backup. */
    interface Making {
        String make() throws IOException;
    }

    /** {@return what the backup says, when all were told how it went} */
    String behind(Making backup) throws IOException {
        String made;
        try {
            made = backup.make();
        } catch (IOException | RuntimeException e) {
            tell(Follower::failed);
            throw e;
        }
        tell(Follower::made);
        return made;
    }

    private void tell(Consumer<Follower> what) {
        for (Follower follower : all) {
            try {
                what.accept(follower);
            } catch (RuntimeException e) {
                LOG.warn("{} was told of the backup, and failed", follower.getClass().getName(), e);
            }
        }
    }
}
