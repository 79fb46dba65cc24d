package org.jackfield.apps.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.InMemorySettings;
import org.junit.jupiter.api.Test;

class PresetTest {

    private static final TagSettings CHOSEN = new TagSettings("Order", "", "", "", "");

    private final InMemorySettings settings = new InMemorySettings();

    private Preset<TagSettings> preset(Supplier<Optional<TagSettings>> value) {
        return new Preset<>(settings, TagSettings.TYPE, value);
    }

    private TagSettings stored() {
        return settings.read(TagSettings.TYPE).value();
    }

    @Test
    void isWrittenOnceWhatItNeedsIsThere() {
        AtomicReference<TagSettings> value = new AtomicReference<>();
        Preset<TagSettings> preset = preset(() -> Optional.ofNullable(value.get()));

        assertThat(preset.write()).isFalse();
        assertThat(stored()).isEqualTo(TagSettings.TYPE.defaults());
        value.set(CHOSEN);
        assertThat(preset.write()).isTrue();
        assertThat(stored()).isEqualTo(CHOSEN);
    }

    @Test
    void whatSomebodyChoseStands() {
        TagSettings own = new TagSettings("Ticket", "", "", "", "");
        settings.put(TagSettings.TYPE, own);

        assertThat(preset(() -> Optional.of(CHOSEN)).write()).isTrue();
        assertThat(stored()).isEqualTo(own);
    }

    @Test
    void whatIsWrongIsLeftOutAndNotTriedAgain() {
        assertThat(preset(() -> Optional.of(TagSettings.of(null))).write()).isTrue();
        assertThat(stored()).isEqualTo(TagSettings.TYPE.defaults());
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedFor() {
        Preset<TagSettings> preset = preset(() -> {
            throw ProblemException.unavailable("persistence.away", "", "The database is away.", "Wait.");
        });

        assertThat(preset.write()).isFalse();
    }
}
