package org.jackfield.connectors.simulator.office;

import java.util.List;
import org.jackfield.connectors.simulator.loop.EventLoop;
import org.jackfield.connectors.simulator.pbx.Alarm;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.Station;

/**
 * What happens beside the calls: alarms come and are cleared at the administrator's telephone, messages are left and heard. It has
 * dice of its own, so that the calls of a day are the same with and without.
 */
final class Incidents {

    private static final double SECONDS_BETWEEN_ALARMS = 420;
    private static final double SECONDS_BETWEEN_MESSAGES = 150;
    private static final int MOST_STANDING = 3;

    private final Pbx pbx;
    private final Intentions intentions;
    private final Dice dice;
    private EventLoop.Timer nextAlarm;
    private EventLoop.Timer nextMessage;
    private boolean running;

    private record Sort(int number, String text) {}

    private static final List<Sort> SORTS = List.of(
            new Sort(10, "Device [1.1.1] '%s' Is Off Hook"), new Sort(11, "Emergency Call From '%s'"),
            new Sort(124, "Trunk Group Busy, Last Tried By '%s'"), new Sort(230, "Network Node Does Not Answer '%s'"));

    Incidents(Pbx pbx, Intentions intentions, Dice dice) {
        this.pbx = pbx;
        this.intentions = intentions;
        this.dice = dice;
    }

    void begin() {
        running = true;
        planAlarm();
        planMessage();
    }

    void end() {
        if (running) {
            running = false;
            nextAlarm.cancel();
            nextMessage.cancel();
        }
    }

    private List<Station> telephones() {
        return pbx.devices(Station.class).stream().filter(station -> !station.phantom()).toList();
    }

    private void planAlarm() {
        nextAlarm = intentions.later(dice.untilNext(SECONDS_BETWEEN_ALARMS), () -> {
            planAlarm();
            alarm();
        });
    }

    private void alarm() {
        List<Station> telephones = telephones();
        if (telephones.isEmpty() || pbx.system().alarms().size() >= MOST_STANDING) {
            return;
        }
        Station station = dice.oneOf(telephones);
        Sort sort = dice.oneOf(SORTS);
        Alarm alarm = pbx.system().raise(station.node(), sort.number(), station, sort.text().formatted(station.number()));
        intentions.later(dice.between(120, 420), () -> {
            if (running) {
                pbx.system().clearAlarm(alarm, dice.chance(0.5) ? administrator() : null);
            }
        });
    }

    private Device administrator() {
        return telephones().stream().filter(Station::admin).findFirst().orElse(null);
    }

    private void planMessage() {
        nextMessage = intentions.later(dice.untilNext(SECONDS_BETWEEN_MESSAGES), () -> {
            planMessage();
            message();
        });
    }

    /** Every third message is left at a number without a telephone, whose messages others have to look after. */
    private void message() {
        List<Station> all = pbx.devices(Station.class);
        List<Station> phantoms = all.stream().filter(Station::phantom).toList();
        Station station = !phantoms.isEmpty() && dice.chance(0.34) ? dice.oneOf(phantoms) : dice.oneOf(all);
        if (station.plan().voiceMail().isEmpty()) {
            return;
        }
        Device voiceMail = pbx.device(station.plan().voiceMail());
        pbx.features().leaveMessage(station, voiceMail, 1 + dice.number(3), station.number());
        intentions.later(dice.between(60, 300), () -> {
            if (running) {
                pbx.features().clearMessages(station, voiceMail);
            }
        });
    }
}
