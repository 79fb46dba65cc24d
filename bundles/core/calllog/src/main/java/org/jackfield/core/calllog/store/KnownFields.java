package org.jackfield.core.calllog.store;

import java.util.Collection;
import java.util.UUID;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.store.SegmentFields;

/** What others know of segments, and where a reader's statements find it. */
@FunctionalInterface
interface KnownFields {

    /** {@return these and what is known besides} */
    SegmentFields to(SegmentFields fields);

    /** Sees that it is there, before calls of a query are asked for by these conditions. */
    default void prepare(CallConditions conditions, CallQuery query) {}

    /** Sees that it is there, before these calls are asked for by these conditions. */
    default void prepare(CallConditions conditions, Collection<UUID> calls) {}
}
