package org.jackfield.api.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A class that leaves, as a bundle's classes do when the bundle stops: for tests that nobody holds on to it.
 *
 * <pre>{@code assertThat(LeavingClass.isLetGo(Row.class, row -> jdbi.withHandle(…mapTo(row)…))).isTrue();}</pre>
 */
public final class LeavingClass {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private LeavingClass() {}

    /**
     * {@return whether a copy of {@code original} in a class loader of its own is let go after {@code use}}
     *
     * @param original a class of its own file that needs no other class that would have to leave with it
     * @param use is given the copy; it must not call {@code equals} of a record, for what Java makes of that at the
     *     first call it holds softly, until memory is short
     */
    public static boolean isLetGo(Class<?> original, Consumer<Class<?>> use) {
        WeakReference<ClassLoader> loader = used(original, use);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!loader.refersTo(null) && System.nanoTime() < deadline) {
            System.gc();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return loader.refersTo(null);
    }

    private static WeakReference<ClassLoader> used(Class<?> original, Consumer<Class<?>> use) {
        Copy loader = new Copy(original);
        try {
            use.accept(loader.loadClass(original.getName()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } finally {
            Reference.reachabilityFence(loader);
        }
        return new WeakReference<>(loader);
    }

    private static final class Copy extends ClassLoader {

        private final Class<?> original;

        Copy(Class<?> original) {
            super(original.getClassLoader());
            this.original = original;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(original.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> copy = findLoadedClass(name);
                return copy == null ? copy() : copy;
            }
        }

        private Class<?> copy() {
            String resource = original.getName().replace('.', '/') + ".class";
            try (InputStream in = original.getClassLoader().getResourceAsStream(resource)) {
                byte[] bytes = in.readAllBytes();
                return defineClass(original.getName(), bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
