package org.jackfield.api.telephony;

import java.util.Objects;

/** One thing that is programmed of a telephone and can be read and changed by itself. Immutable; texts are never null. */
public sealed interface StationSetting {

    /** How many speed dials of its own a telephone has. */
    int SPEED_DIALS = 10;

    /**
     * The short name, which others see when the telephone calls them.
     *
     * @param text empty for none
     */
    record Username(String text) implements StationSetting {
        public Username {
            text = Objects.requireNonNullElse(text, "");
        }
    }

    /**
     * The long name.
     *
     * @param text empty for none
     */
    record Description(String text) implements StationSetting {
        public Description {
            text = Objects.requireNonNullElse(text, "");
        }
    }

    /**
     * The number that calls to the outside show.
     *
     * @param number empty for the phone system's own choice
     */
    record CallingNumber(String number) implements StationSetting {
        public CallingNumber {
            number = Objects.requireNonNullElse(number, "");
        }
    }

    /**
     * What the telephone may dial, as the phone system writes it.
     *
     * @param day by day
     * @param night in night mode; the same as by day where the phone system makes no difference
     */
    record ClassOfService(String day, String night) implements StationSetting {
        public ClassOfService {
            day = Objects.requireNonNullElse(day, "");
            night = Objects.requireNonNullElse(night, "");
        }
    }

    /**
     * A speed dial of the telephone's own.
     *
     * @param bin from 0 to {@value #SPEED_DIALS} - 1
     * @param digits what is dialled, empty for an empty bin
     * @param name empty for none
     */
    record SpeedDial(int bin, String digits, String name) implements StationSetting {
        public SpeedDial {
            if (bin < 0 || bin >= SPEED_DIALS) {
                throw new IllegalArgumentException("a telephone has " + SPEED_DIALS + " speed dials: " + bin);
            }
            digits = Objects.requireNonNullElse(digits, "");
            name = Objects.requireNonNullElse(name, "");
        }

        /** {@return an empty bin} */
        public static SpeedDial empty(int bin) {
            return new SpeedDial(bin, "", "");
        }
    }
}
