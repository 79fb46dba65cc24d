package org.jackfield.connectors.simulator.pbx;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeMap;
import java.util.Map;

/** A telephone: keyset, SIP phone, operator or phantom. */
public final class Station extends Device {

    /** Device type of a phantom. */
    public static final int PHANTOM = 34;

    /** A filled station speed dial bin. */
    public record SpeedDial(String contents, String name) {
    }

    /** Features that are on or off, with logical number and bit in the status mask. */
    public enum Feature {
        HANDSFREE(40, 0x8), HEADSET(39, 0x10), REMOVED_FROM_GROUPS(43, 0x20), MUTE(36, 0x400), MESSAGE(62, 0x2000),
        SYSTEM_FORWARD(55, 0x4000), AGENT(96, 0x40000), RECORD_A_CALL(105, 0x400000), DO_NOT_DISTURB(68, 0x4);

        private final int logicalNumber;
        private final int bit;

        Feature(int logicalNumber, int bit) {
            this.logicalNumber = logicalNumber;
            this.bit = bit;
        }

        int logicalNumber() {
            return logicalNumber;
        }
    }

    private final StationPlan plan;
    private final Set<Feature> features = EnumSet.noneOf(Feature.class);
    private final List<Message> messages = new ArrayList<>(2);
    private final Map<Integer, SpeedDial> speedDials = new TreeMap<>();
    private Agent agent;
    private Forward forward = Forward.NONE;
    private String dndMessage = "";
    private String dndText = "";
    private long idleSinceMillis;
    private Station hotDesk;
    private int volume = 5;
    private String password;
    private String display = "";
    private String dayCos;
    private String nightCos;
    private String callingNumber;

    Station(StationPlan plan) {
        super(plan.node(), plan.number(), plan.type(), plan.username(), plan.description());
        this.plan = plan;
        this.password = plan.number();
        this.dayCos = plan.cos();
        this.nightCos = plan.cos();
        this.callingNumber = "01234567" + (plan.number().length() > 2 ? plan.number().substring(plan.number().length() - 2) : "00");
        setOnline(plan.type() != PHANTOM);
    }

    /** How it is programmed. */
    public StationPlan plan() {
        return plan;
    }

    /** Agent logged in here, or null. */
    public Agent agent() {
        return agent;
    }

    /** Its manual forward. */
    public Forward forward() {
        return forward;
    }

    /** Do-not-disturb message; empty if DND is off. */
    public String dndMessage() {
        return dndMessage;
    }

    /** The user's words after the message. */
    public String dndText() {
        return dndText;
    }

    /** Messages that light its lamp. */
    public List<Message> messages() {
        return Collections.unmodifiableList(messages);
    }

    /** Filled speed dial bins by number 0 to 9. */
    public Map<Integer, SpeedDial> speedDials() {
        return Collections.unmodifiableMap(speedDials);
    }

    /** Whether a feature is on. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** Physical type; 0 for a phantom nobody is logged in to. */
    public int physicalType() {
        return plan.type() == PHANTOM ? (hotDesk == null ? 0 : hotDesk.plan.physicalType()) : plan.physicalType();
    }

    /** Phone at which a hot desk user is logged in, or null. */
    public Station hotDesk() {
        return hotDesk;
    }

    /** Whether it is a phantom. */
    public boolean phantom() {
        return plan.type() == PHANTOM;
    }

    /** Class of service by day. */
    public String dayCos() {
        return dayCos;
    }

    /** Class of service in night mode. */
    public String nightCos() {
        return nightCos;
    }

    /** The number that its calls outside show. */
    public String callingNumber() {
        return callingNumber;
    }

    /** Whether it may change the telephone system. */
    public boolean admin() {
        return plan.admin();
    }

    /** Volume step from 1 to 10. */
    public int volume() {
        return volume;
    }

    /** Status mask of all features. */
    public int featureMask() {
        int mask = forward.kind().bit();
        for (Feature feature : features) {
            mask |= feature.bit;
        }
        return mask;
    }

    /** Whether it talks, rings, dials or listens to a tone: held calls do not count. */
    public boolean busy() {
        return parties().stream().anyMatch(p -> p.state() != PartyState.HELD && p.state() != PartyState.FAILED);
    }

    /** What an application has last put on its display. */
    public String display() {
        return display;
    }

    /** Shows a text on its display. */
    public void showOnDisplay(String text) {
        display = text.length() > 32 ? text.substring(0, 32) : text;
    }

    long idleSinceMillis() {
        return idleSinceMillis;
    }

    boolean removedFromGroups() {
        return has(Feature.REMOVED_FROM_GROUPS);
    }

    boolean huntable() {
        return online() && idle() && dndMessage.isEmpty();
    }

    void setAgent(Agent newAgent) {
        agent = newAgent;
    }

    void setForward(Forward newForward) {
        forward = newForward;
    }

    void setDnd(String message, String text) {
        dndMessage = message;
        dndText = text;
        set(Feature.DO_NOT_DISTURB, !message.isEmpty());
    }

    void set(Feature feature, boolean on) {
        if (on) {
            features.add(feature);
        } else {
            features.remove(feature);
        }
    }

    List<Message> editMessages() {
        return messages;
    }

    void setSpeedDial(int bin, SpeedDial dial) {
        if (dial.contents().isEmpty() && dial.name().isEmpty()) {
            speedDials.remove(bin);
        } else {
            speedDials.put(bin, dial);
        }
    }

    void setIdleSince(long millis) {
        idleSinceMillis = millis;
    }

    void setHotDesk(Station phone) {
        hotDesk = phone;
        setOnline(phone != null);
    }

    void setVolume(int newVolume) {
        volume = Math.clamp(newVolume, 1, 10);
    }

    void setCos(String day, String night) {
        dayCos = day;
        nightCos = night;
    }

    void setCallingNumber(String number) {
        callingNumber = number;
    }

    boolean passwordIs(String given) {
        return password.equals(given);
    }

    void setPassword(String newPassword) {
        password = newPassword;
    }
}
