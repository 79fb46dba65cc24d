package org.jackfield.connectors.oaiwire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;

import org.jackfield.connectors.oaiwire.command.CallCommands;
import org.jackfield.connectors.oaiwire.command.Command;
import org.jackfield.connectors.oaiwire.command.GatewayCommands;
import org.jackfield.connectors.oaiwire.command.OfferingCommands;
import org.jackfield.connectors.oaiwire.command.QueryCommands;
import org.jackfield.connectors.oaiwire.command.Reply;
import org.jackfield.connectors.oaiwire.command.SessionCommands;
import org.jackfield.connectors.oaiwire.command.StationCommands;
import org.jackfield.connectors.oaiwire.event.CallEvents;
import org.jackfield.connectors.oaiwire.event.DeviceEvents;
import org.jackfield.connectors.oaiwire.event.SystemEvents;
import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.jackfield.connectors.oaiwire.layout.FieldWriter;
import org.jackfield.connectors.oaiwire.layout.Layout;
import org.jackfield.connectors.oaiwire.layout.Wire;

/** Which record belongs to which name on the wire. */
final class Vocabulary {

    private static final Map<String, Class<? extends Record>> EVENTS = named(CallEvents.class, DeviceEvents.class,
            SystemEvents.class);
    private static final Map<String, Class<? extends Record>> COMMANDS = named(SessionCommands.class,
            CallCommands.class, StationCommands.class, QueryCommands.class, OfferingCommands.class,
            GatewayCommands.class);
    private static final Map<String, Class<? extends Record>> REPLIES = replies();

    private Vocabulary() {
    }

    /** The record of an event; {@code null} if the table has none. */
    static Class<? extends Record> event(String name) {
        return EVENTS.get(name);
    }

    /** The record of a command; {@code null} if the table has none. */
    static Class<? extends Record> command(String name) {
        return COMMANDS.get(name);
    }

    /** Reads what a confirmation says; {@code null} if the command is not in the table. */
    static Reply reply(String command, FieldReader in) {
        Class<? extends Record> type = REPLIES.get(command);
        return type == null ? null : (Reply) Layout.of(type).read(in);
    }

    /** Writes any record of the tables. */
    static void write(Object value, FieldWriter out) {
        writeAs(value.getClass().asSubclass(Record.class), value, out);
    }

    private static <R extends Record> void writeAs(Class<R> type, Object value, FieldWriter out) {
        Layout.of(type).write(type.cast(value), out);
    }

    private static Map<String, Class<? extends Record>> named(Class<?>... holders) {
        Map<String, Class<? extends Record>> named = new HashMap<>();
        for (Class<?> holder : holders) {
            for (Class<?> nested : holder.getDeclaredClasses()) {
                Wire wire = nested.getAnnotation(Wire.class);
                if (wire != null && named.put(wire.value(), nested.asSubclass(Record.class)) != null) {
                    throw new IllegalStateException("two records for " + wire.value());
                }
            }
        }
        return Map.copyOf(named);
    }

    private static Map<String, Class<? extends Record>> replies() {
        Map<String, Class<? extends Record>> replies = new HashMap<>();
        COMMANDS.forEach((name, type) -> {
            for (Type implemented : type.getGenericInterfaces()) {
                if (implemented instanceof ParameterizedType generic && generic.getRawType() == Command.class) {
                    replies.put(name, ((Class<?>) generic.getActualTypeArguments()[0]).asSubclass(Record.class));
                }
            }
        });
        return Map.copyOf(replies);
    }
}
