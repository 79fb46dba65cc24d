package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.call.Connection;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.Calls;

/** An office in which telephones speak while time passes, in steps of a packet. */
final class Scene {

    static final Instant BEGIN = Instant.parse("2026-11-26T10:00:00Z");
    static final int PACKET = 160;

    final Office office;
    private final Map<Telephone, AudioFormat> speaking = new LinkedHashMap<>();
    private final List<Telephone> plugged = new ArrayList<>();
    private long millis;
    private boolean finishing = true;

    Scene(Office office) {
        this.office = office;
    }

    Instant now() {
        return BEGIN.plusMillis(millis);
    }

    /** A telephone's session begins, and both sides speak. */
    Telephone session(String number, String other) {
        return session(Telephone.session(number, other, now()), AudioFormat.PCMU);
    }

    Telephone session(AudioSession session, AudioFormat format) {
        Telephone telephone = new Telephone(BEGIN, 0, 0).plug(office.recorder, session);
        office.settle();
        if (telephone.isWanted()) {
            plugged.add(telephone);
            speaking.put(telephone, format);
        }
        return telephone;
    }

    void silence(Telephone telephone) {
        speaking.remove(telephone);
    }

    void speak(Telephone telephone) {
        speaking.put(telephone, AudioFormat.PCMU);
    }

    /** A telephone's source gets round to nothing, and lets no time pass. */
    void stall(Telephone telephone) {
        speaking.remove(telephone);
        plugged.remove(telephone);
    }

    /** Its source goes on; nobody speaks. */
    void resume(Telephone telephone) {
        plugged.add(telephone);
    }

    void hangUp(Telephone telephone) {
        speaking.remove(telephone);
        plugged.remove(telephone);
        telephone.sink().ended(now(), false);
        office.settle();
    }

    /** From now on nothing is finished. */
    void finishNothing() {
        finishing = false;
    }

    /** All telephones go dead, as when the process that listened was killed. */
    void cut() {
        speaking.clear();
        plugged.clear();
    }

    void pass(long howLong) {
        for (long end = millis + howLong; millis < end; ) {
            speaking.forEach((telephone, format) -> telephone.speak(millis * 8, PACKET, format));
            millis += 20;
            office.clock.set(now());
            if (millis % 100 == 0) {
                List.copyOf(plugged).forEach(telephone -> telephone.sink().advance(now()));
                office.tick();
            }
            if (millis % 400 == 0) {
                office.write();
                if (finishing) {
                    office.finish();
                }
            }
        }
    }

    /** Time passes until all that ended is in the database. */
    void finish() {
        pass(1200);
    }

    /** A segment of a device that was answered now and lasts. */
    Calls answered(String device) {
        return Calls.inbound(device).at(now().minusMillis(2000)).lasting();
    }

    /** The same, over now. */
    Calls ended(Calls calls) {
        long talked = Duration.between(calls.answeredAt(), now()).toMillis();
        return new Calls(
                calls.id(), calls.call(), calls.number(), calls.revision() + 1, calls.device(), calls.caller(), calls.outside(),
                calls.started(), true, talked, 0, false, calls.agent(), calls.group(), calls.account(), calls.ddi());
    }

    void tell(Calls... segments) {
        office.call(Calls.call(segments));
    }

    /** Tells of a segment whose device is in that state since now. */
    void tell(Calls calls, ConnectionState state) {
        office.call(told(calls, state));
    }

    /** {@return what is told of a segment whose device is in that state since now} */
    LogicalCall told(Calls calls, ConnectionState state) {
        LogicalCall call = Calls.call(calls);
        Segment segment = call.segments().getFirst();
        List<Connection> connections = new ArrayList<>();
        connections.add(new Connection(segment.callId(), segment.device(), state, now()));
        if (!segment.caller().isNone()) {
            connections.add(new Connection(segment.callId(), segment.caller(), ConnectionState.CONNECTED, now()));
        }
        return new LogicalCall(
                call.id(), call.revision(), call.system(), call.callIds(), call.type(), call.direction(), call.state(),
                call.started(), call.answered(), call.ended(), null, call.calling(), call.outside(), call.dialled(),
                call.accountCode(), connections, call.segments(), Set.of());
    }

    /** {@return what a channel of the only recording of a segment has from one time of the scene to another} */
    byte[] heard(Calls calls, int channel, long fromMillis, long toMillis) throws IOException {
        var row = List.copyOf(office.recordings(calls.id())).getLast();
        byte[] all = office.channel(row, channel);
        long base = Duration.between(BEGIN, row.started()).toMillis();
        int from = (int) (fromMillis - base) * 8;
        return Arrays.copyOfRange(all, from, (int) (toMillis - base) * 8);
    }

    long millis() {
        return millis;
    }
}
