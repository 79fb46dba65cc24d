package org.jackfield.connectors.oaiwire.layout;

/** Every layout is worked out once. */
final class Layouts {

    private static final ClassValue<Layout<?>> ALL = new ClassValue<>() {
        @Override
        protected Layout<?> computeValue(Class<?> type) {
            LaidOutBy own = type.getAnnotation(LaidOutBy.class);
            if (own == null) {
                return RecordLayout.of(type.asSubclass(Record.class));
            }
            try {
                return own.value().getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("no layout for " + type.getName(), e);
            }
        }
    };

    private Layouts() {
    }

    @SuppressWarnings("unchecked") // a type's layout reads that type
    static <T> Layout<T> of(Class<T> type) {
        return (Layout<T>) ALL.get(type);
    }
}
