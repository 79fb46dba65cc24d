package org.jackfield.apps.alarms;

import java.util.Set;
import org.jackfield.apps.alarms.history.AlarmKind;
import org.jackfield.apps.alarms.history.Sighting;

/** Profiles and alarms for tests. */
final class Profiles {

    static final String SYSTEM = "01890000-0000-7000-8000-000000000001";

    private Profiles() {}

    static AlarmProfile mailing(String description, int repeatMinutes) {
        return new AlarmProfile(
                "id of " + description, description, true, true, Set.of(), true, "pat@example.org", "kim@example.org", true,
                repeatMinutes);
    }

    static AlarmProfile respondingTo(String... kinds) {
        return new AlarmProfile("some", "Some", true, false, Set.of(kinds), false, "", "", true, 0);
    }

    static Sighting alarm(String id, String kind, String text) {
        return new Sighting(SYSTEM, "Head office", "", id, AlarmKind.parse(kind), "1003", text);
    }
}
