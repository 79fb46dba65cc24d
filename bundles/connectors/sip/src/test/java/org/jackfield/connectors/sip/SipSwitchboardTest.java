package org.jackfield.connectors.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.media.dialog.SipDialog;
import org.jackfield.api.media.dialog.SipDialog.Hold;
import org.jackfield.api.media.dialog.SipDialog.State;
import org.jackfield.api.media.dialog.SipEnd;
import org.jackfield.api.media.dialog.SipRegistration;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.junit.jupiter.api.Test;

class SipSwitchboardTest {

    private static final InetAddress PBX = address("10.0.0.9");
    private static final InetAddress CARRIER = address("198.51.100.7");

    private final List<String> told = new ArrayList<>();
    private final List<TelephonyEvent> events = new ArrayList<>();
    private final Map<String, SipDialog> dialogs = new HashMap<>();
    private final SipSwitchboard switchboard =
            new SipSwitchboard(new NumberingPlan(Set.of(PBX), "1???, 20??", "line"), this::tell);

    @Test
    void anInternalCallIsTwoDialogsAndOneCall() {
        toPbx("a", "1001", "1002");
        fromPbx("b", "1001", "1002");
        state("b", State.RINGING);
        state("a", State.RINGING);
        state("b", State.ANSWERED);
        state("a", State.ANSWERED);
        hangUp("b", false);
        hangUp("a", false);

        assertThat(told).containsExactly("Originated 1001", "Delivered 1002", "Established 1002",
                "ConnectionCleared 1002 by 1002", "ConnectionCleared 1001", "CallCleared");
        assertThat(sameCall()).isTrue();
        assertThat(switchboard.calls()).isZero();
        assertThat(switchboard.legs()).isEmpty();
    }

    @Test
    void aCallFromOutsideComesInOnItsTrunk() {
        dialog("in", end("5550100", CARRIER), end("441234", PBX));
        fromPbx("b", "5550100", "1002");
        state("b", State.RINGING);
        state("b", State.ANSWERED);
        state("in", State.ANSWERED);

        assertThat(told).containsExactly("Originated 198.51.100.7", "Delivered 1002", "Established 1002");
        CallEvent.Originated originated = (CallEvent.Originated) events.stream()
                .filter(CallEvent.Originated.class::isInstance).findFirst().orElseThrow();
        assertThat(originated.details().outside().number()).isEqualTo("5550100");
        assertThat(originated.details().outside().ddi()).isEqualTo("441234");
        assertThat(kind("198.51.100.7")).isEqualTo(DeviceKind.TRUNK);
        assertThat(kind("1002")).isEqualTo(DeviceKind.STATION);
    }

    @Test
    void aCallToOutsideReachesTheNetwork() {
        toPbx("a", "1001", "05550100");
        dialog("out", end("441234", PBX), end("05550100", CARRIER));
        state("out", State.RINGING);
        state("out", State.ANSWERED);
        state("a", State.ANSWERED);

        assertThat(told).containsExactly("Originated 1001", "NetworkReached 198.51.100.7", "Delivered 198.51.100.7",
                "Established 198.51.100.7");
        assertThat(sameCall()).isTrue();
    }

    @Test
    void whatHasNoSipIsThereNevertheless() {
        toPbx("a", "1001", "05550100");
        state("a", State.RINGING);
        state("a", State.ANSWERED);
        fromPbx("b", "5550199", "1002");
        state("b", State.RINGING);
        toPbx("c", "1003", "2010");
        state("c", State.ANSWERED);

        assertThat(told).containsExactly("Originated 1001", "NetworkReached line", "Delivered line", "Established line",
                "Originated line", "Delivered 1002", "Originated 1003", "Delivered 2010",
                "Established 2010");
    }

    @Test
    void aQueueThatAnsweredGivesWayToWhoeverTakesTheCall() {
        dialog("in", end("5550100", CARRIER), end("2001", PBX));
        state("in", State.ANSWERED);
        fromPbx("b", "5550100", "1002");
        state("b", State.RINGING);
        state("b", State.ANSWERED);

        assertThat(told).containsExactly("Originated 198.51.100.7", "Delivered 2001", "Established 2001", "Delivered 1002",
                "ConnectionCleared 2001", "Established 1002");
        assertThat(sameCall()).isTrue();
    }

    @Test
    void holdIsTheDevicesOwn() {
        connected();
        change("b", Hold.CALLED, null);
        change("a", Hold.CALLED, null);
        change("b", Hold.NONE, null);

        assertThat(told).containsExactly("Held 1002", "Retrieved 1002");
    }

    @Test
    void aBlindTransferGoesOnInTheSameCall() {
        connected();
        change("b", Hold.NONE, new SipDialog.Transfer(false, "1003", ""));
        hangUp("b", false);
        fromPbx("c", "1001", "1003");
        state("c", State.RINGING);
        state("c", State.ANSWERED);

        assertThat(told).containsExactly("Transferred 1002 to 1003", "Delivered 1003", "Established 1003");
        assertThat(sameCall()).isTrue();
    }

    @Test
    void anAnnouncedTransferJoinsTheTwoCalls() {
        connected();
        toPbx("b2", "1002", "1003");
        fromPbx("c", "1002", "1003");
        state("c", State.ANSWERED);
        state("b2", State.ANSWERED);
        told.clear();
        change("b", Hold.NONE, new SipDialog.Transfer(false, "1003", "b2"));
        hangUp("b2", true);
        hangUp("b", false);
        hangUp("c", false);
        hangUp("a", false);

        assertThat(told).containsExactly("Transferred 1002 to 1003", "ConnectionCleared 1003 by 1003",
                "ConnectionCleared 1001", "CallCleared");
        assertThat(switchboard.calls()).isZero();
    }

    @Test
    void aPickedUpCallRingsNoLonger() {
        toPbx("a", "1001", "1002");
        fromPbx("b", "1001", "1002");
        state("b", State.RINGING);
        dialogs.put("p", new SipDialog(UUID.randomUUID(), "p", State.CALLING, end("1003", address("10.0.0.3")), end("1002", PBX),
                Instant.EPOCH, Instant.EPOCH, Hold.NONE, "b", Optional.empty(), 0, false, false));
        switchboard.dialog(dialogs.get("p"));
        state("p", State.ANSWERED);
        fail("b", 487);

        assertThat(told).containsExactly("Originated 1001", "Delivered 1002", "Diverted 1002", "Established 1003");
        assertThat(sameCall()).isTrue();
    }

    @Test
    void whatFailsSaysWhy() {
        toPbx("a", "1001", "1002");
        fromPbx("b", "1001", "1002");
        state("b", State.RINGING);
        fail("b", 486);
        fail("a", 486);

        assertThat(told).containsExactly("Originated 1001", "Delivered 1002", "ConnectionCleared 1002 by 1002", "Failed 1001", "CallCleared");
        assertThat(events).last().satisfies(event -> assertThat(((CallEvent.CallCleared) event).cause().name()).isEqualTo("BUSY"));
    }

    @Test
    void telephonesWithoutAPhoneSystemBetweenThemShareADialog() {
        dialog("d", end("1001", address("10.0.0.1")), end("1002", address("10.0.0.2")));
        state("d", State.RINGING);
        state("d", State.ANSWERED);
        hangUp("d", true);

        assertThat(told).containsExactly("Originated 1001", "Delivered 1002", "Established 1002",
                "ConnectionCleared 1001 by 1001", "ConnectionCleared 1002", "CallCleared");
    }

    @Test
    void whoRegistersIsATelephone() {
        switchboard.registered(new SipRegistration("77", "Jo", address("10.0.0.7"), PBX));

        assertThat(kind("77")).isEqualTo(DeviceKind.STATION);
    }

    @Test
    void aResyncTellsAllCallsAsTheyAre() {
        connected();
        change("b", Hold.CALLED, null);
        told.clear();
        switchboard.retell();

        assertThat(told).containsExactly("Originated 1001", "Delivered 1002", "Established 1002", "Held 1002");
    }

    /** Whatever dialogs come in whatever states: when all are over, so are all calls, and each was told so once. */
    @Property(tries = 300)
    void everyCallEndsOnce(@ForAll long seed) {
        Random random = new Random(seed);
        told.clear();
        dialogs.clear();
        for (int i = 0; i < 60; i++) {
            String name = "d" + random.nextInt(12);
            SipDialog now = dialogs.get(name);
            if (now == null) {
                InetAddress[] places = {PBX, CARRIER, address("10.0.0.1"), address("10.0.0.2")};
                dialogs.put(name, new SipDialog(UUID.randomUUID(), name, State.values()[random.nextInt(3)],
                        end("100" + random.nextInt(3), places[random.nextInt(4)]),
                        end("100" + random.nextInt(3), places[random.nextInt(4)]), Instant.EPOCH, Instant.EPOCH, Hold.NONE,
                        random.nextInt(4) == 0 ? "d" + random.nextInt(12) : "", Optional.empty(), 0, false, false));
                switchboard.dialog(dialogs.get(name));
            } else if (random.nextInt(3) == 0) {
                hangUp(name, random.nextBoolean());
                dialogs.remove(name);
            } else {
                change(name, Hold.values()[random.nextInt(3)], random.nextBoolean() ? null
                        : new SipDialog.Transfer(random.nextBoolean(), "100" + random.nextInt(3),
                                random.nextBoolean() ? "" : "d" + random.nextInt(12)));
            }
        }
        List.copyOf(dialogs.keySet()).forEach(name -> hangUp(name, true));

        assertThat(switchboard.legs()).isEmpty();
        assertThat(switchboard.calls()).isZero();
    }

    private void connected() {
        toPbx("a", "1001", "1002");
        fromPbx("b", "1001", "1002");
        state("b", State.ANSWERED);
        state("a", State.ANSWERED);
        told.clear();
    }

    private void toPbx(String name, String caller, String called) {
        dialog(name, end(caller, address("10.0.1." + caller.substring(2))), end(called, PBX));
    }

    private void fromPbx(String name, String caller, String called) {
        dialog(name, end(caller, PBX), end(called, address("10.0.1." + called.substring(2))));
    }

    private void dialog(String name, SipEnd caller, SipEnd called) {
        dialogs.put(name, new SipDialog(UUID.randomUUID(), name, State.CALLING, caller, called, Instant.EPOCH, Instant.EPOCH,
                Hold.NONE, "", Optional.empty(), 0, false, false));
        switchboard.dialog(dialogs.get(name));
    }

    private void state(String name, State state) {
        next(name, state, Hold.NONE, dialogs.get(name).transfer(), 0, false);
    }

    private void change(String name, Hold hold, SipDialog.Transfer transfer) {
        next(name, State.ANSWERED, hold, Optional.ofNullable(transfer), 0, false);
    }

    private void hangUp(String name, boolean byCaller) {
        next(name, State.ENDED, Hold.NONE, dialogs.get(name).transfer(), 0, byCaller);
    }

    private void fail(String name, int status) {
        next(name, State.ENDED, Hold.NONE, Optional.empty(), status, false);
    }

    private void next(String name, State state, Hold hold, Optional<SipDialog.Transfer> transfer, int status, boolean byCaller) {
        SipDialog before = dialogs.get(name);
        SipDialog after = new SipDialog(before.id(), before.callId(), state, before.caller(), before.called(), before.began(),
                before.at(), hold, before.replaces(), transfer, status, byCaller, false);
        dialogs.put(name, after);
        switchboard.dialog(after);
    }

    private void tell(TelephonyEvent event) {
        events.add(event);
        if (event instanceof CallEvent call) {
            String more = switch (call) {
                case CallEvent.ConnectionCleared cleared when !cleared.releasing().isNone() -> " by " + cleared.releasing();
                case CallEvent.Transferred transferred -> " to " + transferred.to();
                default -> "";
            };
            told.add((call.getClass().getSimpleName() + " " + call.device()).strip() + more);
        }
    }

    private boolean sameCall() {
        return events.stream().filter(CallEvent.class::isInstance).map(event -> ((CallEvent) event).call()).distinct().count() == 1;
    }

    private DeviceKind kind(String number) {
        return events.stream()
                .filter(SystemEvent.DeviceReported.class::isInstance)
                .map(event -> ((SystemEvent.DeviceReported) event).device())
                .filter(device -> device.id().number().equals(number))
                .findFirst().orElseThrow().kind();
    }

    private static SipEnd end(String number, InetAddress address) {
        return new SipEnd(number, "", address, address.equals(PBX), false);
    }

    private static InetAddress address(String literal) {
        return IpLiteral.parse(literal).orElseThrow();
    }
}
