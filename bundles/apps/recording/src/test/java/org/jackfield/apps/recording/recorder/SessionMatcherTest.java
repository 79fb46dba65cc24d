package org.jackfield.apps.recording.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.apps.recording.recorder.SessionMatcher.Demand;
import org.jackfield.apps.recording.recorder.SessionMatcher.Match;
import org.jackfield.apps.recording.recorder.SessionMatcher.Offer;
import org.jackfield.apps.recording.rules.RecordedDevice;

class SessionMatcherTest {

    private static final Instant BEGIN = Scene.BEGIN;
    private static final DeviceIndex DEVICES = Office.index("1001", "1002");
    private static final RecordedDevice ANNA = Office.device("1001");

    private static Offer offer(AudioSession session, boolean sounds, UUID segment) {
        return new Offer(session, DEVICES.parts(session), sounds, segment);
    }

    private static Demand demand(boolean talking, int second, String... others) {
        return new Demand(UUID.randomUUID(), List.of(ANNA), Set.of(others), talking, BEGIN.plusSeconds(second));
    }

    @Example
    void theOtherEndsNumberTellsTwoCallsApart() {
        AudioSession one = Telephone.session("1001", "02079460123", BEGIN);
        AudioSession two = Telephone.session("1001", "1003", BEGIN.plusSeconds(1));
        Demand outside = demand(true, 1, "+442079460123");
        Demand inside = demand(true, 0, "1003");
        Map<UUID, Match> matches =
                SessionMatcher.match(List.of(offer(two, true, null), offer(one, true, null)), List.of(inside, outside));
        assertThat(matches.get(outside.segment()).session()).isEqualTo(one.id());
        assertThat(matches.get(inside.segment()).session()).isEqualTo(two.id());
    }

    @Example
    void withOneSessionTheCallThatTalksGetsIt() {
        AudioSession only = Telephone.session("1001", "5551234", BEGIN);
        Demand held = demand(false, 0, "5551234");
        Demand talking = demand(true, 5, "1003");
        Map<UUID, Match> matches = SessionMatcher.match(List.of(offer(only, true, held.segment())), List.of(held, talking));
        assertThat(matches).containsOnlyKeys(talking.segment());
    }

    @Example
    void aCallKeepsItsSessionWhenAnotherOneBegins() {
        AudioSession first = Telephone.session("1001", "5551234", BEGIN);
        AudioSession second = Telephone.session("1001", "5551234", BEGIN.plusSeconds(9));
        Demand call = demand(true, 9, "5551234");
        Map<UUID, Match> matches =
                SessionMatcher.match(List.of(offer(second, true, null), offer(first, true, call.segment())), List.of(call));
        assertThat(matches.get(call.segment()).session()).isEqualTo(first.id());
    }

    @Example
    void aCallThatIsHeardKeepsItsSessionWhateverAnotherOneNames() {
        AudioSession real = Telephone.session("1001", "", BEGIN);
        AudioSession spoofed = Telephone.session("1001", "5551234", BEGIN.plusSeconds(1));
        Demand call = demand(true, 1, "5551234");
        assertThat(SessionMatcher.match(List.of(offer(spoofed, true, null), offer(real, true, call.segment())), List.of(call))
                .get(call.segment()).session()).isEqualTo(real.id());
        assertThat(SessionMatcher.match(List.of(offer(spoofed, true, null), offer(real, false, call.segment())), List.of(call))
                .get(call.segment()).session()).as("one that fell silent").isEqualTo(spoofed.id());
    }

    @Example
    void aSessionThatFellSilentGivesWayToOneThatSounds() {
        AudioSession first = Telephone.session("1001", "5551234", BEGIN);
        AudioSession second = Telephone.session("1001", "5551234", BEGIN.plusSeconds(9));
        Demand call = demand(true, 0, "5551234");
        Map<UUID, Match> matches =
                SessionMatcher.match(List.of(offer(second, true, null), offer(first, false, call.segment())), List.of(call));
        assertThat(matches.get(call.segment()).session()).isEqualTo(second.id());
    }

    @Example
    void ofBothLegsOfACallTheTelephonesOwnIsTaken() {
        AudioSession callers = new AudioSession(
                UUID.randomUUID(), "mirror", "", Telephone.party("1003", "192.0.2.3", false),
                Telephone.party("1001", "192.0.2.254", true), BEGIN);
        AudioSession own = new AudioSession(
                UUID.randomUUID(), "mirror", "", Telephone.party("1003", "192.0.2.254", true),
                Telephone.party("1001", "192.0.2.1", false), BEGIN.plusMillis(100));
        Demand call = demand(true, 0, "1003");
        Map<UUID, Match> matches =
                SessionMatcher.match(List.of(offer(callers, true, null), offer(own, true, null)), List.of(call));
        assertThat(matches.get(call.segment()).session()).isEqualTo(own.id());
        assertThat(matches.get(call.segment()).part().side()).isEqualTo(Side.SECOND);
    }

    @Example
    void numbersAreTheSameWithAPrefix() {
        assertThat(SessionMatcher.same("02079460123", "+442079460123")).isTrue();
        assertThat(SessionMatcher.same("902079460123", "02079460123")).isTrue();
        assertThat(SessionMatcher.same("1001", "31001")).isFalse();
        assertThat(SessionMatcher.same("", "")).isFalse();
        assertThat(SessionMatcher.same("anonymous", "anonymous")).isTrue();
    }

    /** No session is in two segments, and the order in which things are told decides nothing. */
    @Property
    void matchesAreOneToOneAndDoNotDependOnOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<Offer> offers = new ArrayList<>();
        List<Demand> demands = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            demands.add(demand(random.nextBoolean(), random.nextInt(10), "" + (1003 + random.nextInt(3))));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            UUID segment = demands.isEmpty() || random.nextBoolean()
                    ? null : demands.get(random.nextInt(demands.size())).segment();
            offers.add(offer(
                    Telephone.session("1001", "" + (1003 + random.nextInt(3)), BEGIN.plusSeconds(random.nextInt(10))),
                    random.nextBoolean(), segment));
        }
        Map<UUID, Match> matches = SessionMatcher.match(offers, demands);
        assertThat(matches).hasSize(Math.min(offers.size(), demands.size()));
        assertThat(new HashSet<>(matches.values().stream().map(Match::session).toList())).hasSameSizeAs(matches.values());
        Collections.shuffle(offers, random);
        Collections.shuffle(demands, random);
        assertThat(SessionMatcher.match(offers, demands)).isEqualTo(matches);
    }
}
