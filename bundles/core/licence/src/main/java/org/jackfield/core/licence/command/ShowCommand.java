package org.jackfield.core.licence.command;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.EntitlementStatus;
import org.jackfield.api.licence.LicenceReport;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.Violation;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.licence.LicencePermissions;

/** Shows the licence in force and what it allows. */
@Service
@Command(scope = "licence", name = "show", description = "Shows the licence in force, what it allows and what is wrong")
public final class ShowCommand implements Action {

    @Reference
    private SecurityService security;

    @Reference
    private LicenceService licences;

    @Override
    public Object execute() {
        security.check(LicencePermissions.VIEW);
        LicenceReport report = licences.report();
        report.licence()
                .ifPresentOrElse(
                        licence -> show(licence, report),
                        () -> System.out.println("No licence is in force. Put one into etc/licence."));
        show(report.entitlements());
        report.violations().forEach(ShowCommand::show);
        report.problems().forEach(problem -> System.out.println("Refused: " + problem.toLine()));
        return null;
    }

    private static void show(SiteLicence licence, LicenceReport report) {
        ShellTable table = new ShellTable();
        table.noHeaders();
        table.column("");
        table.column("");
        row(table, "licensed to", licence.licensedTo());
        row(table, "site id", licence.siteId());
        row(table, "serial", licence.serial());
        licence.applicationRecordId().ifPresent(id -> row(table, "application record", id));
        licence.resellerId().ifPresent(id -> row(table, "reseller", id));
        row(table, "version", licence.version().toString());
        row(table, "support", licence.supportUntil()
                .map(last -> (report.supported() ? "until " : "ended on ") + last)
                .orElse("no contract"));
        row(table, "machine", licence.machine().orElse("any"));
        row(table, "issued", licence.issued().toString());
        row(table, "expires", licence.expires().map(Object::toString).orElse("never"));
        row(table, "file", report.file().orElse(""));
        table.print(System.out);
        System.out.println();
    }

    private static void row(ShellTable table, String name, String value) {
        table.addRow().addContent(name, value);
    }

    private static void show(Iterable<EntitlementStatus> entitlements) {
        ShellTable table = new ShellTable();
        table.column("entitlement");
        table.column("id");
        table.column("licensed");
        table.column("used").alignRight();
        table.column("limit").alignRight();
        table.column("configured").alignRight();
        table.column("trial");
        for (EntitlementStatus one : entitlements) {
            boolean counted = one.kind() != Entitlement.Kind.SWITCH;
            Optional<String> trial = one.trialEnds().map(end -> (counted ? one.trial() + " " : "") + "until " + end);
            table.addRow()
                    .addContent(
                            one.title(),
                            one.id(),
                            one.licensed() ? "yes" : "no",
                            counted ? one.used() : "",
                            counted ? one.limit() : "",
                            one.configured().isPresent() ? one.configured().getAsInt() : "",
                            trial.orElse(""));
        }
        table.print(System.out);
    }

    private static void show(Violation violation) {
        System.out.println("Violation: " + violation.present() + " " + violation.entitlement() + " and "
                + violation.limit() + " licensed, since " + violation.since()
                + (violation.locked() ? "; pages are locked since " : "; pages will be locked at ")
                + violation.locksAt() + ".");
    }
}
