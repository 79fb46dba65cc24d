package org.jackfield.api.security.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which calls a filter means, ready to be asked: texts are parsed and business units are users. Every condition is optional;
 * those given must all hold for the same segment, or for the same call where a row is a whole call.
 *
 * @param texts what fields hold; tests that everything passes are left out; immutable
 * @param spans how long it took; ranges that hold everything are left out; immutable
 * @param kinds of one of these kinds; empty for any; immutable
 * @param status what became of it; never null
 * @param flags what is so, or is not; immutable
 * @param users of one of these; empty if it does not matter whose it is
 */
public record CallFilter(
        Map<CallField, FieldTest> texts,
        Map<CallSpan, MillisRange> spans,
        Set<CallKind> kinds,
        CallStatus status,
        Map<CallFlag, Boolean> flags,
        Optional<Set<UUID>> users) {

    /** Every call. */
    public static final CallFilter ALL =
            new CallFilter(Map.of(), Map.of(), Set.of(), CallStatus.ANY, Map.of(), Optional.empty());

    /** Checks and copies the components. */
    public CallFilter {
        EnumMap<CallField, FieldTest> kept = new EnumMap<>(CallField.class);
        texts.forEach((field, test) -> {
            if (!test.isEmpty()) {
                kept.put(field, test);
            }
        });
        texts = Map.copyOf(kept);
        spans = MillisRange.bounding(spans);
        kinds = Set.copyOf(kinds);
        Objects.requireNonNull(status, "status");
        flags = Map.copyOf(flags);
        users = users.map(Set::copyOf);
    }

    /** {@return whether it means every call} */
    public boolean isAll() {
        return equals(ALL);
    }

    /** {@return this for the calls of these users} */
    public CallFilter withUsers(Set<UUID> users) {
        return new CallFilter(texts, spans, kinds, status, flags, Optional.of(users));
    }

    /** {@return this with another condition on a field} */
    public CallFilter with(CallField field, FieldTest test) {
        EnumMap<CallField, FieldTest> more = new EnumMap<>(CallField.class);
        more.putAll(texts);
        more.put(field, test);
        return new CallFilter(more, spans, kinds, status, flags, users);
    }

    /** {@return this with {@link CallFlag#SERVICE_CODE}, if it asks for it, said by numbers that calls go out to} */
    public CallFilter withServiceCodes(Collection<String> codes) {
        Boolean wanted = flags.get(CallFlag.SERVICE_CODE);
        if (wanted == null) {
            return this;
        }
        EnumMap<CallFlag, Boolean> others = new EnumMap<>(flags);
        others.remove(CallFlag.SERVICE_CODE);
        FieldTest outside = texts.getOrDefault(CallField.OUTSIDE_NUMBER, FieldTest.ANY);
        List<FieldTest.Term> numbers = codes.stream()
                .filter(code -> !wanted || outside.matches(List.of(code)))
                .<FieldTest.Term>map(code -> new FieldTest.Like(LetterCase.fold(code)))
                .toList();
        if (!wanted) {
            List<FieldTest.Term> none = new ArrayList<>(outside.none());
            none.addAll(numbers);
            return new CallFilter(texts, spans, kinds, status, others, users)
                    .with(CallField.OUTSIDE_NUMBER, new FieldTest(outside.any(), none));
        }
        CallFilter outbound = new CallFilter(texts, spans, EnumSet.of(CallKind.OUTBOUND), status, others, users);
        return numbers.isEmpty() || !kinds.isEmpty() && !kinds.contains(CallKind.OUTBOUND)
                ? outbound.withUsers(Set.of())
                : outbound.with(CallField.OUTSIDE_NUMBER, new FieldTest(numbers, List.of()));
    }

    /**
     * {@return whether it means this segment}
     *
     * @param unknown the answer of a condition on something that is not known of the segment
     */
    public boolean matches(CallFacts facts, boolean unknown) {
        return (kinds.isEmpty() || kinds.contains(facts.kind()))
                && status(facts, unknown)
                && spans.entrySet().stream().allMatch(entry -> facts.millis().containsKey(entry.getKey())
                        ? entry.getValue().holds(facts.millis().get(entry.getKey()))
                        : unknown)
                && flags.entrySet().stream().allMatch(entry ->
                        facts.flag(entry.getKey()).map(entry.getValue()::equals).orElse(unknown))
                && users.map(wanted -> !Collections.disjoint(wanted, facts.users())).orElse(true)
                && texts.entrySet().stream().allMatch(entry -> facts.texts().containsKey(entry.getKey())
                        ? entry.getValue().matches(facts.texts().get(entry.getKey()))
                        : unknown);
    }

    private boolean status(CallFacts facts, boolean unknown) {
        return switch (status) {
            case ANY -> true;
            case COMPLETED -> !facts.inProgress();
            case IN_PROGRESS -> facts.inProgress();
            case RECORDED -> facts.flag(CallFlag.RECORDED).orElse(unknown);
            case NOT_RECORDED -> facts.flag(CallFlag.RECORDED).map(recorded -> !recorded).orElse(unknown);
        };
    }
}
