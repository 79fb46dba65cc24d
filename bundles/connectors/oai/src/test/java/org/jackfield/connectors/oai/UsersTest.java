package org.jackfield.connectors.oai;

import static org.assertj.core.api.Assertions.assertThat;

import org.jackfield.api.telephony.DeviceAttributes;
import org.jackfield.api.telephony.event.SystemEvent.DeviceReported;
import org.junit.jupiter.api.Test;

/** The people whom the phone system names at their main extensions. */
class UsersTest {

    private static final String STATIONS = "0,1,7FF,1,3,"
            + "1001,|DESK 1|,|Desk 1|,1000,0,0,0001,0001,2500,0,0,48,"
            + "1002,|DESK 2|,|Desk 2|,1000,0,0,0001,0001,2500,0,0,48,"
            + "1003,|DESK 3|,|Desk 3|,1000,0,0,0001,0001,2500,0,0,48";

    private final Scene scene = Scene.direct();

    private void users(String entries) {
        scene.phoneSystem.answer("_QX", request -> switch (request.fields().get(1)) {
            case "1" -> STATIONS;
            case "21" -> entries;
            default -> "0," + request.fields().get(1) + ",1,1,0";
        });
    }

    private String userOf(String number) {
        return scene.told.of(DeviceReported.class).stream()
                .filter(e -> e.device().id().number().equals(number))
                .reduce((before, after) -> after)
                .orElseThrow()
                .device()
                .attributes()
                .getOrDefault(DeviceAttributes.DEE_USER, "");
    }

    @Test
    void aUserStandsAtTheirMainExtension() {
        users("0,21,3F,1,2,1001,|Mary Ann|,|van Other|,|mary@example.org|,|mary|,1,||,1003,||,|Lobby|,||,||,0,||");

        scene.start();

        assertThat(userOf("1001")).isEqualTo("van Other, Mary Ann");
        assertThat(userOf("1002")).isEmpty();
        assertThat(userOf("1003")).isEqualTo("Lobby");
    }

    @Test
    void eachTelephoneIsToldOfOnceWithItsUser() {
        users("0,21,3F,1,1,1001,|Ann|,|Other|,||,||,1,||");

        scene.start();

        assertThat(scene.told.of(DeviceReported.class))
                .filteredOn(e -> e.device().id().number().equals("1001"))
                .hasSize(1);
    }

    @Test
    void aSystemWithoutUsersIsReadAllTheSame() {
        users("31");

        scene.start();

        assertThat(userOf("1001")).isEmpty();
    }
}
