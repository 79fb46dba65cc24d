package org.jackfield.api.testkit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.CallSpan;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.security.access.FieldTest;
import org.jackfield.api.security.access.MillisRange;

/**
 * Access to calls by chance, for tests that compare a list in a database with one decision after another. The same seed
 * gives the same. Texts are of the few that {@link #text} gives, so that they meet.
 */
public final class RandomAccess {

    private static final List<String> TEXTS = List.of(
            "", "1001", "1002", "999", "01001", "10010", "1003x", "anna", "ANNA", "Änne", "änne", "Anna%", "100_", "a!b[c]",
            "O'Neil", "-7", "12345678901234567890", "Ünal 1001", "€", "1001 ");
    private static final List<String> WRITTEN = List.of(
            "1001", "anna", "ÄNNE", "100_", "10%", "%nn%", "1001-1005", "2000+", "1000-", "-1001", "!1001", "!%nn%", "%",
            "!%", "_", "a!b[c]", "O'Neil", "1001,999", "1000-1005,!1003,18%5", "anna,!änne", "€", "01001", "! 1001 , 10%",
            "a\\b", "%!b%");

    private final Random random;
    private final List<UUID> users;

    /**
     * Begins with a seed.
     *
     * @param users the users there are
     */
    public RandomAccess(long seed, List<UUID> users) {
        this.random = new Random(seed);
        this.users = List.copyOf(users);
    }

    /** {@return a text for a fact} */
    public String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** {@return one of the users, or nobody} */
    public Optional<UUID> user() {
        int which = random.nextInt(users.size() + 1);
        return which == users.size() ? Optional.empty() : Optional.of(users.get(which));
    }

    /** {@return a number from 0 to before a bound} */
    public int number(int bound) {
        return random.nextInt(bound);
    }

    /** {@return access to some calls} */
    public CallAccess access() {
        Set<UUID> some = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            user().ifPresent(some::add);
        }
        return new CallAccess(random.nextInt(3) == 0, some, filters(random.nextInt(3)), filters(random.nextInt(3)));
    }

    private List<CallFilter> filters(int count) {
        List<CallFilter> filters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            filters.add(filter());
        }
        return filters;
    }

    /** {@return a filter with one to three conditions} */
    public CallFilter filter() {
        Map<CallField, FieldTest> texts = new EnumMap<>(CallField.class);
        Map<CallSpan, MillisRange> spans = new EnumMap<>(CallSpan.class);
        Map<CallFlag, Boolean> flags = new EnumMap<>(CallFlag.class);
        Set<CallKind> kinds = EnumSet.noneOf(CallKind.class);
        CallStatus status = CallStatus.ANY;
        Optional<Set<UUID>> whose = Optional.empty();
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(12)) {
                case 0 -> spans.put(one(CallSpan.values()), range());
                case 1 -> kinds.add(one(CallKind.values()));
                case 2 -> status = one(CallStatus.values());
                case 3, 4 -> flags.put(one(CallFlag.values()), random.nextBoolean());
                case 5 -> whose = Optional.of(user().map(Set::of).orElse(Set.of()));
                default -> {
                    CallField field = one(CallField.values());
                    texts.put(field, FieldTest.parse(field, WRITTEN.get(random.nextInt(WRITTEN.size()))));
                }
            }
        }
        return new CallFilter(texts, spans, kinds, status, flags, whose);
    }

    private MillisRange range() {
        long least = random.nextInt(5) * 1000L;
        return new MillisRange(least, random.nextBoolean() ? Long.MAX_VALUE : least + random.nextInt(5) * 1000L);
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
