package org.jackfield.api.testkit.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What every extension keeps to, tried on the jar that the build has made; so run it after that, as {@code …IT}. */
public abstract class ExtensionContract {

    /** For subclasses. */
    protected ExtensionContract() {}

    /** {@return the jar that customers are given} */
    protected abstract Path jar();

    @Test
    void thePlatformTakesItAndTheNextVersionWill() throws IOException {
        assertThat(new ExtensionJar(jar()).faults()).as("what is wrong with %s", jar()).isEmpty();
    }
}
