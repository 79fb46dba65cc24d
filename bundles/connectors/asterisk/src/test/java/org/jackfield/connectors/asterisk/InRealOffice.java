package org.jackfield.connectors.asterisk;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** One office for all tests of a class. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
abstract class InRealOffice {

    static RealOffice office;
    static RealAsterisk asterisk;
    /** What the office's own connector tells. */
    static Told told;

    /** May have to install an Asterisk first. */
    @BeforeAll
    @Timeout(value = 1000, unit = TimeUnit.SECONDS)
    static void open() throws Exception {
        office = null;
        office = new RealOffice();
        asterisk = office.asterisk;
        told = office.told;
    }

    @AfterAll
    static void close() throws Exception {
        if (office != null) {
            office.close();
        }
    }

    @AfterEach
    void everybodyHangsUp() throws Exception {
        office.endOfDay();
    }
}
