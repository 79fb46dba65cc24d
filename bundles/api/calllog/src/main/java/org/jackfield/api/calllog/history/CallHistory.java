package org.jackfield.api.calllog.history;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All stored calls, for readers that keep a copy of the recent ones: each call is in the archive or among the recent ones,
 * never in both and never in neither. Any thread; methods touch the database. Who reads here sees everything: check first
 * what may be shown.
 */
@ProviderType
public interface CallHistory {

    /** Hand this in the first time. */
    long FROM_THE_START = -1;

    /** Takes recent calls. */
    @ConsumerType
    @FunctionalInterface
    interface RecentCalls {

        /**
         * Takes a call.
         *
         * @param segments those that have ended, in no order, at least one
         * @param whole the call itself
         */
        void take(List<HistorySegment> segments, WholeCall whole);
    }

    /**
     * Reads what has changed, as of one moment.
     *
     * @param since the version of the last snapshot; {@link #FROM_THE_START} or one that is too old gives everything
     * @param recent is given the recent calls that have changed, or all of them; what it throws ends the reading
     * @throws org.jackfield.api.problem.ProblemException {@code calllog.unavailable} while the database is away
     */
    HistorySnapshot read(long since, RecentCalls recent);

    /**
     * Tells that a file cannot be read; until it can, snapshots say so and an alert stands. Each file is told of once.
     *
     * @param file one of a snapshot
     * @param reason for people, in English
     */
    void damaged(ArchiveFile file, String reason);
}
