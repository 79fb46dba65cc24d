package org.jackfield.distribution.licence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.format.LicenceFormat;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Issues a licence. */
@Command(
        name = "issue",
        description = "Issues a licence for a site. Of several licences of a site the one issued last is in force.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class IssueCommand implements Callable<Integer> {

    /** Where it may run. */
    static final class MachineOption {
        @Option(names = "--mac", paramLabel = "MAC", description = "The MAC address of the site's server.")
        private String mac;

        @Option(names = "--any-machine", description = "Binds it to no machine.")
        private boolean any;
    }

    /** When its entitlements end. */
    static final class TrialOption {
        @Option(names = "--trial-days", paramLabel = "DAYS", description = "Makes every entitlement a trial of so many days.")
        private Integer days;

        @Option(names = "--trial-until", paramLabel = "TIME",
                description = "Makes every entitlement a trial until then, for instance 2027-01-31T12:00:00Z.")
        private Instant until;
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The issuer's .key file.")
    private Path key;

    @Option(names = "--to", required = true, paramLabel = "NAME", description = "Whom it is licensed to.")
    private String licensedTo;

    @Option(names = "--site-id", required = true, paramLabel = "ID", description = "The site's id.")
    private String siteId;

    @Option(names = "--serial", required = true, paramLabel = "SERIAL", description = "The software's serial number.")
    private String serial;

    @ArgGroup(multiplicity = "1")
    private MachineOption machine;

    @Option(names = "--entitlement", paramLabel = "NAME[=COUNT]", split = ",",
            description = "An entitlement, with a number if it is counted; may be repeated. See 'jackfield licence list'.")
    private List<String> entitlements = List.of();

    @Option(names = "--all", arity = "0..1", fallbackValue = "100", paramLabel = "COUNT",
            description = "All entitlements of Jackfield, the counted ones so many times; --entitlement overrides."
                    + " Default: ${FALLBACK-VALUE}")
    private Integer all;

    @ArgGroup
    private TrialOption trial;

    @Option(names = "--swas-end", paramLabel = "DATE", description = "The last day of the support contract. Default: none")
    private LocalDate supportUntil;

    @Option(names = "--licensed-version", paramLabel = "MAJOR.MINOR",
            description = "The newest version it covers. Default: this version")
    private String version;

    @Option(names = "--expires", paramLabel = "TIME", description = "When the whole licence ends. Default: never")
    private Instant expires;

    @Option(names = "--application-record-id", paramLabel = "ID", description = "A note.")
    private String applicationRecordId;

    @Option(names = "--reseller-id", paramLabel = "ID", description = "A note.")
    private String resellerId;

    @Option(names = "--issued", paramLabel = "TIME", description = "When it counts as issued. Default: now")
    private Instant issued;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the licence goes; - prints it.")
    private String out;

    @Option(names = "--force", description = "Replaces FILE if it is there.")
    private boolean force;

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        SiteLicence licence = licence();
        KeyPair issuer = IssuerKeys.read(key);
        byte[] file = LicenceFormat.sign(licence, issuer);
        if (out.equals("-")) {
            spec.commandLine().getOut().print(new String(file, StandardCharsets.UTF_8));
            spec.commandLine().getOut().flush();
            return 0;
        }
        Path target = Path.of(out);
        if (Files.exists(target) && !force) {
            throw new FileAlreadyExistsException(out);
        }
        Files.write(target, file);
        spec.commandLine().getOut().println(out + ": " + licence.grants().size() + " entitlements for "
                + licence.licensedTo() + ", " + licence.machine().map(mac -> "machine " + mac).orElse("any machine"));
        return 0;
    }

    private SiteLicence licence() {
        Instant at = Optional.ofNullable(issued).orElseGet(Instant::now).truncatedTo(ChronoUnit.SECONDS);
        return new SiteLicence(
                licensedTo,
                siteId,
                serial,
                Optional.ofNullable(applicationRecordId),
                Optional.ofNullable(resellerId),
                version == null ? LicenceTool.version() : LicensedVersion.of(version),
                Optional.ofNullable(supportUntil),
                Optional.ofNullable(machine.mac).map(SiteLicence::macOf),
                at,
                Optional.ofNullable(expires),
                Grants.of(Optional.ofNullable(all), entitlements, trialEnd(at)));
    }

    private Optional<Instant> trialEnd(Instant at) {
        if (trial == null) {
            return Optional.empty();
        }
        if (trial.until != null) {
            return Optional.of(trial.until);
        }
        if (trial.days < 1) {
            throw new IllegalArgumentException("--trial-days must be 1 or more");
        }
        return Optional.of(at.plus(Duration.ofDays(trial.days)));
    }
}
