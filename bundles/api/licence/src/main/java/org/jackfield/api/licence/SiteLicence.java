package org.jackfield.api.licence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a site is licensed for (§7.2.1, §7.3.1.1).
 *
 * @param licensedTo the site's name; never null
 * @param siteId identifies the site; never null
 * @param serial identifies the software sold to it; never null
 * @param applicationRecordId the phone system's record; a note only (ruling 25); never null
 * @param resellerId who sold it; a note only; never null
 * @param version the newest version it may run; never null
 * @param supportUntil the last day of the support contract; empty if there is none; never null
 * @param machine the MAC address it is bound to, as {@code 00:11:22:aa:bb:cc}; empty if it may run anywhere; never null
 * @param issued when it was issued, to the second; of several good licences the latest is in force; never null
 * @param expires when the whole licence ends, to the second; empty if it does not; never null
 * @param grants the entitlements, ordered, no line twice; at most {@value #MAX_GRANTS}; never null
 */
public record SiteLicence(
        String licensedTo,
        String siteId,
        String serial,
        Optional<String> applicationRecordId,
        Optional<String> resellerId,
        LicensedVersion version,
        Optional<LocalDate> supportUntil,
        Optional<String> machine,
        Instant issued,
        Optional<Instant> expires,
        List<Grant> grants) {

    /** The most entitlement lines. */
    public static final int MAX_GRANTS = 500;

    /** The longest name or number. */
    public static final int MAX_TEXT = 200;

    private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

    /** Checks and orders the components; the same entitlement may be granted for good only once. */
    public SiteLicence {
        requireText("licensed-to", licensedTo);
        requireText("site-id", siteId);
        requireText("serial", serial);
        applicationRecordId.ifPresent(text -> requireText("application-record-id", text));
        resellerId.ifPresent(text -> requireText("reseller-id", text));
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(supportUntil, "supportUntil");
        machine.ifPresent(SiteLicence::requireMac);
        requireSecond(issued);
        expires.ifPresent(SiteLicence::requireSecond);
        SortedSet<Grant> ordered = new TreeSet<>(grants);
        if (ordered.size() != grants.size()) {
            throw new IllegalArgumentException("an entitlement is granted twice by the same line");
        }
        if (ordered.size() > MAX_GRANTS) {
            throw new IllegalArgumentException("more than " + MAX_GRANTS + " entitlements");
        }
        List<String> forGood =
                ordered.stream().filter(grant -> grant.until().isEmpty()).map(Grant::entitlement).toList();
        if (Set.copyOf(forGood).size() != forGood.size()) {
            throw new IllegalArgumentException("an entitlement is granted for good more than once");
        }
        grants = List.copyOf(ordered);
    }

    /** {@return what the licence allows of an entitlement at this time} */
    public Allowance allowance(String entitlement, Instant now) {
        return Allowance.of(entitlement, grants, now);
    }

    /** {@return the ids of all entitlements it grants now or granted for a trial that has ended} */
    public SortedSet<String> entitlements() {
        SortedSet<String> ids = new TreeSet<>();
        grants.forEach(grant -> ids.add(grant.entitlement()));
        return ids;
    }

    /**
     * {@return a MAC address in the form a licence uses}
     *
     * @param text with colons, dashes or dots, or without any
     * @throws IllegalArgumentException if it is not six bytes
     */
    public static String macOf(String text) {
        String digits = text.toLowerCase(Locale.ROOT).replaceAll("[:.\\-]", "");
        String mac = digits.length() == 12 ? digits.replaceAll("..(?=.)", "$0:") : text;
        requireMac(mac);
        return mac;
    }

    private static void requireMac(String mac) {
        if (!MAC.matcher(mac).matches()) {
            throw new IllegalArgumentException("not a MAC address: " + mac);
        }
    }

    private static void requireSecond(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (instant.getNano() != 0 || year < 2000 || year > 9999) {
            throw new IllegalArgumentException("a time must be a full second between the years 2000 and 9999");
        }
    }

    private static void requireText(String what, String text) {
        Objects.requireNonNull(text, what);
        boolean clean = text.codePoints().allMatch(point -> switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        });
        if (text.isEmpty() || text.length() > MAX_TEXT || !text.equals(text.strip()) || !clean) {
            throw new IllegalArgumentException(what + " must be 1 to " + MAX_TEXT + " visible characters");
        }
    }
}
