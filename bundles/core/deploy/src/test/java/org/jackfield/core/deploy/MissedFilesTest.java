package org.jackfield.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissedFilesTest {

    private static final Path APPS = Path.of("/deploy/apps.xml");
    private static final Path JAR = Path.of("/deploy/app.jar");

    private final MissedFiles missed = new MissedFiles();
    private final List<Path> again = new ArrayList<>();

    private void look(int times, List<Path> there, Set<Path> installed) {
        for (int i = 0; i < times; i++) {
            again.addAll(missed.look(there, installed));
        }
    }

    @Test
    void aListThatTheContainerGaveUpIsTriedAgainAfterAWhile() {
        look(MissedFiles.PATIENCE - 1, List.of(APPS), Set.of());
        assertThat(again).isEmpty();

        look(1, List.of(APPS), Set.of());
        assertThat(again).containsExactly(APPS);
    }

    @Test
    void oneThatIsInstalledIsLeftAlone() {
        look(100, List.of(APPS), Set.of(APPS));

        assertThat(again).isEmpty();
    }

    @Test
    void oneThatSomebodyTookOutAgainIsLeftAlone() {
        look(1, List.of(APPS), Set.of(APPS));
        look(100, List.of(APPS), Set.of());

        assertThat(again).isEmpty();
    }

    @Test
    void afterSomeTimesItIsNotTheMomentsFault() {
        look(1000, List.of(APPS), Set.of());

        assertThat(again).hasSize(MissedFiles.MOST_TIMES);
    }

    @Test
    void whatIsOutOfSightForOneLookSinceItChangedIsTheSameFile() {
        for (int i = 0; i < 20; i++) {
            look(MissedFiles.PATIENCE, List.of(APPS), Set.of());
            look(1, List.of(), Set.of());
        }

        assertThat(again).hasSize(MissedFiles.MOST_TIMES);
    }

    @Test
    void aFileThatIsPutThereAnewBeginsAnew() {
        look(1000, List.of(APPS), Set.of());
        look(2, List.of(), Set.of());
        again.clear();

        look(MissedFiles.PATIENCE, List.of(APPS), Set.of());
        assertThat(again).containsExactly(APPS);
    }

    @Test
    void otherFilesHaveOtherWays() {
        look(1000, List.of(JAR), Set.of());

        assertThat(again).isEmpty();
    }
}
