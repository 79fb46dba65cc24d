package org.jackfield.connectors.oaiwire.layout;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** The layout that follows from a record's components: one after the other, in the order of their declaration. */
final class RecordLayout<T extends Record> implements Layout<T> {

    private record Part(String name, Method accessor, Slot slot, boolean mayBeLeftOut) {
    }

    private final Class<T> type;
    private final Constructor<T> constructor;
    private final List<Part> parts = new ArrayList<>();

    private RecordLayout(Class<T> type) {
        this.type = type;
        boolean optionalTail = OptionalTail.class.isAssignableFrom(type);
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            types[i] = component.getType();
            parts.add(new Part(component.getName(), component.getAccessor(), Slot.of(component),
                    optionalTail || component.isAnnotationPresent(MayBeLeftOut.class)));
        }
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T extends Record> RecordLayout<T> of(Class<T> type) {
        return new RecordLayout<>(type);
    }

    @Override
    public T read(FieldReader in) {
        Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).slot().read(in);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be made", e);
        }
    }

    @Override
    public void write(T value, FieldWriter out) {
        for (Part part : parts) {
            Object field;
            try {
                field = part.accessor().invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            if (part.mayBeLeftOut() && part.slot().holdsNothing(field)) {
                out.leftOut(part.slot().emptyField());
            } else {
                writePart(part, field, out);
            }
        }
    }

    private void writePart(Part part, Object field, FieldWriter out) {
        try {
            part.slot().write(field, out);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(type.getSimpleName() + "." + part.name() + ": " + e.getMessage(), e);
        }
    }
}
