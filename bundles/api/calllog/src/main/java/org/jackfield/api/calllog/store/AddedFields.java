package org.jackfield.api.calllog.store;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Fields of segments that another bundle keeps in tables of its own, in the database of the installation: where filters find
 * them in the call log. A service; there while those tables are. Whoever offers it offers a {@code RecordingFactsService} too,
 * which knows the same of archived segments. Any thread.
 */
@ConsumerType
@FunctionalInterface
public interface AddedFields {

    /**
     * {@return the fields and those that are added to them} Conditions are those of {@link SegmentFields}: in words of every
     * database, never null, never anybody's input. Of a segment that nothing is known of they say that it has none.
     *
     * @param fields of a table that has the segment's id in {@code id}; never null
     */
    SegmentFields to(SegmentFields fields);
}
