package org.jackfield.apps.alarms.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.SystemEvent.AlarmRaised;
import org.jackfield.api.telephony.event.SystemEvent.Severity;
import org.jackfield.apps.alarms.history.AlarmKind.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmKindTest {

    @Property
    void everyKindIsReadAsItWasWritten(@ForAll Group group, @ForAll @IntRange(min = 0, max = 1099) int number) {
        AlarmKind kind = new AlarmKind(group, Integer.toString(number));

        assertThat(AlarmKind.parse(kind.toString())).isEqualTo(kind);
        assertThat(AlarmKind.parse(group.word()).covers(kind)).isTrue();
    }

    @Property
    void aKindCoversItselfAndNoOther(
            @ForAll Group one, @ForAll Group other, @ForAll @IntRange(max = 3) int a, @ForAll @IntRange(max = 3) int b) {
        AlarmKind first = new AlarmKind(one, Integer.toString(a));
        AlarmKind second = new AlarmKind(other, Integer.toString(b));

        assertThat(first.covers(second)).isEqualTo(first.equals(second));
    }

    @Test
    void theSeverityThatThePhoneSystemTellsIsTheGroup() {
        AlarmRaised gateway = new AlarmRaised("", "2:0:4", 4, Severity.UNKNOWN, DeviceId.NONE, "NODE DROPPED");

        assertThat(AlarmKind.of(gateway)).hasToString("other/4");
    }

    @Test
    void alertsOfOneConditionAreOfOneKind() {
        assertThat(AlarmKind.ofAlert("oai.link-lost:head-office")).hasToString("server/oai.link-lost");
        assertThat(AlarmKind.ofAlert("deploy.file:a b/ö.jar")).hasToString("server/deploy.file");
        assertThat(AlarmKind.ofAlert("x".repeat(300)).code()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "minor/", "severe", "minor/10/11", "minor/' OR 1=1", "MINOR/10"})
    void whatIsNoKindIsRefusedOrMeansTheGroup(String text) {
        if (text.equals("minor/")) {
            assertThat(AlarmKind.parse(text).isGroup()).isTrue();
        } else {
            assertThatThrownBy(() -> AlarmKind.parse(text)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void knownAlarmsAndSeenOnesStandByGroupAndNumber() {
        var all = KnownAlarms.all(Map.of(
                AlarmKind.parse("minor/9"), "Seen nine", AlarmKind.parse("minor/10"), "Device 1003 is off hook"));

        assertThat(all.keySet().stream().map(AlarmKind::toString))
                .containsSubsequence("minor", "server", "minor/9", "minor/10", "minor/11", "major/204", "other/1", "other/14");
        assertThat(all).containsEntry(AlarmKind.parse("minor/10"), "Device off hook");
    }
}
