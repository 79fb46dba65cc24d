package org.jackfield.core.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * Remembers which licences were deactivated here, so that bringing the file again gains nothing: for each site id and
 * serial, when the withdrawn licence was issued. One that is issued later, for an activation anew, counts again.
 */
final class Withdrawals {

    private final StateFile file;
    private final Map<String, Instant> issued = new TreeMap<>();

    Withdrawals(StateFile file) {
        this.file = file;
        file.read().forEach((licence, time) -> {
            try {
                issued.put(licence, Instant.parse(time));
            } catch (DateTimeException unreadable) {
                // a line that is not ours says nothing
            }
        });
    }

    /** Withdraws a licence and all of its site id and serial that are not younger; on the disk when this returns. */
    synchronized void withdraw(SiteLicence licence) {
        if (withdrawn(licence)) {
            return;
        }
        Map<String, Instant> next = new TreeMap<>(issued);
        next.put(nameOf(licence), licence.issued());
        Map<String, String> lines = new TreeMap<>();
        next.forEach((name, time) -> lines.put(name, time.toString()));
        try {
            file.replace(lines);
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            "licence.withdrawal", Problem.Kind.UNAVAILABLE, file.toString(),
                            "That the licence is withdrawn cannot be written down, so it is left in force.",
                            "Make room on the disk and see that this folder can be written."),
                    e);
        }
        issued.putAll(next);
    }

    synchronized boolean withdrawn(SiteLicence licence) {
        Instant last = issued.get(nameOf(licence));
        return last != null && !licence.issued().isAfter(last);
    }

    /**
     * Refuses a licence that was withdrawn.
     *
     * @throws ProblemException ({@code licence.deactivated})
     */
    void check(SiteLicence licence) {
        if (withdrawn(licence)) {
            throw ProblemException.invalid(
                    "licence.deactivated", licence.siteId(), "The licence was deactivated on this installation.",
                    "Activate it again, here or elsewhere; the portal issues it anew.");
        }
    }

    private static String nameOf(SiteLicence licence) {
        try {
            String name = licence.siteId() + '\n' + licence.serial();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
