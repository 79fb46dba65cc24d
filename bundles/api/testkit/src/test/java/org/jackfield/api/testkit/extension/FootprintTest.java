package org.jackfield.api.testkit.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FootprintTest {

    private static final int CYCLES = 20;
    private static final Set<String> CLASSES = Set.of("com.example.Doors", "com.example.DoorsPage");
    private static final String SERVICES = """
            [org.jackfield.api.web.PageContribution]
            ----------------------------------------
             service.bundleid = 210
             service.id = 2101
             Registered by Bundle 210
            """;
    private static final String THREAD = "\"doors-pages\" #77 [77] prio=5 os_prio=0 cpu=0.1ms\n   at nothing\n";
    private static final String LOADER = """
            +-- org.apache.felix.framework.BundleWiringImpl$BundleClassLoader
                      Classes: com.example.Doors
                               com.example.DoorsPage
                      (2 classes)
            """;

    private static final Footprint BEFORE = Footprint.of(SERVICES, THREAD, LOADER, CLASSES);

    @Test
    void whatIsAsBeforeIsNothingLeft() {
        assertThat(BEFORE.loaders()).isEqualTo(1);
        assertThat(Footprint.of(SERVICES, THREAD, LOADER, CLASSES).leftSince(BEFORE, CYCLES)).isEmpty();
    }

    @Test
    void aProductAtWorkHasSomeMoreAtAnyMoment() {
        Footprint busy = Footprint.of(SERVICES.repeat(5), THREAD.repeat(8), LOADER, CLASSES);

        assertThat(busy.leftSince(BEFORE, CYCLES)).isEmpty();
    }

    @Test
    void aThreadOfEachCycleIsLeft() {
        StringBuilder threads = new StringBuilder();
        for (int number = 0; number <= CYCLES; number++) {
            threads.append("\"doors-").append(number).append("\" #").append(number).append(" prio=5\n");
        }

        assertThat(Footprint.of(SERVICES, threads.toString(), LOADER, CLASSES).leftSince(BEFORE, CYCLES))
                .singleElement().asString().startsWith("21 more threads \"doors-#\"");
    }

    @Test
    void aServiceOfEachCycleIsLeft() {
        Footprint after = Footprint.of(SERVICES.repeat(CYCLES + 1), THREAD, LOADER, CLASSES);

        assertThat(after.leftSince(BEFORE, CYCLES)).singleElement().asString().startsWith("20 more services of bundle 210");
    }

    @Test
    void aSecondClassLoaderIsOneThatSomebodyHolds() {
        Footprint after = Footprint.of(SERVICES, THREAD, LOADER + LOADER, CLASSES);

        assertThat(after.leftSince(BEFORE, CYCLES)).singleElement().asString().startsWith("its classes are in 2 class loaders");
    }
}
