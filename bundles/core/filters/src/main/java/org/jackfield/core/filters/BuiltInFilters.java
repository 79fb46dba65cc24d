package org.jackfield.core.filters;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.FilterCriteria;

/** The filters that every site has (manual §6). */
final class BuiltInFilters {

    private static final FilterCriteria EXTERNAL = FilterCriteria.NONE.withKinds(CallKind.INBOUND, CallKind.OUTBOUND);

    /** By name. */
    static final List<SavedFilter> ALL = List.of(
            filter("Invalid Dialed Numbers", FilterCriteria.NONE.with(CallFlag.INVALID_NUMBER, true)),
            filter("Lost Calls", FilterCriteria.NONE.with(CallFlag.LOST, true)),
            filter("Service Codes", FilterCriteria.NONE.with(CallFlag.SERVICE_CODE, true)),
            filter("Trunk to Trunk Calls", FilterCriteria.NONE.with(CallFlag.TRUNK_TO_TRUNK, true)),
            filter("Unrecognized Calls", EXTERNAL.with(CallFlag.CONTACT_MATCHED, false)),
            filter("Unreturned Lost Calls", FilterCriteria.NONE.with(CallFlag.UNRETURNED, true)));

    private BuiltInFilters() {}

    private static SavedFilter filter(String name, FilterCriteria criteria) {
        UUID id = UUID.nameUUIDFromBytes(("jackfield filter " + name).getBytes(StandardCharsets.UTF_8));
        return new SavedFilter(id, 1, SavedFilter.Sharing.BUILT_IN, "", name, criteria);
    }
}
