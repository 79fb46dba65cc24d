package org.jackfield.connectors.oaiwire.layout;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.CodeTable;

/** How one component stands on the wire; chosen by its type and annotation. */
interface Slot {

    Object read(FieldReader in);

    void write(Object value, FieldWriter out);

    /** Whether the value says nothing, so that its field may be left out at the end of a line. */
    default boolean holdsNothing(Object value) {
        return value == null || "".equals(value) || value instanceof List<?> list && list.isEmpty()
                || value instanceof Code<?> code && !code.isPresent();
    }

    /** What stands for nothing when more fields follow. */
    default String emptyField() {
        return "";
    }

    static Slot of(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return ofString(component);
        }
        if (type == int.class || type == Integer.class) {
            Integer absent = type == int.class ? 0 : null;
            return component.isAnnotationPresent(Hex.class)
                    ? slot(Integer.class, in -> in.nextHex(absent), (value, out) -> out.hex(value, 1))
                    : slot(Integer.class, in -> in.nextNumber(absent), (value, out) -> out.number(value));
        }
        if (type == boolean.class || type == Boolean.class) {
            Boolean absent = type == boolean.class ? Boolean.FALSE : null;
            return slot(Boolean.class, in -> in.nextSwitch(absent), (value, out) -> out.flag(value));
        }
        if (type == Code.class) {
            return ofCode(argument(component));
        }
        if (type == List.class) {
            Class<?> element = argument(component);
            return element == String.class ? new Rest() : new Group<>(element.asSubclass(Record.class));
        }
        return ofRecord(type.asSubclass(Record.class));
    }

    private static Slot ofString(RecordComponent component) {
        Text text = component.getAnnotation(Text.class);
        if (text != null) {
            return slot(String.class, FieldReader::next, (value, out) -> out.text(value, text.value()));
        }
        Dial dial = component.getAnnotation(Dial.class);
        if (dial != null) {
            return slot(String.class, FieldReader::next, (value, out) -> out.dial(value, dial.value()));
        }
        return component.isAnnotationPresent(Counted.class)
                ? slot(String.class, FieldReader::nextCounted, (value, out) -> out.counted(value))
                : slot(String.class, FieldReader::next, (value, out) -> out.plain(value));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the component's declaration says which enum it is
    private static Slot ofCode(Class<?> table) {
        return slot(Code.class, in -> Code.parse((Class) table.asSubclass(CodeTable.class), in.next()),
                (value, out) -> out.plain(value.wire()));
    }

    private static <R extends Record> Slot ofRecord(Class<R> type) {
        return slot(type, in -> Layout.of(type).read(in), (value, out) -> Layout.of(type).write(value, out));
    }

    private static Class<?> argument(RecordComponent component) {
        Type argument = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return (Class<?>) argument;
    }

    /** A slot that writes an empty field for {@code null}. */
    private static <V> Slot slot(Class<V> type, Function<FieldReader, V> reader, BiConsumer<V, FieldWriter> writer) {
        return new Slot() {
            @Override
            public Object read(FieldReader in) {
                return reader.apply(in);
            }

            @Override
            public void write(Object value, FieldWriter out) {
                if (value == null) {
                    out.plain("");
                } else {
                    writer.accept(type.cast(value), out);
                }
            }
        };
    }

    /** All fields that are left, as they stand, bars included. */
    final class Rest implements Slot {

        @Override
        public Object read(FieldReader in) {
            return List.copyOf(in.restRaw());
        }

        @Override
        public void write(Object value, FieldWriter out) {
            ((List<?>) value).forEach(field -> out.raw((String) field));
        }
    }

    /** A count, then that many groups of fields. A count that promises more than the line holds is not believed. */
    final class Group<R extends Record> implements Slot {

        private final Class<R> type;

        Group(Class<R> type) {
            this.type = type;
        }

        @Override
        public String emptyField() {
            return "0";
        }

        @Override
        public Object read(FieldReader in) {
            int count = in.nextNumber(0);
            List<R> group = new ArrayList<>();
            while (group.size() < count && in.hasNext()) {
                group.add(Layout.of(type).read(in));
            }
            return List.copyOf(group);
        }

        @Override
        public void write(Object value, FieldWriter out) {
            List<?> group = (List<?>) value;
            out.number(group.size());
            group.forEach(element -> Layout.of(type).write(type.cast(element), out));
        }
    }
}
