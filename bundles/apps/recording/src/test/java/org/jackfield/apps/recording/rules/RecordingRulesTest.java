package org.jackfield.apps.recording.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.rules.ListEntry.Kind;
import org.jackfield.apps.recording.rules.RecordedDevice.Method;
import org.junit.jupiter.api.Test;

class RecordingRulesTest {

    private static RecordedDevice device(String number) {
        return new RecordedDevice(Calls.SYSTEM, DeviceId.of(number), Method.MIRROR, "", "");
    }

    private static RecordingRules rules(boolean excludeInternal, List<ListEntry> exclusions, List<ListEntry> inclusions) {
        return new RecordingRules(
                List.of(device("1001")), new ExclusionList(excludeInternal, exclusions), new InclusionList(inclusions));
    }

    private static ListEntry entry(Kind kind, String value) {
        return new ListEntry(kind, value, "");
    }

    @Provide
    Arbitrary<Segment> segments() {
        Arbitrary<String> few = Arbitraries.of("", "1", "12", "123", "2");
        Arbitrary<Segment> inbound = Combinators.combine(few, few, few, few, Arbitraries.of("1001", "1", "12"))
                .as((account, ddi, group, agent, extension) ->
                        Calls.inbound(extension).with("0161 1234", account, ddi, group, agent).segment());
        return Arbitraries.oneOf(inbound, Arbitraries.of("1", "12", "1001").map(caller -> Calls.internal(caller, "2").segment()));
    }

    @Provide
    Arbitrary<List<ListEntry>> lists() {
        return Combinators.combine(Arbitraries.of(Kind.class), Arbitraries.of("1", "12", "1*", "2", "*", "0161*"))
                .as(RecordingRulesTest::entry)
                .list()
                .uniqueElements()
                .ofMaxSize(6);
    }

    /** Ruling 16. */
    @Property
    void excludingInternalStandsOverInclusionAndInclusionOverExclusion(
            @ForAll("segments") Segment segment, @ForAll("lists") List<ListEntry> exclusions,
            @ForAll("lists") List<ListEntry> inclusions, @ForAll boolean excludeInternal) {
        boolean internal = segment.trunk().isNone();
        boolean included = inclusions.stream().anyMatch(one -> one.matches(segment));
        boolean excluded = exclusions.stream().anyMatch(one -> one.matches(segment));

        Decision decision = rules(excludeInternal, exclusions, inclusions).decide(segment);

        assertThat(decision.record()).isEqualTo(!(excludeInternal && internal) && (included || !excluded));
        assertThat(decision.rule().isEmpty()).isEqualTo(decision.record() && !included);
    }

    @Property
    void orderOfEntriesDecidesNothing(
            @ForAll("segments") Segment segment, @ForAll("lists") List<ListEntry> exclusions,
            @ForAll("lists") List<ListEntry> inclusions) {
        List<ListEntry> other = new ArrayList<>(exclusions).reversed();

        assertThat(rules(false, exclusions, inclusions).decide(segment).record())
                .isEqualTo(rules(false, other, inclusions.reversed()).decide(segment).record());
    }

    @Test
    void decisionNamesTheRule() {
        Segment segment = Calls.inbound("1001").segment();
        ListEntry entry = new ListEntry(Kind.OUTSIDE_NUMBER, "+44 (20) 7946*", "directors");

        assertThat(rules(false, List.of(entry), List.of()).decide(segment))
                .isEqualTo(new Decision(false, "Excluded: outside number +44207946* (directors)."));
        assertThat(rules(false, List.of(entry), List.of(entry)).decide(segment).rule()).startsWith("Included: outside number");
        assertThat(rules(true, List.of(), List.of()).decide(Calls.internal("1001", "1002").segment()))
                .isEqualTo(new Decision(false, "Internal calls are excluded."));
    }

    @Test
    void everyKindLooksAtItsField() {
        Segment segment = Calls.inbound("1001").with("0161 496", "7788", "441234", "2001", "501").segment();

        assertThat(entry(Kind.ACCOUNT_CODE, "7788").matches(segment)).isTrue();
        assertThat(entry(Kind.AGENT, "501").matches(segment)).isTrue();
        assertThat(entry(Kind.DDI, "4412*").matches(segment)).isTrue();
        assertThat(entry(Kind.OUTSIDE_NUMBER, "0161-496").matches(segment)).isTrue();
        assertThat(entry(Kind.ENDPOINT, "1001").matches(segment)).isTrue();
        assertThat(entry(Kind.HUNT_GROUP, "2001").matches(segment)).isTrue();
        for (Kind kind : Kind.values()) {
            assertThat(entry(kind, "no-such").matches(segment)).as("%s", kind).isFalse();
            assertThat(entry(kind, "*").matches(segment)).as("%s", kind).isTrue();
        }
        assertThat(entry(Kind.DDI, "*").matches(Calls.internal("1001", "1002").segment())).as("nothing is not anything").isFalse();
        assertThat(entry(Kind.ENDPOINT, "1003").matches(Calls.internal("1003", "1001").segment())).as("who called").isTrue();
    }

    @Test
    void segmentIsOfARecordedDeviceOnEitherSide() {
        RecordingRules rules = rules(false, List.of(), List.of());

        assertThat(rules.recorded(Calls.inbound("1001").segment())).contains(device("1001"));
        assertThat(rules.recorded(Calls.internal("1001", "1002").segment())).contains(device("1001"));
        assertThat(rules.recorded(Calls.internal("1002", "1001").segment())).contains(device("1001"));
        assertThat(rules.recorded(Calls.inbound("1002").segment())).isEmpty();
        assertThat(rules.device(new PhoneSystemId(new UUID(9, 9)), DeviceId.of("1001"))).as("another system").isEmpty();
    }

    @Test
    void addressesAreWrittenOneWay() {
        RecordedDevice device = new RecordedDevice(
                Calls.SYSTEM, DeviceId.of("1001"), Method.MIRROR, "08:00:0F:12:34:56", "2001:DB8:0::1");

        assertThat(device.mac()).isEqualTo("08000f123456");
        assertThat(device.address()).isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void wrongAddressesAreRefusedByName() {
        for (String mac : List.of("08000f12345", "08000f12345g", "phone")) {
            assertThatThrownBy(() -> new RecordedDevice(Calls.SYSTEM, DeviceId.of("1"), Method.MIRROR, mac, ""))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining(mac);
        }
        for (String ip : List.of("192.0.2", "192.0.2.300", "phone.example", "::g", "1")) {
            assertThatThrownBy(() -> new RecordedDevice(Calls.SYSTEM, DeviceId.of("1"), Method.MIRROR, "", ip))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining(ip);
        }
        assertThatThrownBy(() -> new RecordedDevice(Calls.SYSTEM, DeviceId.of("1"), Method.RECORD_A_CALL, "", "192.0.2.1"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new RecordedDevice(Calls.SYSTEM, DeviceId.NONE, Method.MIRROR, "", ""))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void deviceAndAddressAreListedOnce() {
        RecordedDevice one = new RecordedDevice(Calls.SYSTEM, DeviceId.of("1"), Method.MIRROR, "08000f123456", "192.0.2.1");

        assertRefused(one, device("1"));
        assertRefused(one, new RecordedDevice(Calls.SYSTEM, DeviceId.of("2"), Method.MIRROR, "08-00-0f-12-34-56", ""));
        assertRefused(one, new RecordedDevice(Calls.SYSTEM, DeviceId.of("2"), Method.MIRROR, "", "192.0.2.1"));
        assertThat(new RecordedDevices(List.of(one, device("2"), device("3"))).devices()).hasSize(3);
    }

    private static void assertRefused(RecordedDevice... devices) {
        assertThatThrownBy(() -> new RecordedDevices(List.of(devices)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("recording.devices-twice"));
    }

    @Test
    void listsRefuseWhatCanNeverMatchAndWhatStandsTwice() {
        for (String value : List.of("", "  ", "1*2", "9".repeat(101))) {
            assertThatThrownBy(() -> entry(Kind.ENDPOINT, value)).isInstanceOf(ProblemException.class);
        }
        ListEntry entry = entry(Kind.ENDPOINT, "1001");
        List<ListEntry> twice = List.of(entry, new ListEntry(Kind.ENDPOINT, "1001", "again"));
        assertThatThrownBy(() -> new ExclusionList(false, twice)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new InclusionList(twice)).isInstanceOf(ProblemException.class);
        assertThat(new ExclusionList(false, List.of(entry)).entries()).hasSize(1);
    }
}
