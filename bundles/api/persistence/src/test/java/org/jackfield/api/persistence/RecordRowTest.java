package org.jackfield.api.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class RecordRowTest {

    private static final String SELECT =
            "SELECT 7 AS LONG_NUMBER, 'x' AS short_text, TRUE AS is_there, CAST(NULL AS INTEGER) AS nothing, 'WARM' AS how, 'more' AS extra";

    enum How {
        COLD,
        WARM
    }

    /** One that nobody else may make. */
    private record Row(long longNumber, String shortText, boolean isThere, int nothing, How how) {}

    record Refusing(String shortText) {
        Refusing {
            throw new IllegalArgumentException("not " + shortText);
        }
    }

    private static Jdbi database() {
        return Jdbi.create("jdbc:h2:mem:").installPlugin(new ColumnTypes());
    }

    private static <T> T read(String sql, Class<T> type) {
        return database().withHandle(handle -> handle.createQuery(sql).mapTo(type).one());
    }

    @Test
    void componentsAreFoundByNameInWhateverOrderAndCase() {
        assertThat(read(SELECT, Row.class)).isEqualTo(new Row(7, "x", true, 0, How.WARM));
    }

    @Test
    void aComponentWithoutAColumnIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> read("SELECT 1 AS long_number", Row.class))
                .withMessageContaining("shortText").withMessageContaining("Row");
    }

    @Test
    void whatTheRecordRefusesIsRefusedInItsWords() {
        assertThatIllegalArgumentException().isThrownBy(() -> read(SELECT, Refusing.class)).withMessage("not x");
    }

    @Test
    void theClassLoaderOfABundleThatIsGoneIsNotKept() throws Exception {
        WeakReference<ClassLoader> loader = new WeakReference<>(readThroughALoaderOfItsOwn());

        for (int i = 0; i < 600 && loader.get() != null; i++) {
            System.gc();
            Thread.onSpinWait();
        }

        assertThat(loader.get()).as("nothing reads a row meanwhile").isNull();
    }

    private static ClassLoader readThroughALoaderOfItsOwn() throws Exception {
        ClassLoader loader = new ClassLoader(RecordRowTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(KeptRow.class.getName()) ? defined() : super.loadClass(name, resolve);
            }

            private Class<?> defined() throws ClassNotFoundException {
                Class<?> loaded = findLoadedClass(KeptRow.class.getName());
                if (loaded != null) {
                    return loaded;
                }
                try (InputStream in = getParent().getResourceAsStream(KeptRow.class.getName().replace('.', '/') + ".class")) {
                    byte[] bytes = in.readAllBytes();
                    return defineClass(KeptRow.class.getName(), bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(KeptRow.class.getName(), e);
                }
            }
        };
        Class<?> kept = loader.loadClass(KeptRow.class.getName());
        assertThat(kept).isNotEqualTo(KeptRow.class);
        try (Handle handle = database().open()) {
            Object row = handle.createQuery("SELECT '" + Ids.next() + "' AS id, TIMESTAMP '2026-11-26 10:00:00' AS made_at")
                    .mapTo(kept).one();
            assertThat(row.toString()).contains("madeAt=2026-11-26T10:00:00Z");
        }
        return loader;
    }
}
