package org.jackfield.connectors.oai.translate;

import java.util.List;
import java.util.function.Function;

import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.oaiwire.ServerLine;
import org.jackfield.connectors.oaiwire.code.AlarmSource;
import org.jackfield.connectors.oaiwire.event.CallEvents;
import org.jackfield.connectors.oaiwire.event.DeviceEvents;
import org.jackfield.connectors.oaiwire.event.OaiEvent;
import org.jackfield.connectors.oaiwire.event.SystemEvents;

/** From a line of the phone system to the platform's events; news that was told already is left out. */
public final class EventTranslator {

    private static final int MINOR_LAST = 39;
    private static final int MAJOR_FIRST = 100;
    private static final int MAJOR_LAST = 224;
    private static final int NETWORK_LAST = 244;

    private final Ids ids;
    private final Echoes echoes = new Echoes();
    private final CallTranslator calls;
    private final DeviceTranslator devices;

    /**
     * @param agentNames the programmed name of an agent, empty if not known
     */
    public EventTranslator(Ids ids, Function<DeviceId, String> agentNames) {
        this.ids = ids;
        calls = new CallTranslator(ids, echoes);
        devices = new DeviceTranslator(ids, echoes, agentNames);
    }

    /**
     * Translates a line.
     *
     * @param line    the event
     * @param watched the device of the monitor it came through; {@link DeviceId#NONE} if that watches no single device
     * @return what is new, empty for an echo and for what the platform has no event for
     */
    public List<TelephonyEvent> translate(ServerLine.Event line, DeviceId watched) {
        OaiEvent event = line.event();
        Integer resync = line.resync();
        if (event instanceof CallEvents.EstablishedUnconfirmed answer) {
            return devices.unconfirmed(answer, resync, line.monitor());
        }
        if (event instanceof CallEvents call) {
            return calls.translate(call, resync, line.monitor(), watched);
        }
        if (event instanceof DeviceEvents device) {
            return devices.translate(device, resync, line.monitor());
        }
        return switch (event) {
            case SystemEvents.NightMode night ->
                List.of(new SystemEvent.NightModeChanged(ids.node(night.node()), night.on()));
            case SystemEvents.Alarm alarm -> List.of(alarm(alarm));
            default -> List.of();
        };
    }

    /** Whether a transfer or conference waits for a party that knows more of it. */
    public boolean isPending() {
        return calls.isPending();
    }

    /** What waits, because nothing more is going to be told of it. */
    public List<TelephonyEvent> flush() {
        return calls.flush();
    }

    /** Forgets what was told: a new session tells everything again. */
    public void clear() {
        calls.clear();
        echoes.clear();
        devices.clear();
    }

    /** Whether an alarm with this id was raised by the gateway. */
    static boolean isOfGateway(String alarmId) {
        return alarmId.startsWith(AlarmSource.GATEWAY.wire() + ":");
    }

    private SystemEvent alarm(SystemEvents.Alarm alarm) {
        String id = alarm.source().wire() + ":" + alarm.node() + ":" + alarm.uniqueId();
        DeviceId device = ids.device(alarm.device());
        return alarm.number() == 0 ? new SystemEvent.AlarmCleared(ids.node(alarm.node()), id, device, alarm.text())
                : new SystemEvent.AlarmRaised(ids.node(alarm.node()), id, alarm.number(), severity(alarm), device,
                        alarm.text());
    }

    private static SystemEvent.Severity severity(SystemEvents.Alarm alarm) {
        int number = alarm.source().is(AlarmSource.PHONE_SYSTEM) ? alarm.number() : 0;
        if (number >= 1 && number <= MINOR_LAST) {
            return SystemEvent.Severity.MINOR;
        }
        if (number >= MAJOR_FIRST && number <= NETWORK_LAST) {
            return number <= MAJOR_LAST ? SystemEvent.Severity.MAJOR : SystemEvent.Severity.NETWORK;
        }
        return SystemEvent.Severity.UNKNOWN;
    }
}
