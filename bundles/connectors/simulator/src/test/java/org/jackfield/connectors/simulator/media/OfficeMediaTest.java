package org.jackfield.connectors.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.connectors.simulator.VirtualLoop;
import org.jackfield.connectors.simulator.media.LegPlan.Heard;
import org.jackfield.connectors.simulator.media.LegPlan.State;
import org.jackfield.connectors.simulator.office.DayProfile;
import org.jackfield.connectors.simulator.office.Office;
import org.jackfield.connectors.simulator.office.OfficePlanner;
import org.jackfield.connectors.simulator.office.OfficeSize;
import org.jackfield.connectors.simulator.office.OfficeStyle;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.scenario.Actions;
import org.junit.jupiter.api.Test;

class OfficeMediaTest {

    private final VirtualLoop loop = new VirtualLoop(Instant.parse("2026-04-01T09:00:00Z"));
    private final Pbx pbx = new Pbx(OfficePlanner.plan(OfficeSize.DEFAULT), loop, ZoneOffset.UTC);
    private final List<MediaPlan> plans = new ArrayList<>();
    private boolean realTime = true;
    private final OfficeMedia media = new OfficeMedia(pbx, loop, () -> realTime, plans::add);

    private void act(String words) {
        new Actions(pbx).perform(List.of(words.split(" ")));
        loop.advance(1);
    }

    private LegPlan leg(String extension) {
        // A plan is handed on only if it differs, and in the middle of an operation it may not be the last.
        loop.advance(1000);
        return plans.getLast().legs().stream().filter(leg -> leg.extension().equals(extension)).findFirst().orElse(null);
    }

    @Test
    void anOutsideCallerIsNamedAndSpeaksTheCallersPart() {
        media.begin();
        act("arrive 94001 from 02079460123 name Smith to 44123450" + "1001");
        assertThat(leg("1001")).isEqualTo(new LegPlan(leg("1001").id(), "1001", "1001", State.RINGING, "02079460123", "Smith",
                Heard.NOTHING, 0, 0));
        act("answer 1001");
        LegPlan answered = leg("1001");
        assertThat(answered.state()).isEqualTo(State.TALKING);
        assertThat(answered.heard()).isEqualTo(Heard.TALK);
        assertThat(answered.role()).isOne();
        assertThat(plans.getLast().talks()).singleElement().matches(talk -> talk.id() == answered.talk() && talk.goesOn());
    }

    @Test
    void onHoldThereIsMusicAndTheTalkWaits() {
        media.begin();
        act("place 1001 1004");
        assertThat(leg("1001").heard()).isEqualTo(Heard.RING_BACK);
        act("answer 1004");
        long talk = leg("1001").talk();
        act("hold 1001");
        assertThat(leg("1001").state()).isEqualTo(State.HOLDING);
        assertThat(leg("1004").heard()).isEqualTo(Heard.MUSIC);
        assertThat(plans.getLast().talks()).noneMatch(TalkPlan::goesOn);
        act("retrieve 1001");
        assertThat(leg("1001").talk()).isEqualTo(talk);
        assertThat(plans.getLast().talks()).allMatch(TalkPlan::goesOn);
    }

    @Test
    void aPartThatIsTransferredStaysTheSame() {
        media.begin();
        act("place 1001 1004");
        act("answer 1004");
        long leg = leg("1001").id();
        act("transfer 1004 1005");
        assertThat(leg("1001").heard()).isEqualTo(Heard.RING_BACK);
        assertThat(leg("1004")).isNull();
        act("answer 1005");
        assertThat(leg("1001").id()).isEqualTo(leg);
        assertThat(leg("1001").peerNumber()).isEqualTo("1005");
    }

    @Test
    void whoeverCallsNobodyHearsTheBusyTone() {
        media.begin();
        act("place 1004 1005");
        act("answer 1005");
        act("place 1001 1004");
        assertThat(leg("1001").heard()).isEqualTo(Heard.BUSY);
    }

    @Test
    void afterAPowerFailureNobodyTalks() {
        media.begin();
        act("place 1001 1004");
        act("answer 1004");
        pbx.powerFailure();
        loop.advance(1000);
        assertThat(plans.getLast().legs()).isEmpty();
        assertThat(plans.getLast().telephones()).contains("1001");
    }

    @Test
    void atAnotherSpeedThereAreTelephonesAndNoCalls() {
        media.begin();
        act("place 1001 1004");
        realTime = false;
        loop.advance(1000);
        assertThat(plans.getLast().legs()).isEmpty();
        assertThat(plans.getLast().telephones()).contains("1001");
    }

    @Test
    void whateverHappensInAnOfficeEveryTelephoneTalksOnceAndHearsWhatIsThere() {
        media.begin();
        Office office = new Office(pbx, loop, new OfficeStyle(7, 400, 60, DayProfile.ALWAYS_BUSY, false));
        office.open();
        loop.advance(3_600_000L);
        assertThat(plans).hasSizeGreaterThan(1000);
        Set<Heard> heard = new HashSet<>();
        for (MediaPlan plan : plans) {
            Set<Long> talks = plan.talks().stream().map(TalkPlan::id).collect(Collectors.toSet());
            Set<Long> ids = new HashSet<>();
            for (LegPlan leg : plan.legs()) {
                assertThat(ids.add(leg.id())).isTrue();
                heard.add(leg.heard());
                if (leg.heard() == Heard.TALK) {
                    assertThat(talks).contains(leg.talk());
                    assertThat(leg.role()).isNotNegative();
                }
            }
            List<String> talking = plan.legs().stream().filter(leg -> leg.state() == State.TALKING).map(LegPlan::telephone).toList();
            assertThat(talking).doesNotHaveDuplicates();
        }
        assertThat(heard).containsExactlyInAnyOrder(Heard.values());
        office.shut();
        loop.advance(2000);
        assertThat(plans.getLast().legs()).isEmpty();
        assertThat(plans.getLast().talks()).isEmpty();
    }
}
