package org.jackfield.core.telephony.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.core.telephony.dialplan.DialPlanSettings;
import org.jackfield.core.telephony.dialplan.SiteDialPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls, their journal and commands, from a connector to whoever follows them. */
@Timeout(180)
class PhoneSystemsTest extends PhoneSystemsFixture {

    @Test
    void callsAreSeenAliveAndConsumersGetEveryEventWithWhatItDid() throws Exception {
        PhoneSystemId system = add();
        Keeper keeper = new Keeper();
        systems.add("keeper", keeper);
        connector.say(rings("1"), answers("1"));
        settle(system);

        assertThat(systems.liveCalls(system)).singleElement()
                .satisfies(call -> assertThat(call.state()).isEqualTo(LogicalCall.State.CONNECTED));
        clock.leap(Duration.ofSeconds(7));
        connector.say(clears("1"));
        settle(system);

        assertThat(systems.liveCalls()).isEmpty();
        List<JournalEntry> entries = keeper.take(5);
        assertThat(entries).extracting(e -> e.event().getClass().getSimpleName()).containsExactly(
                "LinkChanged", "Delivered", "Established", "DevicesComplete", "CallCleared");
        assertThat(entries.get(4).call().segments().get(0).talkMillis()).isEqualTo(7000);
        assertThat(entries.get(4).raw()).isEqualTo("raw");
        assertThat(systems.read(system, 0, 1000)).startsWith(entries.toArray(JournalEntry[]::new));
        assertThat(systems.eventsOf(
                system, entries.get(4).call().id(), entries.get(1).arrived(), entries.get(4).arrived()))
                .extracting(JournalEntry::position)
                .containsExactly(
                        entries.get(1).position(), entries.get(2).position(), entries.get(4).position());
    }

    @Test
    void numbersAreCleanedByThePlanThatHeldWhenTheyCame() throws Exception {
        PhoneSystemId system = add();
        systems.setDialPlan(new SiteDialPlan(DialPlanRules.NONE, DialPlanSettings.FORMATS::defaults)
                .preset("GB", DialPlanRules.NONE));
        connector.say(
                new SystemEvent.DeviceReported(new DeviceDescription(B, DeviceKind.TRUNK, "Line 1", "")),
                new CallEvent.Delivered(CallId.of("1"), A, new CallDetails(
                        B, "", new ExternalParty("+44 161 496 0123", "", "", ""), null, null, null, ""), Cause.NEW_CALL));
        settle(system);
        assertThat(systems.liveCalls(system)).extracting(c -> c.outside().number()).containsExactly("01614960123");
        connector.say(clears("1"));
        settle(system);
        List<JournalEntry> lived = systems.read(system, 0, 1000);

        // then the plan is another, and after a restart everything is read from the disk
        systems.setDialPlan(DialPlanRules.NONE);
        settle(system);
        restart();

        assertThat(systems.read(system, 0, 1000)).startsWith(lived.toArray(JournalEntry[]::new));
        assertThat(lived).filteredOn(e -> e.event().equals(clears("1"))).singleElement().satisfies(e -> assertThat(
                e.call().segments()).extracting(s -> s.outside().number()).containsExactly("01614960123"));
    }

    @Test
    void consumerThatWasAwayOrRefusesGetsWhatItMissedOnceMore() throws Exception {
        PhoneSystemId system = add();
        Keeper first = new Keeper();
        systems.add("keeper", first);
        connector.say(rings("1"));
        settle(system);
        JournalEntry last = first.take(3).get(2);
        systems.remove("keeper", first);
        connector.say(answers("1"), clears("1"));
        settle(system);
        restart();

        Keeper second = new Keeper();
        second.refuse.set(2);
        systems.add("keeper", second);

        List<JournalEntry> missed = second.take(3);
        assertThat(missed.get(0).position()).isEqualTo(last.position() + 1);
        assertThat(missed.get(1).event()).isEqualTo(clears("1"));
        assertThat(missed.get(1).call().id()).isEqualTo(first.entries.isEmpty() ? missed.get(1).call().id() : null);
        assertThat(missed.get(0).call().segments()).hasSize(1);
    }

    @Test
    void consumerThatBeginsMissesNothingAndOneWhoseEntriesAreGoneIsTold() throws Exception {
        Keeper beginner = new Keeper();
        beginner.cursor = 0;
        Keeper lost = new Keeper();
        lost.cursor = 17;
        systems.add("beginner", beginner);
        systems.add("lost", lost);
        PhoneSystemId system = add();
        connector.say(rings("1"));
        settle(system);

        assertThat(beginner.take(3)).extracting(JournalEntry::event).contains(rings("1"));
        assertThat(lost.take(3)).extracting(JournalEntry::event).contains(rings("1"));
        assertThat(beginner.missed).isEmpty();
        assertThat(lost.missed).containsExactly(18L);
    }

    @Test
    void callsAliveAtARestartGoOnMarkedAndEndInterruptedIfThePhoneSystemNoLongerHasThem() {
        PhoneSystemId system = add();
        connector.say(rings("1"), answers("1"));
        settle(system);
        clock.leap(Duration.ofSeconds(1));
        connector.say(rings("2"));
        settle(system);
        List<LogicalCall> before = systems.liveCalls(system);
        assertThat(before).hasSize(2);

        restart();
        settle(system);

        assertThat(systems.liveCalls(system)).extracting(LogicalCall::id)
                .containsExactlyElementsOf(before.stream().map(LogicalCall::id).toList());
        assertThat(systems.liveCalls(system)).allSatisfy(c -> assertThat(c.marks()).contains(CallMark.GAP));
        clock.leap(Duration.ofSeconds(5));
        connector.say(
                new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL), answers("1"),
                new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true));
        settle(system);

        assertThat(systems.liveCalls(system)).extracting(LogicalCall::id).containsExactly(before.get(0).id());
        JournalEntry ended = systems.read(system, 0, 1000).stream()
                .filter(e -> e.event() instanceof LinkEvent.ResyncEnded)
                .findFirst()
                .orElseThrow();
        assertThat(ended.changes()).singleElement().satisfies(call -> {
            assertThat(call.id()).isEqualTo(before.get(1).id());
            assertThat(call.segments().get(0).end()).isEqualTo(SegmentEnd.INTERRUPTED);
        });
    }

    @Test
    void missedEventsAskTheConnectorForAResync() {
        PhoneSystemId system = add();
        connector.say(new LinkEvent.EventsMissed("", 2, "sequence"));
        settle(system);

        assertThat(connector.resyncs).containsExactly(LinkEvent.Scope.ALL);
    }

    @Test
    void commandsAreRefusedWithNeutralFailures() throws Exception {
        PhoneSystemId system = add();
        settle(system);

        assertThat(systems.execute(system, new Command.MakeCall(A, "1002", "")).toCompletableFuture().get())
                .isEqualTo(new CommandResult.CallMade(CallId.of("X")));
        CallId call = CallId.of("1");
        assertThat(failureOf(system, new Command.Conference(A, call, call))).isEqualTo(CommandFailure.UNSUPPORTED);
        assertThat(failureOf(system, new Command.Hold(A, call))).isEqualTo(CommandFailure.REFUSED);
        connector.say(new LinkEvent.LinkChanged(LinkStatus.State.DOWN, "lost"));
        settle(system);
        assertThat(failureOf(system, new Command.Answer(A, call))).isEqualTo(CommandFailure.LINK_DOWN);
        assertThat(systems.statistics().get(0).commandsFailed()).isEqualTo(3);
    }

    private CommandFailure failureOf(PhoneSystemId system, Command command) throws InterruptedException {
        try {
            systems.execute(system, command).toCompletableFuture().get();
            throw new AssertionError("carried out: " + command);
        } catch (java.util.concurrent.ExecutionException e) {
            return ((CommandException) e.getCause()).failure();
        }
    }

    @Test
    void slowListenerDelaysNobodyAndIsGivenEverythingAfresh() throws Exception {
        PhoneSystemId system = add();
        CountDownLatch go = new CountDownLatch(1);
        BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
        systems.add(new CallListener() {
            @Override
            public void refreshed(List<LogicalCall> live) {
                seen.add(live.size());
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void callChanged(LogicalCall call) {
                seen.add(call.id());
            }
        });
        assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo(0);
        for (int i = 0; i < 1500; i++) {
            connector.say(rings("C" + i));
        }
        settle(system);
        assertThat(systems.liveCalls()).hasSize(1500);
        go.countDown();

        assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo(1500);
        assertThat(systems.statistics().get(0).listenerRefreshes()).isEqualTo(1);
    }

    @Test
    void clockSetBackNeverMakesTimesRunBackwards() {
        PhoneSystemId system = add();
        connector.say(rings("1"));
        settle(system);
        clock.leap(Duration.ofHours(-1));
        connector.say(answers("1"), clears("1"));
        settle(system);

        List<Instant> arrivals =
                systems.read(system, 0, 1000).stream().map(JournalEntry::arrived).toList();
        assertThat(arrivals).isSorted();
    }
}
