package org.jackfield.connectors.simulator.oai;

import java.util.List;
import org.jackfield.connectors.simulator.pbx.RefusedException;

/** Filter masks as a client asks for them; null keeps what there is. */
record Masks(Integer agent, Integer call, Integer feature, Integer system) {

    private static final int INVALID_SYSTEM_FILTER = 43;

    /** Reads fields like {@code A:00FC}; empty ones keep what there is. */
    static Masks parse(List<String> fields, boolean system) {
        Integer[] masks = new Integer[4];
        for (String field : fields) {
            if (field.isBlank()) {
                continue;
            }
            int which = field.length() > 2 && field.charAt(1) == ':' ? "ACFS".indexOf(field.charAt(0)) : -1;
            if (which < 0 || (which == 3) != system) {
                throw new RefusedException(RefusedException.INVALID_FILTER_TYPE, "what is " + field + "?");
            }
            masks[which] = mask(field.substring(2), which == 3 ? INVALID_SYSTEM_FILTER : 35 + which);
        }
        return new Masks(masks[0], masks[1], masks[2], masks[3]);
    }

    private static Integer mask(String hex, int outcome) {
        try {
            int mask = Integer.parseInt(hex.strip(), 16);
            if (mask >= 0 && mask <= 0xFFFF) {
                return mask;
            }
        } catch (NumberFormatException e) {
            // told below, with the outcome of this sort of filter
        }
        throw new RefusedException(outcome, hex + " is no mask");
    }
}
