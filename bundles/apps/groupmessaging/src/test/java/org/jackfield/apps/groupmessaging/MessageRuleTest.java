package org.jackfield.apps.groupmessaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.apps.groupmessaging.MessageRule.Target;
import org.junit.jupiter.api.Test;

class MessageRuleTest {

    private static MessageRule rule(String description, String source, Target target, String group, List<String> extensions) {
        return new MessageRule("a", description, Office.SYSTEM.toString(), true, source, target, group, extensions);
    }

    @Test
    void onlyTheTargetsOfItsKindAreKept() {
        MessageRule toGroup = rule("Sales", " 1601 ", Target.HUNT_GROUP, "2001", List.of("1001"));
        MessageRule toList = rule("Sales", "1601", Target.EXTENSIONS, "2001", List.of("1001", "1001", "1002"));

        assertThat(toGroup.source()).isEqualTo("1601");
        assertThat(toGroup.extensions()).isEmpty();
        assertThat(toList.huntGroup()).isEmpty();
        assertThat(toList.extensions()).containsExactly("1001", "1002");
    }

    @Test
    void aSourceIsNotItsOwnTarget() {
        assertThatThrownBy(() -> rule("Sales", "1601", Target.EXTENSIONS, "", List.of("1001", "1601")))
                .hasMessageContaining("own targets");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> rule(" ", "1601", Target.EXTENSIONS, "", List.of("1001"))).hasMessageContaining("description");
        assertThatThrownBy(() -> rule("Sales", "", Target.EXTENSIONS, "", List.of("1001"))).hasMessageContaining("no extension");
        assertThatThrownBy(() -> rule("Sales", "1601", Target.EXTENSIONS, "", List.of())).hasMessageContaining("1 to 200");
        assertThatThrownBy(() -> rule("Sales", "1601", Target.HUNT_GROUP, "", List.of())).hasMessageContaining("no extension");
        assertThatThrownBy(() -> new MessageRule("a", "b", "no id", true, "1", Target.EXTENSIONS, "", List.of("2")))
                .hasMessageContaining("no phone system");
    }

    @Test
    void whatIsStrangeIsRefused() {
        List<String> many = IntStream.range(0, 201).mapToObj(Integer::toString).toList();

        assertThatThrownBy(() -> rule("Sales", "1601", Target.EXTENSIONS, "", many)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> rule("Sales", "1601", Target.EXTENSIONS, "", List.of("10,1")))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new GroupMessagingSettings(List.of(
                        rule("Sales", "1601", Target.HUNT_GROUP, "2001", null),
                        rule("Other", "1602", Target.HUNT_GROUP, "2001", null))))
                .hasMessageContaining("two rules");
    }
}
