package org.jackfield.core.filters;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.FilterCriteria;

/** The filters that every site has (manual §6), under names in the reader's language. */
enum BuiltInFilters {
    INVALID_NUMBERS("Invalid Dialed Numbers", FilterCriteria.NONE.with(CallFlag.INVALID_NUMBER, true)),
    LOST("Lost Calls", FilterCriteria.NONE.with(CallFlag.LOST, true)),
    SERVICE_CODES("Service Codes", FilterCriteria.NONE.with(CallFlag.SERVICE_CODE, true)),
    TRUNK_TO_TRUNK("Trunk to Trunk Calls", FilterCriteria.NONE.with(CallFlag.TRUNK_TO_TRUNK, true)),
    UNRECOGNISED(
            "Unrecognized Calls",
            FilterCriteria.NONE.withKinds(CallKind.INBOUND, CallKind.OUTBOUND).with(CallFlag.CONTACT_MATCHED, false)),
    UNRETURNED("Unreturned Lost Calls", FilterCriteria.NONE.with(CallFlag.UNRETURNED, true));

    private static final Messages MESSAGES = Messages.of(BuiltInFilters.class);
    private static final Map<UUID, BuiltInFilters> BY_ID =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(each -> each.id, Function.identity()));

    private final UUID id;
    private final FilterCriteria criteria;

    /** @param seed what the id is made of, for good: reports, schedules and roles keep ids */
    BuiltInFilters(String seed, FilterCriteria criteria) {
        this.id = UUID.nameUUIDFromBytes(("jackfield filter " + seed).getBytes(StandardCharsets.UTF_8));
        this.criteria = criteria;
    }

    /** {@return all of them, by their English names} */
    static List<SavedFilter> all() {
        return Stream.of(values())
                .map(each -> new SavedFilter(
                        each.id, 1, SavedFilter.Sharing.BUILT_IN, "", each.name(Locale.ENGLISH), each.criteria))
                .sorted(Comparator.comparing(SavedFilter::name))
                .toList();
    }

    /** {@return how a filter is called in a language; as people named it, if it is none of these} */
    static String name(SavedFilter filter, Locale locale) {
        BuiltInFilters builtIn = BY_ID.get(filter.id());
        return builtIn == null ? filter.name() : builtIn.name(locale);
    }

    /** {@return what a filter is called in any language; of one that people named, that name alone} */
    static Stream<String> names(SavedFilter filter) {
        return Stream.concat(MESSAGES.languages().stream().map(language -> name(filter, language)), Stream.of(filter.name()));
    }

    private String name(Locale locale) {
        return MESSAGES.text(locale, "filter." + name());
    }
}
