package org.jackfield.distribution.housegates;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureIT {
    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        List<Location> jars = BuiltBundles.all().stream()
                .filter(bundle -> !bundle.layer().equals("lib"))
                .map(bundle -> URI.create("jar:" + bundle.jar().toUri() + "!/org/jackfield/"))
                .map(Location::of)
                .toList();
        ours = new ClassFileImporter().importLocations(jars);
    }

    @Test
    void bundlesFormNoCycle() {
        slices().matching("org.jackfield.(*).(*)..").should().beFreeOfCycles().check(ours);
    }

    /** The root package may wire what lies below it; what lies below forms no cycles. */
    @Test
    void partsOfABundleFormNoCycle() {
        slices().matching("org.jackfield.(*).(*).(*)..").should().beFreeOfCycles().check(ours);
    }

    @Test
    void vaadinStaysInPages() {
        only(resideInAnyPackage("..ui..", "org.jackfield.api.web..", "org.jackfield.web.."), "com.vaadin..");
    }

    /** A component hands what it got to its stores and touches nothing else of it. */
    @Test
    void theDatabaseStaysInStores() {
        only(resideInAnyPackage("..store..", "org.jackfield.api.persistence..", "org.jackfield.core.persistence..",
                "org.jackfield.api.testkit..")
                .or(simpleNameEndingWith("Component")), "java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..");
    }

    @Test
    void theCommandLineStaysInCommands() {
        only(resideInAnyPackage("..command.."), "org.apache.karaf.shell..");
    }

    @Test
    void restStaysInRest() {
        only(resideInAnyPackage("..rest.."), "jakarta.ws.rs..");
    }

    @Test
    void aLibraryOfOneBundleStaysThere() {
        only(resideInAnyPackage("org.jackfield.core.scheduler.."), "org.quartz..");
        only(resideInAnyPackage("org.jackfield.connectors.asterisk.."), "org.asteriskjava..");
        only(resideInAnyPackage("org.jackfield.core.sip.."), "javax.sip..", "gov.nist..");
        only(resideInAnyPackage("org.jackfield.core.media.capture.."), "org.pcap4j..");
        only(resideInAnyPackage("org.jackfield.core.security.oidc.."), "com.nimbusds..");
        only(resideInAnyPackage("org.jackfield.web.shell.ui.."), "com.google.zxing..");
        only(
                resideInAnyPackage("org.jackfield.core.security.directory..", "org.jackfield.core.users.directory.."),
                "com.unboundid..");
        only(resideInAnyPackage("org.jackfield.core.mail.."), "jakarta.mail..", "org.eclipse.angus..");
    }

    @Test
    void aNameSaysWhatIsDifferent() {
        for (String ending : List.of("Impl", "Utils", "Util", "Helper", "Manager", "Common")) {
            noClasses().should().haveSimpleNameEndingWith(ending).check(ours);
        }
    }

    /** Classes outside {@code place} use nothing of {@code packages}. */
    private static void only(DescribedPredicate<JavaClass> place, String... packages) {
        noClasses().that(are(DescribedPredicate.not(place)))
                .should().dependOnClassesThat().resideInAnyPackage(packages).check(ours);
    }
}
