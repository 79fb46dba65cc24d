package org.jackfield.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsReadBack() {
        StateFile file = new StateFile(folder.resolve("deeper/notes"));
        assertThat(file.read()).isEmpty();
        file.write(Map.of("a", "1", "b", "two words"));
        assertThat(file.read()).isEqualTo(Map.of("a", "1", "b", "two words"));
    }

    @Test
    void aDiskThatRefusesStopsNobody() throws Exception {
        Files.writeString(folder.resolve("occupied"), "");
        Wishes wishes = new Wishes(new StateFile(folder.resolve("occupied/wishes")));
        wishes.want("night-mode", false);
        assertThat(wishes.wanted("night-mode")).isFalse();
    }

    @Test
    void aWishOutlivesARestart() {
        Path file = folder.resolve("wishes");
        new Wishes(new StateFile(file)).want("night-mode", false);
        Wishes again = new Wishes(new StateFile(file));
        assertThat(again.wanted("night-mode")).isFalse();
        assertThat(again.wanted("ip-smdr")).isTrue();
        again.want("night-mode", true);
        assertThat(new Wishes(new StateFile(file)).wanted("night-mode")).isTrue();
    }

    @Test
    void timeIsWrittenDownAtFirstAndThenOnceInAWhile() {
        Path file = folder.resolve("time");
        TimeWitness witness = new TimeWitness(new StateFile(file));
        witness.observe("licence", NOON);
        witness.observe("licence", NOON.plus(Duration.ofMinutes(4)));
        assertThat(new TimeWitness(new StateFile(file)).lastSeen("licence")).isEqualTo(NOON);

        witness.observe("licence", NOON.plus(Duration.ofMinutes(5)));
        assertThat(new TimeWitness(new StateFile(file)).lastSeen("licence")).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
    }

    @Test
    void timeNeverGoesBack() {
        TimeWitness witness = new TimeWitness(new StateFile(folder.resolve("time")));
        witness.observe("licence", NOON);
        witness.observe("licence", NOON.minusSeconds(1));
        assertThat(witness.lastSeen("licence")).isEqualTo(NOON);
        assertThat(witness.lastSeen("another")).isEqualTo(Instant.MIN);
    }

    @Test
    void linesThatAreNotOursAreIgnored() throws Exception {
        Files.writeString(folder.resolve("time"), "rubbish\nlicence yesterday\nother 2026-11-21T12:00:00Z\n");
        TimeWitness witness = new TimeWitness(new StateFile(folder.resolve("time")));
        assertThat(witness.lastSeen("licence")).isEqualTo(Instant.MIN);
        assertThat(witness.lastSeen("other")).isEqualTo(NOON);
    }
}
