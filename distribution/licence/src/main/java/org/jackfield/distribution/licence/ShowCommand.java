package org.jackfield.distribution.licence;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.licence.format.SignedLicence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a licence says, whoever signed it. */
@Command(
        name = "show",
        description = "Shows what a licence says. Whether it is genuine is a question for 'verify'.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A licence.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        SignedLicence signed = LicenceFormat.read(Files.readAllBytes(file));
        print(signed.licence(), spec.commandLine().getOut());
        spec.commandLine().getOut().println("Signed with       key " + signed.keyId() + " (not checked)");
        return 0;
    }

    private static void print(SiteLicence licence, PrintWriter out) {
        line(out, "Licensed to", licence.licensedTo());
        line(out, "Site id", licence.siteId());
        line(out, "Serial", licence.serial());
        licence.applicationRecordId().ifPresent(id -> line(out, "Application id", id));
        licence.resellerId().ifPresent(id -> line(out, "Reseller id", id));
        line(out, "Version", licence.version().toString());
        line(out, "Support until", licence.supportUntil().map(Object::toString).orElse("no support contract"));
        line(out, "Machine", licence.machine().orElse("any"));
        line(out, "Issued", licence.issued().toString());
        line(out, "Expires", licence.expires().map(Object::toString).orElse("never"));
        for (Grant grant : licence.grants()) {
            Optional<Entitlement> known = Entitlement.of(grant.entitlement());
            line(
                    out,
                    "Entitlement",
                    known.map(Entitlement::title).orElse(grant.entitlement())
                            + (grant.count() > 0 ? ": " + grant.count() + known.map(e -> " " + e.unit()).orElse("") : "")
                            + grant.until().map(end -> ", trial until " + end).orElse(""));
        }
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("%-17s %s%n", name, value);
    }
}
