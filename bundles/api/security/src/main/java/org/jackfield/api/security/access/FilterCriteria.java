package org.jackfield.api.security.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody wrote into a filter, as it is edited and stored. Every condition is optional. Texts are kept as they were
 * written, and checked when they are parsed.
 *
 * @param texts what fields hold: see {@link FieldTest}; blank ones are left out; immutable
 * @param spans how long it took; ranges that hold everything are left out; immutable
 * @param kinds of one of these kinds; empty for any; immutable
 * @param status what became of it; never null
 * @param flags what is so, or is not; immutable
 * @param users calls of these users; immutable
 * @param units calls of users of these business units, each with all below it; with {@code users} both count; both empty if
 *     it does not matter whose a call is; immutable
 */
public record FilterCriteria(
        Map<CallField, String> texts,
        Map<CallSpan, MillisRange> spans,
        Set<CallKind> kinds,
        CallStatus status,
        Map<CallFlag, Boolean> flags,
        Set<UUID> users,
        Set<UUID> units) {

    /** Every call. */
    public static final FilterCriteria NONE =
            new FilterCriteria(Map.of(), Map.of(), Set.of(), CallStatus.ANY, Map.of(), Set.of(), Set.of());

    /** Checks and copies the components. */
    public FilterCriteria {
        EnumMap<CallField, String> written = new EnumMap<>(CallField.class);
        texts.forEach((field, text) -> {
            if (text != null && !text.isBlank()) {
                written.put(field, text);
            }
        });
        texts = Map.copyOf(written);
        spans = MillisRange.bounding(spans);
        kinds = Set.copyOf(kinds);
        Objects.requireNonNull(status, "status");
        flags = Map.copyOf(flags);
        users = Set.copyOf(users);
        units = Set.copyOf(units);
    }

    /** {@return whether nothing is asked for} */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** {@return this with a text in a field} */
    public FilterCriteria with(CallField field, String text) {
        EnumMap<CallField, String> more = new EnumMap<>(CallField.class);
        more.putAll(texts);
        more.put(field, text);
        return new FilterCriteria(more, spans, kinds, status, flags, users, units);
    }

    /** {@return this with a range of durations} */
    public FilterCriteria with(CallSpan span, MillisRange range) {
        EnumMap<CallSpan, MillisRange> more = new EnumMap<>(CallSpan.class);
        more.putAll(spans);
        more.put(span, range);
        return new FilterCriteria(texts, more, kinds, status, flags, users, units);
    }

    /** {@return this with something that is wanted to be so, or not to be so} */
    public FilterCriteria with(CallFlag flag, boolean wanted) {
        EnumMap<CallFlag, Boolean> more = new EnumMap<>(CallFlag.class);
        more.putAll(flags);
        more.put(flag, wanted);
        return new FilterCriteria(texts, spans, kinds, status, more, users, units);
    }

    /** {@return this for other kinds of calls} */
    public FilterCriteria withKinds(CallKind... kinds) {
        return new FilterCriteria(texts, spans, Set.of(kinds), status, flags, users, units);
    }

    /** {@return this for another status} */
    public FilterCriteria withStatus(CallStatus status) {
        return new FilterCriteria(texts, spans, kinds, status, flags, users, units);
    }

    /** {@return this for the calls of others} */
    public FilterCriteria withPeople(Set<UUID> users, Set<UUID> units) {
        return new FilterCriteria(texts, spans, kinds, status, flags, users, units);
    }

    /**
     * {@return the calls it means, whoever their users are: users, business units and service codes are left to whoever
     * knows them}
     *
     * @throws org.jackfield.api.problem.ProblemException {@code access.filter-text} for a text that says nothing
     */
    public CallFilter parse() {
        EnumMap<CallField, FieldTest> tests = new EnumMap<>(CallField.class);
        texts.forEach((field, text) -> tests.put(field, FieldTest.parse(field, text)));
        return new CallFilter(tests, spans, kinds, status, flags, Optional.empty());
    }
}
