package org.jackfield.api.licence.format;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * Where and when a licence is to be in force: the machine, the running version and the time.
 *
 * @param machines the MAC addresses of this machine; never null
 * @param version what is running; never null
 * @param versionReleased when that version's first revision was released; never null
 */
public record LicenceConditions(Set<String> machines, LicensedVersion version, LocalDate versionReleased) {

    /** How far a clock may be behind: corrections by a time server, and an issuer whose clock is ahead. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

    /** Checks the components. */
    public LicenceConditions {
        machines = Set.copyOf(machines);
    }

    /**
     * Checks that a licence may be in force here and now.
     *
     * @param licence a licence whose signature is good
     * @param now the machine's time
     * @param lastSeen the latest time that is known to have passed; {@link Instant#MIN} if none is
     * @throws ProblemException saying why not: {@code licence.machine}, {@code licence.version},
     *     {@code licence.support}, {@code licence.clock}, {@code licence.expired}
     */
    public void check(SiteLicence licence, Instant now, Instant lastSeen) {
        checkMachine(licence);
        checkVersion(licence);
        Instant passed = lastSeen.isAfter(licence.issued()) ? lastSeen : licence.issued();
        if (now.isBefore(passed.minus(CLOCK_TOLERANCE))) {
            throw refused(
                    "licence.clock",
                    LocalDate.ofInstant(now, ZoneOffset.UTC).toString(),
                    "The clock of this machine was set back: it has been " + passed + " already.",
                    "Set the clock right; the licence is in force again as soon as it is."
                            + " If the clock had been wrong before, ask for the licence to be issued again.");
        }
        Optional<Instant> ended = licence.expires().filter(end -> !now.isBefore(end));
        if (ended.isPresent()) {
            throw refused("licence.expired", ended.get().toString(), "The licence has expired.", "Ask for a new one.");
        }
    }

    private void checkMachine(SiteLicence licence) {
        Optional<String> machine = licence.machine().filter(mac -> !machines.contains(mac));
        if (machine.isPresent()) {
            throw refused(
                    "licence.machine",
                    machine.get(),
                    "The licence is bound to another machine; this one has "
                            + (machines.isEmpty() ? "no MAC address" : String.join(", ", machines.stream().sorted().toList()))
                            + ".",
                    "Ask for a licence for one of these addresses, or give the machine its old address back.");
        }
    }

    private void checkVersion(SiteLicence licence) {
        if (licence.version().compareTo(version) < 0) {
            throw refused(
                    "licence.version",
                    licence.version().toString(),
                    "The licence covers versions up to " + licence.version() + ", and this is " + version + ".",
                    "Ask for a licence that names " + version + ".");
        }
        Optional<LocalDate> support = licence.supportUntil().filter(end -> end.isBefore(versionReleased));
        if (support.isPresent()) {
            throw refused(
                    "licence.support",
                    support.get().toString(),
                    "The support contract had ended when version " + version + " was released on " + versionReleased + ".",
                    "Renew the contract and ask for the licence to be issued again.");
        }
    }

    private static ProblemException refused(String code, String input, String message, String remedy) {
        return ProblemException.of(code, Problem.Kind.INVALID, input, message, remedy);
    }
}
