package org.jackfield.core.resources.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.EntitlementStatus;
import org.jackfield.api.licence.LicenceReport;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.Violation;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.core.resources.ResourcePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The site's licence. */
@Component(service = RestResource.class)
@Path("licence")
@RequiresPermission(ResourcePermissions.LICENCE)
public final class LicenceResource implements RestResource {

    private final LicenceService licences;

    /** Answers for the licence bundle. */
    @Activate
    public LicenceResource(@Reference LicenceService licences) {
        this.licences = licences;
    }

    /** The site's licensing as it is shown outside. */
    @Summary("The site's licensing at this moment")
    public record LicenceDocument(
            @Summary("The licence in force; absent if there is none") Optional<LicenceFacts> licence,
            @Summary("Whether the support contract runs today") boolean supported,
            List<EntitlementDocument> entitlements,
            @Summary("Where more is connected than the licence covers") List<ViolationDocument> violations,
            @Summary("Files of the licence folder that are not good") List<FileProblem> problems) {

        static LicenceDocument of(LicenceReport report) {
            return new LicenceDocument(
                    report.licence().map(licence -> LicenceFacts.of(licence, report.file().orElse(null))),
                    report.supported(),
                    report.entitlements().stream().map(EntitlementDocument::of).toList(),
                    report.violations().stream().map(ViolationDocument::of).toList(),
                    report.problems().stream().map(FileProblem::of).toList());
        }
    }

    /** A licence without its grants, which the entitlements tell. */
    public record LicenceFacts(
            String file,
            String licensedTo,
            String siteId,
            String serial,
            @Summary("The newest version it may run") String version,
            @Summary("Last day of the support contract") Optional<LocalDate> supportUntil,
            @Summary("MAC address it is bound to") Optional<String> machine,
            Instant issued,
            Optional<Instant> expires) {

        static LicenceFacts of(SiteLicence licence, String file) {
            return new LicenceFacts(
                    file,
                    licence.licensedTo(),
                    licence.siteId(),
                    licence.serial(),
                    licence.version().toString(),
                    licence.supportUntil(),
                    licence.machine(),
                    licence.issued(),
                    licence.expires());
        }
    }

    /** A line of the licence page. */
    public record EntitlementDocument(
            String id,
            String title,
            Entitlement.Kind kind,
            Entitlement.Section section,
            @Summary("What is counted, in the plural") String unit,
            @Summary("Whether the licence holds it now") boolean licensed,
            @Summary("How many are allowed, running trials included; 0 for a switch") int limit,
            @Summary("How many of them by trials") int trial,
            @Summary("When the first running trial ends") Optional<Instant> trialEnds,
            @Summary("Leases that are out") int used,
            @Summary("How many are configured to use it, or there to be covered") OptionalInt configured) {

        static EntitlementDocument of(EntitlementStatus status) {
            return new EntitlementDocument(
                    status.id(),
                    status.title(),
                    status.kind(),
                    status.section(),
                    Documents.text(status.unit()),
                    status.licensed(),
                    status.limit(),
                    status.trial(),
                    status.trialEnds(),
                    status.used(),
                    status.configured());
        }
    }

    /** More is connected than is covered. */
    public record ViolationDocument(
            String entitlement,
            int present,
            int limit,
            Instant since,
            @Summary("When its grace ends") Instant locksAt,
            boolean locked,
            @Summary("Entitlements whose pages it locks") Set<String> affects) {

        static ViolationDocument of(Violation violation) {
            return new ViolationDocument(
                    violation.entitlement(),
                    violation.present(),
                    violation.limit(),
                    violation.since(),
                    violation.locksAt(),
                    violation.locked(),
                    new TreeSet<>(violation.affects()));
        }
    }

    /** A licence file that is not good. */
    public record FileProblem(String code, String input, String detail, String remedy) {

        static FileProblem of(Problem problem) {
            return new FileProblem(
                    problem.code(), Documents.text(problem.input()), problem.message(), Documents.text(problem.remedy()));
        }
    }

    /** {@return all of it} */
    @GET
    @Summary("The licence in force, what it allows and what is used of it")
    public LicenceDocument licence() {
        return LicenceDocument.of(licences.report());
    }
}
