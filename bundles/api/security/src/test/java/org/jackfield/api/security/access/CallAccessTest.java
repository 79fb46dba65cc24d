package org.jackfield.api.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallAccessTest {

    private static final UUID ANNA = new UUID(1, 7);
    private static final UUID BEN = new UUID(2, 7);

    private static CallFacts facts(UUID user, String extension) {
        return new CallFacts(
                user == null ? Set.of() : Set.of(user), Map.of(CallField.EXTENSION, List.of(extension)), CallKind.INBOUND, Map.of(),
                Map.of(), false);
    }

    private static CallFilter extension(String written) {
        return texts(Map.of(CallField.EXTENSION, FieldTest.parse(CallField.EXTENSION, written)), CallStatus.ANY);
    }

    private static CallFilter texts(Map<CallField, FieldTest> texts, CallStatus status) {
        return new CallFilter(
                texts, Map.of(), Set.of(), status, Map.of(), Optional.empty());
    }

    @Test
    void aDenialBeatsScopeAndGrant() {
        CallAccess access = new CallAccess(
                false, Set.of(ANNA), List.of(extension("10%")), List.of(extension("1001")));

        assertThat(access.allows(facts(ANNA, "2000"))).isTrue();
        assertThat(access.allows(facts(BEN, "1002"))).isTrue();
        assertThat(access.allows(facts(BEN, "2000"))).isFalse();
        assertThat(access.allows(facts(ANNA, "1001"))).isFalse();
    }

    @Test
    void whatIsNotKnownGrantsNothingAndDeniesEverything() {
        CallFilter recorded = texts(Map.of(), CallStatus.RECORDED);
        CallFilter unrecorded = texts(Map.of(), CallStatus.NOT_RECORDED);
        CallFilter noted = texts(Map.of(CallField.NOTE, FieldTest.parse(CallField.NOTE, "secret")), CallStatus.ANY);

        for (CallFilter filter : List.of(recorded, unrecorded, noted)) {
            assertThat(new CallAccess(false, Set.of(), List.of(filter), List.of()).allows(facts(ANNA, "1"))).isFalse();
            assertThat(new CallAccess(true, Set.of(), List.of(), List.of(filter)).allows(facts(ANNA, "1"))).isFalse();
        }
    }

    @Test
    void allIsAllAndNoneIsNone() {
        assertThat(CallAccess.ALL.isUnlimited()).isTrue();
        assertThat(CallAccess.NONE.isNone()).isTrue();
        assertThat(CallAccess.ALL.allows(facts(null, ""))).isTrue();
        assertThat(CallAccess.NONE.allows(facts(ANNA, "1"))).isFalse();
    }

    private static CallFacts outbound(String number) {
        return new CallFacts(
                Set.of(), Map.of(CallField.OUTSIDE_NUMBER, List.of(number)), CallKind.OUTBOUND, Map.of(), Map.of(), false);
    }

    @Test
    void serviceCodesAreSaidByNumbers() {
        List<String> codes = List.of("999", "112");
        CallFilter only = FilterCriteria.NONE.with(CallFlag.SERVICE_CODE, true).parse();
        CallFilter others = FilterCriteria.NONE.with(CallFlag.SERVICE_CODE, false).parse();
        CallFilter some = FilterCriteria.NONE.with(CallFlag.SERVICE_CODE, true).with(CallField.OUTSIDE_NUMBER, "1%").parse();
        CallFilter none = FilterCriteria.NONE.with(CallFlag.SERVICE_CODE, true).withKinds(CallKind.INTERNAL).parse();

        assertThat(only.matches(outbound("999"), false)).isFalse();
        assertThat(List.of("999", "112", "5550100"))
                .filteredOn(number -> only.withServiceCodes(codes).matches(outbound(number), false))
                .containsExactly("999", "112");
        assertThat(List.of("999", "112", "5550100"))
                .filteredOn(number -> others.withServiceCodes(codes).matches(outbound(number), false))
                .containsExactly("5550100");
        assertThat(List.of("999", "112", "1234"))
                .filteredOn(number -> some.withServiceCodes(codes).matches(outbound(number), false))
                .containsExactly("112");
        assertThat(none.withServiceCodes(codes).matches(outbound("999"), false)).isFalse();
        assertThat(only.withServiceCodes(List.of()).matches(outbound("999"), false)).isFalse();
    }
}
