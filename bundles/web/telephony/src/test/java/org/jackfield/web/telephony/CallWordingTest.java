package org.jackfield.web.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.ExternalParty;
import org.junit.jupiter.api.Test;

class CallWordingTest {

    private final CallWording words = CallWording.in(Locale.ENGLISH);

    @Test
    void everythingThatCanHappenHasAWord() {
        Stream<String> texts = Stream.of(
                        Stream.of(DeviceKind.values()).map(words::kind),
                        Stream.of(SegmentEnd.values()).map(words::end),
                        Stream.of(CallMark.values()).map(mark -> words.marks(List.of(mark))),
                        Stream.of(LogicalCall.State.values()).map(words::name),
                        Stream.of(LinkStatus.State.values()).map(words::name))
                .flatMap(all -> all);

        assertThat(texts).allSatisfy(text -> assertThat(text).matches("[A-Z].*"));
    }

    @Test
    void anOutsidePartyIsNamedWithItsNumber() {
        assertThat(words.outside(new ExternalParty("0201", "Ann", "", ""), "", "")).isEqualTo("Ann · 0201");
        assertThat(words.outside(new ExternalParty("0201", "", "", ""), "", "")).isEqualTo("0201");
        assertThat(words.outside(new ExternalParty("0201", "Ann", "", ""), "", "Ann Lee")).isEqualTo("Ann Lee · 0201");
        assertThat(words.outside(ExternalParty.NONE, "90201", "")).isEqualTo("90201");
        assertThat(words.outside(ExternalParty.NONE, "", "")).isEqualTo("Number withheld");
    }

    @Test
    void anAgentIsNamedRatherThanTheTelephone() {
        Party agent = new Party(DeviceId.of("1001"), DeviceKind.STATION, "Desk 1", DeviceId.of("5001"), "Alice");

        assertThat(words.party(agent)).isEqualTo("1001 Alice");
        assertThat(words.party(Party.of(DeviceId.of("1001"), DeviceKind.STATION, "Desk 1"))).isEqualTo("1001 Desk 1");
        assertThat(words.party(Party.NONE)).isEmpty();
    }
}
