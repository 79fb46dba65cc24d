package org.jackfield.connectors.simulator.pbx;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.util.Iterator;
import java.util.List;

/** What a station can be told: do not disturb, forwards, lamps, hot desking and the like. */
public final class StationFeatures {

    private static final int LONGEST_FORWARD = 24;
    private static final int DND_TEXT_LENGTH = 16;

    private final Pbx pbx;
    private final List<String> dndMessages = List.of("DO-NOT-DISTURB", "LEAVE MESSAGE", "IN MEETING", "AT LUNCH",
            "OUT OF OFFICE", "ON VACATION", "OUT OF TOWN", "WITH CLIENT", "WITH GUEST", "UNAVAILABLE", "ON BREAK",
            "GONE HOME", "DO NOT RING", "IN TRAINING", "WITH MANAGER", "ON THE PHONE", "BACK SOON", "AT HOME", "IN A CALL",
            "CUSTOM");

    StationFeatures(Pbx pbx) {
        this.pbx = pbx;
    }

    /** Messages that go with do not disturb, numbered from 1. */
    public List<String> dndMessages() {
        return dndMessages;
    }

    /** Switches do not disturb on, with message 1 to 20 and the user's own words. */
    public void dndOn(Station station, int message, String text) {
        if (message < 1 || message > dndMessages.size()) {
            throw new RefusedException(OUT_OF_RANGE, "message " + message + " is not 1 to " + dndMessages.size());
        }
        boolean was = !station.dndMessage().isEmpty();
        station.setDnd(dndMessages.get(message - 1),
                text.length() > DND_TEXT_LENGTH ? text.substring(0, DND_TEXT_LENGTH) : text);
        tellDnd(station, was);
    }

    /** Switches do not disturb off. */
    public void dndOff(Station station) {
        if (station.phantom()) {
            throw new RefusedException(INCOMPATIBLE_STATE, "a phantom's do not disturb cannot be switched off");
        }
        boolean was = !station.dndMessage().isEmpty();
        station.setDnd("", "");
        tellDnd(station, was);
        pbx.hunting().freed(station);
    }

    private void tellDnd(Station station, boolean was) {
        pbx.events().device(EventType.DND, station, station, Text.of(station.dndMessage()), Text.of(station.dndText()));
        if (was == station.dndMessage().isEmpty()) {
            tell(station, Station.Feature.DO_NOT_DISTURB.logicalNumber(), !was);
        }
    }

    /** Sets or cancels the manual forward. */
    public void forward(Station station, Forward forward) {
        Forward.Kind old = station.forward().kind();
        if (forward.kind() != Forward.Kind.NONE) {
            if (forward.destination().length() > LONGEST_FORWARD) {
                throw new RefusedException(OUT_OF_RANGE, "at most " + LONGEST_FORWARD + " digits");
            }
            Destination to = pbx.calls().requireDestination(forward.destination(), INVALID_DESTINATION);
            if (to instanceof Destination.Internal internal && internal.device() == station) {
                throw new RefusedException(INVALID_DESTINATION, "a station cannot forward to itself");
            }
        }
        station.setForward(forward);
        tellForward(pbx.events(), station);
        if (old != Forward.Kind.NONE && old != forward.kind()) {
            tell(station, old.logicalNumber(), false);
        }
        if (forward.kind() != Forward.Kind.NONE && old != forward.kind()) {
            tell(station, forward.kind().logicalNumber(), true);
        }
    }

    void tellForward(EventComposer events, Station station) {
        Forward forward = station.forward();
        Object to = null;
        String outside = null;
        if (forward.kind() != Forward.Kind.NONE) {
            switch (pbx.routing().resolve(forward.destination())) {
                case Destination.Internal internal -> to = internal.device();
                case Destination.Outside number -> {
                    to = pbx.plan().identity().accessCode();
                    outside = number.number();
                }
                case Destination.Invalid invalid -> to = invalid.digits();
            }
        }
        events.device(EventType.FW, station, station, to, outside, forward.kind().code());
    }

    /** Lights a message lamp; a message from the same place replaces the earlier one. */
    public void leaveMessage(Station station, Device from, int count, String mailbox) {
        station.editMessages().removeIf(m -> m.from() == from);
        station.editMessages().add(new Message(from, mailbox, count, pbx.now()));
        pbx.events().device(EventType.MW, station, station, from, mailbox, count, 1);
        if (!station.has(Station.Feature.MESSAGE)) {
            set(station, Station.Feature.MESSAGE, true);
        }
    }

    /** Takes messages away: those from one place, or all if {@code from} is null. */
    public void clearMessages(Station station, Device from) {
        Iterator<Message> messages = station.editMessages().iterator();
        while (messages.hasNext()) {
            Message message = messages.next();
            if (from == null || message.from() == from) {
                messages.remove();
                pbx.events().device(EventType.MW, station, station, message.from(), message.mailbox(), null, 0);
            }
        }
        if (station.messages().isEmpty() && station.has(Station.Feature.MESSAGE)) {
            set(station, Station.Feature.MESSAGE, false);
        }
    }

    /** Switches a feature and tells of it. */
    public void set(Station station, Station.Feature feature, boolean on) {
        if (station.has(feature) == on) {
            return;
        }
        station.set(feature, on);
        if (feature == Station.Feature.MUTE) {
            pbx.events().device(EventType.MU, station, station, on ? 1 : 0);
        }
        tell(station, feature.logicalNumber(), on);
        if (feature == Station.Feature.REMOVED_FROM_GROUPS) {
            pbx.agentDesk().tellDeserted();
            pbx.hunting().freed(station);
        }
    }

    private void tell(Station station, int logicalNumber, boolean on) {
        pbx.events().device(EventType.FE, station, station, logicalNumber, on ? 1 : 0);
    }

    /** Logs a hot desk user in at a telephone, or out of it if he is in. */
    public void toggleHotDesk(Station phone, Station phantom) {
        if (!phantom.phantom() || phone.phantom()) {
            throw new RefusedException(WRONG_TYPE, phantom + " is no hot desk extension");
        }
        if (phantom.hotDesk() != null && phantom.hotDesk() != phone) {
            throw new RefusedException(INCOMPATIBLE_STATE, phantom + " is logged in elsewhere");
        }
        boolean in = phantom.hotDesk() == null;
        int physicalType = phone.physicalType();
        phantom.setHotDesk(in ? phone : null);
        tellOnline(phantom, physicalType);
    }

    /** Unplugs a telephone or plugs it in. */
    public void setOnline(Station station, boolean online) {
        if (station.online() != online) {
            station.setOnline(online);
            tellOnline(station, online ? station.physicalType() : 0);
            pbx.agentDesk().tellDeserted();
            pbx.hunting().freed(station);
        }
    }

    private void tellOnline(Station station, int physicalType) {
        pbx.events().device(EventType.OL, station, station, station.online() ? 1 : 0, station.type(), physicalType);
    }

    /** Fills or clears a speed dial bin. */
    public void speedDial(Station station, int bin, Station.SpeedDial dial) {
        if (bin < 0 || bin > 9 || dial.contents().length() > 16 || dial.name().length() > 16) {
            throw new RefusedException(OUT_OF_RANGE, "bins are 0 to 9, contents and name at most 16 long");
        }
        station.setSpeedDial(bin, dial);
        pbx.system().tellSpeedDial(station, bin, dial);
    }

    /** Makes it louder or quieter. */
    public void volume(Station station, int steps) {
        station.setVolume(station.volume() + steps);
    }

    /** Changes a station's password. */
    public void password(Station station, String old, String fresh) {
        if (!station.passwordIs(old)) {
            throw new RefusedException(WRONG_PASSWORD, "wrong password");
        }
        if (!fresh.matches("\\d{0,8}")) {
            throw new RefusedException(OUT_OF_RANGE, "a password has up to eight digits");
        }
        station.setPassword(fresh);
    }

    /** Whether this is a station's password. */
    public boolean passwordIs(Station station, String password) {
        return station.passwordIs(password);
    }
}
