package org.jackfield.core.calllog.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;

/** Reads calls, wherever they are. Methods throw unchecked exceptions while that is away. */
public interface CallReader {

    /** {@return calls that match with a segment in the access, each with such segments only, the newest first} */
    Page<LoggedCall> find(CallQuery query, CallAccess access, PageRequest page);

    /** {@return how many match} */
    long count(CallQuery query, CallAccess access);

    /** {@return those that match, the newest first: so many of them from an offset on} */
    List<Place> places(CallQuery query, CallAccess access, long offset, int most);

    /**
     * Where a call stands in a list.
     *
     * @param started when it began
     */
    record Place(UUID id, Instant started) {

        /** The order of lists. */
        public static final Comparator<Place> NEWEST_FIRST =
                Comparator.comparing(Place::started).thenComparing(place -> place.id().toString()).reversed();
    }

    /** {@return these calls, as far as they are there and in the access, in no order} */
    List<LoggedCall> calls(Collection<UUID> ids, CallAccess access);

    /** {@return a call with its segments in the access; empty if none is} */
    Optional<LoggedCall> call(UUID id, CallAccess access);

    /**
     * A call that nobody answered.
     *
     * @param number the digits of the number outside, never empty
     */
    record Lost(UUID id, String number, Instant started) {}

    /** {@return lost calls with a number outside that began before a moment} */
    List<Lost> lost(Instant before);

    /** {@return when the last answered call with each number outside began, either way; those that began after a moment} */
    Map<String, Instant> answered(Instant since);

    /** {@return the call of a segment} */
    Optional<UUID> callOf(UUID segment);
}
