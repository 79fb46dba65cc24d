package org.jackfield.core.licence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.licence.Allowance;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.EntitlementStatus;
import org.jackfield.api.licence.LicenceReport;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.Violation;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.problem.Problem;

/** What the gate's findings amount to. Any thread may ask; findings and violations are set from one. */
final class SiteLicensing implements LicenceService {

    /** The licence in force and what is wrong with other files; one immutable value, so that all answers agree. */
    private record Findings(Optional<SiteLicence> licence, Optional<String> file, List<Problem> problems) {}

    private static final Comparator<EntitlementStatus> ORDER =
            Comparator.comparing(EntitlementStatus::section).thenComparing(SiteLicensing::rank);

    private final InstantSource clock;
    private final ToIntFunction<String> used;
    private final Function<String, OptionalInt> configured;
    private volatile Findings findings = new Findings(Optional.empty(), Optional.empty(), List.of());
    private volatile List<Violation> violations = List.of();

    SiteLicensing(InstantSource clock, ToIntFunction<String> used, Function<String, OptionalInt> configured) {
        this.clock = clock;
        this.used = used;
        this.configured = configured;
    }

    /** The gate has found this. */
    void found(List<LicenceFile> files) {
        Optional<LicenceFile> inForce = files.stream()
                .filter(file -> file.state() == LicenceFile.State.IN_FORCE)
                .findFirst();
        findings = new Findings(
                inForce.flatMap(LicenceFile::text).map(SiteLicensing::parse),
                inForce.map(LicenceFile::name),
                files.stream().flatMap(file -> file.problem().stream()).toList());
    }

    private static SiteLicence parse(String text) {
        return LicenceFormat.read(text.getBytes(StandardCharsets.UTF_8)).licence();
    }

    /** These violations stand. */
    void violated(List<Violation> standing) {
        violations = List.copyOf(standing);
    }

    Optional<SiteLicence> licence() {
        return findings.licence;
    }

    @Override
    public Allowance allowance(String entitlement) {
        return allowance(findings, entitlement, clock.instant());
    }

    private static Allowance allowance(Findings found, String entitlement, Instant now) {
        return found.licence.map(held -> held.allowance(entitlement, now)).orElse(Allowance.none(entitlement));
    }

    @Override
    public Optional<Violation> lock(String entitlement) {
        return violations.stream()
                .filter(violation -> violation.locked() && violation.affects().contains(entitlement))
                .findFirst();
    }

    @Override
    public LicenceReport report() {
        Findings found = findings;
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Set<String> ids = new TreeSet<>();
        for (Entitlement known : Entitlement.values()) {
            ids.add(known.id());
        }
        found.licence.ifPresent(held -> ids.addAll(held.entitlements()));
        List<EntitlementStatus> entitlements = new ArrayList<>();
        ids.forEach(id -> entitlements.add(status(found, id, now)));
        entitlements.sort(ORDER);
        boolean supported = found.licence
                .flatMap(SiteLicence::supportUntil)
                .filter(last -> !today.isAfter(last))
                .isPresent();
        return new LicenceReport(found.licence, found.file, supported, entitlements, violations, found.problems);
    }

    private EntitlementStatus status(Findings found, String id, Instant now) {
        Allowance allowance = allowance(found, id, now);
        Optional<Entitlement> known = Entitlement.of(id);
        return new EntitlementStatus(
                id,
                known.map(Entitlement::title).orElse(id),
                known.map(Entitlement::kind).orElseGet(() -> kindOf(found, id)),
                known.map(Entitlement::section).orElse(Entitlement.Section.OTHER),
                known.map(Entitlement::unit).orElse(""),
                allowance.granted(),
                allowance.limit(),
                allowance.trial(),
                allowance.trialEnds(),
                used.applyAsInt(id),
                configured.apply(id));
    }

    /** A third party's entitlement is counted if its licence counts it. */
    private static Entitlement.Kind kindOf(Findings found, String id) {
        boolean counted = found.licence.stream()
                .flatMap(held -> held.grants().stream())
                .anyMatch(grant -> grant.entitlement().equals(id) && grant.count() > 0);
        return counted ? Entitlement.Kind.COUNTED : Entitlement.Kind.SWITCH;
    }

    /** Ours in the order they are written down, others after them by their id. */
    private static String rank(EntitlementStatus status) {
        return Entitlement.of(status.id())
                .map(known -> String.format("%04d", known.ordinal()))
                .orElse(status.id());
    }
}
