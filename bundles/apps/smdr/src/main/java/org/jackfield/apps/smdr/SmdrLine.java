package org.jackfield.apps.smdr;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/**
 * One line of the SMDR stream: twelve elements of fixed length with a space between, {@value #LENGTH} characters in all
 * without the line end (manual §7.1.2.5, ruling 14).
 *
 * @param at when it happened, as the site's clocks show it
 * @param direction of the trunk call
 * @param callId the same on every line of a call; digits
 * @param trunk the trunk the call uses
 * @param endpoint the device the call is at
 * @param sourceEndpoint where it came from; only on {@link SmdrEvent#DIVERTED} and {@link SmdrEvent#TRANSFERRED}
 * @param callerId number of the outside party
 * @param contactName name of the outside party
 * @param ddi number that the outside party dialled, on inbound calls
 * @param dnisName name of that number
 * @param accountCode account code, as far as one is set
 * @param event what happened
 */
record SmdrLine(
        LocalDateTime at,
        Direction direction,
        String callId,
        String trunk,
        String endpoint,
        String sourceEndpoint,
        String callerId,
        String contactName,
        String ddi,
        String dnisName,
        String accountCode,
        SmdrEvent event) {

    static final int LENGTH = 162;

    /** Which way the trunk call goes. */
    enum Direction {
        IN,
        OUT
    }

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int CALL_ID = 22;
    private static final int DEVICE = 7;
    private static final int NUMBER = 15;
    private static final int ACCOUNT_CODE = 12;
    /** A piped element's text; the table's 14 include the two pipes. */
    private static final int TEXT = 12;

    SmdrLine {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(event, "event");
    }

    /**
     * {@return the line, without its line end}
     *
     * @param padding fills numbers that are shorter than their element
     */
    String format(char padding) {
        return String.join(
                " ",
                TIMESTAMP.format(at),
                piped(direction.name(), 3),
                number(callId, CALL_ID, padding),
                number(trunk, DEVICE, padding),
                number(endpoint, DEVICE, padding),
                number(sourceEndpoint, DEVICE, padding),
                number(callerId, NUMBER, padding),
                piped(contactName, TEXT),
                number(ddi, NUMBER, padding),
                piped(dnisName, TEXT),
                number(accountCode, ACCOUNT_CODE, padding),
                piped(event.name(), TEXT));
    }

    /** Right-aligned; the last digits are the ones that tell numbers apart. */
    private static String number(String value, int length, char padding) {
        StringBuilder kept = new StringBuilder(length);
        value.chars().filter(SmdrLine::belongsInNumber).forEach(c -> kept.append((char) c));
        if (kept.length() > length) {
            return kept.substring(kept.length() - length);
        }
        return String.valueOf(padding).repeat(length - kept.length()) + kept;
    }

    private static boolean belongsInNumber(int c) {
        return c > ' ' && c < 127 && c != '|';
    }

    private static String piped(String text, int length) {
        StringBuilder kept = new StringBuilder(length + 2).append('|');
        text.chars().limit(length).forEach(c -> kept.append(belongsInText(c) ? (char) c : ' '));
        return kept.append(" ".repeat(length + 1 - kept.length())).append('|').toString();
    }

    /** The stream is ISO-8859-1: one byte a character, or the fixed positions would shift. */
    private static boolean belongsInText(int c) {
        return c != '|' && (c >= ' ' && c < 127 || c >= 0xA0 && c <= 0xFF);
    }
}
