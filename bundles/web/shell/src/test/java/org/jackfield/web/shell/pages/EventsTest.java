package org.jackfield.web.shell.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static Alert alert(String key, int from, int to) {
        return new Alert(
                UUID.randomUUID(),
                new AlertCondition(key, AlertCondition.Severity.WARNING, key, "", ""),
                Instant.ofEpochSecond(from),
                Instant.ofEpochSecond(from),
                1,
                to == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(to)));
    }

    private static List<String> told(int most, Alert... alerts) {
        return Events.of(List.of(alerts), most).stream()
                .map(event -> event.at().getEpochSecond() + " " + event.alert().condition().key() + (event.over() ? " over" : ""))
                .toList();
    }

    @Test
    void beginningsAndEndsAreToldByTimeNewestFirst() {
        assertThat(told(10, alert("a.link", 30, 0), alert("b.drive", 10, 40), alert("c.part", 20, 25)))
                .containsExactly("40 b.drive over", "30 a.link", "25 c.part over", "20 c.part", "10 b.drive");
    }

    @Test
    void noMoreThanAreAskedForAreTold() {
        assertThat(told(2, alert("a.link", 30, 50), alert("b.drive", 10, 40))).containsExactly("50 a.link over", "40 b.drive over");
        assertThat(told(2)).isEmpty();
    }
}
