package org.jackfield.apps.reporting.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.licence.Allowance;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.LicenceReport;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.licence.Violation;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportService;
import org.jackfield.api.testkit.FakeFilters;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.reporting.ReportRuns;
import org.jackfield.apps.reporting.ReportUsage;
import org.jackfield.apps.reporting.ReportingSettings;

/** A site with 300 calls, a real engine and a licence that can be withdrawn. */
public final class ReportingSite implements AutoCloseable, LicenceService, SiteTime, ReportUsage {

    /** Who may run reports. */
    public final FakeSecurity security;

    /** What was audited. */
    public final RecordingAudit audit = new RecordingAudit();

    /** What the licence holds. */
    public final Set<String> licensed = new HashSet<>(
            List.of(Entitlement.CALL_LOGGING.id(), Entitlement.REPORTING_DEVICES.id()));

    /** Reports that a schedule uses. */
    public final Set<UUID> used = new HashSet<>();

    /** Reports of whose removal the schedule was told. */
    public final List<UUID> removed = new ArrayList<>();

    /** The saved filters. */
    public final FakeFilters filters = new FakeFilters();

    /** In which the site writes. */
    public volatile Locale locale = Locale.UK;

    /** Whether reports are limited to what the reader may see. */
    public volatile boolean limited;

    private final EngineFixture fixture;

    /** Makes the site. */
    public ReportingSite(FakeSecurity security) throws Exception {
        this.security = security;
        fixture = new EngineFixture(EngineFixture.SETTINGS);
        fixture.history.recent.addAll(new CallSets(7, EngineFixture.FROM, Duration.ofDays(12)).calls(300));
    }

    /** {@return the engine} */
    public ReportService engine() {
        return fixture.engine;
    }

    /** {@return the way to it} */
    public ReportRuns runs() {
        return new ReportRuns(
                fixture.engine, filters, this, this::settings, security, audit, () -> new Formats(locale, zone()));
    }

    private ReportingSettings settings() {
        ReportingSettings now = EngineFixture.SETTINGS;
        return new ReportingSettings(
                now.callRatePeriodMinutes(), now.shortCallSeconds(), now.ignoreAbandoned(), now.abandonedSeconds(),
                now.serviceLevelSeconds(), now.accountCodes(), now.ringCategories(), limited, now.memoryMegabytes());
    }

    @Override
    public LicenceReport report() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Allowance allowance(String entitlement) {
        return new Allowance(entitlement, licensed.contains(entitlement), 0, 0, Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<Violation> lock(String entitlement) {
        return Optional.empty();
    }

    @Override
    public Clock clock() {
        return Clock.fixed(EngineFixture.NOW, ZoneOffset.UTC);
    }

    @Override
    public ZoneId zone() {
        return EngineFixture.ZONE;
    }

    @Override
    public List<String> usesOf(UUID report) {
        return used.contains(report) ? List.of("Schedule Monday figures") : List.of();
    }

    @Override
    public void reportRemoved(UUID report) {
        removed.add(report);
    }

    /** {@return all of the site's calls, as a date range} */
    public static ReportDateRange all() {
        return EngineFixture.RANGE;
    }

    @Override
    public void close() throws Exception {
        fixture.close();
    }
}
