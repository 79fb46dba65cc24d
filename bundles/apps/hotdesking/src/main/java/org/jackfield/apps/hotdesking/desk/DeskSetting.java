package org.jackfield.apps.hotdesking.desk;

import java.util.Objects;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.StationSetting;
import org.jackfield.api.telephony.command.CommandResult;

/** One thing that a telephone is set to. Settings of the same {@link #key()} replace each other. Immutable. */
public sealed interface DeskSetting {

    /** {@return what is set, unique at one telephone} */
    String key();

    /** {@return the kind} */
    DeskKind kind();

    /** {@return what it is set to, as {@link #parse} reads it} */
    String text();

    /**
     * A manual forward.
     *
     * @param type when calls are forwarded
     * @param destination the digits to dial; empty for {@link ForwardingType#NONE}
     */
    record Forward(ForwardingType type, String destination) implements DeskSetting {

        /** No forward. */
        public static final Forward NONE = new Forward(ForwardingType.NONE, "");

        /** Puts a missing destination right. */
        public Forward {
            Objects.requireNonNull(type, "type");
            destination = type == ForwardingType.NONE ? "" : Objects.requireNonNullElse(destination, "");
        }

        /** {@return all calls go there} */
        public static Forward all(String destination) {
            return new Forward(ForwardingType.ALWAYS, destination);
        }

        @Override
        public String key() {
            return "forward";
        }

        @Override
        public DeskKind kind() {
            return DeskKind.FORWARD;
        }

        @Override
        public String text() {
            return type + TAB + plain(destination);
        }
    }

    /**
     * What one source lights at the message lamp.
     *
     * @param from the source
     * @param on whether it lights the lamp
     * @param mailbox the mailbox, empty if it is not voice mail
     * @param count how many messages, 0 if not told
     */
    record Lamp(DeviceId from, boolean on, String mailbox, int count) implements DeskSetting {

        /** Checks the components. */
        public Lamp {
            Objects.requireNonNull(from, "from");
            mailbox = on ? Objects.requireNonNullElse(mailbox, "") : "";
            count = on ? Math.max(0, count) : 0;
        }

        /** {@return a lamp that this message lights} */
        public static Lamp lit(CommandResult.WaitingMessage message) {
            return new Lamp(message.from(), true, message.mailbox(), message.count());
        }

        /** {@return a lamp that this source does not light} */
        public static Lamp dark(DeviceId from) {
            return new Lamp(from, false, "", 0);
        }

        @Override
        public String key() {
            return LAMP + from;
        }

        @Override
        public DeskKind kind() {
            return DeskKind.MESSAGES;
        }

        @Override
        public String text() {
            return on + TAB + plain(mailbox) + TAB + count;
        }
    }

    /**
     * Something programmed.
     *
     * @param setting what
     */
    record Programmed(StationSetting setting) implements DeskSetting {

        /** Checks the component. */
        public Programmed {
            Objects.requireNonNull(setting, "setting");
        }

        @Override
        public String key() {
            return setting instanceof StationSetting.SpeedDial dial ? SPEED_DIAL + dial.bin() : kind().id();
        }

        @Override
        public DeskKind kind() {
            return switch (setting) {
                case StationSetting.Username s -> DeskKind.USERNAME;
                case StationSetting.Description s -> DeskKind.DESCRIPTION;
                case StationSetting.CallingNumber s -> DeskKind.CALLING_NUMBER;
                case StationSetting.ClassOfService s -> DeskKind.CLASS_OF_SERVICE;
                case StationSetting.SpeedDial s -> DeskKind.SPEED_DIALS;
            };
        }

        @Override
        public String text() {
            return switch (setting) {
                case StationSetting.Username s -> plain(s.text());
                case StationSetting.Description s -> plain(s.text());
                case StationSetting.CallingNumber s -> plain(s.number());
                case StationSetting.ClassOfService s -> plain(s.day()) + TAB + plain(s.night());
                case StationSetting.SpeedDial s -> plain(s.digits()) + TAB + plain(s.name());
            };
        }
    }

    /** Between the parts of a text. */
    String TAB = "\t";

    /** Begins the key of a lamp. */
    String LAMP = "lamp:";

    /** Begins the key of a speed dial. */
    String SPEED_DIAL = "speed-dial-";

    /**
     * {@return the setting that was written as this key and text}
     *
     * @throws IllegalArgumentException if no setting is written so
     */
    static DeskSetting parse(String key, String text) {
        String[] parts = text.split(TAB, -1);
        if (key.equals("forward")) {
            return new Forward(ForwardingType.valueOf(parts[0]), part(parts, 1));
        }
        if (key.startsWith(LAMP)) {
            DeviceId from = DeviceId.parse(key.substring(LAMP.length()));
            return new Lamp(from, Boolean.parseBoolean(parts[0]), part(parts, 1), Integer.parseInt(part(parts, 2)));
        }
        if (key.startsWith(SPEED_DIAL)) {
            int bin = Integer.parseInt(key.substring(SPEED_DIAL.length()));
            return new Programmed(new StationSetting.SpeedDial(bin, parts[0], part(parts, 1)));
        }
        return new Programmed(switch (key) {
            case "username" -> new StationSetting.Username(text);
            case "description" -> new StationSetting.Description(text);
            case "calling-number" -> new StationSetting.CallingNumber(text);
            case "class-of-service" -> new StationSetting.ClassOfService(parts[0], part(parts, 1));
            default -> throw new IllegalArgumentException("not a telephone's setting: " + key);
        });
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
