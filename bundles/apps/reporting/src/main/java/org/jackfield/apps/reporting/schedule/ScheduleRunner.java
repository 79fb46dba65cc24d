package org.jackfield.apps.reporting.schedule;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.mail.MailStatus;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.shares.ShareService;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.schedule.ReportFiles.Format;
import org.jackfield.apps.reporting.schedule.ReportFiles.SharedReport;
import org.jackfield.apps.reporting.schedule.store.ScheduleStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the runs that were noted, one after the other, on one thread. A run that a stop of the system cut off is made again: what
 * it had delivered then is known from the mail service, and files on a share get the same names, so that nothing comes twice.
 */
final class ScheduleRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleRunner.class);

    /** What delivers files. */
    record Ways(MailService mail, ShareService shares) {}

    private final ScheduleStore store;
    private final SecurityService security;
    private final Supplier<Optional<ReportFiles>> reports;
    private final Function<String, Optional<Subject>> accounts;
    private final Ways ways;
    private final Supplier<Path> folder;
    private final InstantSource clock;

    /**
     * Makes runs.
     *
     * @param reports the shared reports; empty while they are not there
     * @param accounts who an account is now, by id; empty if it is gone or disabled
     * @param folder where files are made
     */
    ScheduleRunner(
            ScheduleStore store,
            SecurityService security,
            Supplier<Optional<ReportFiles>> reports,
            Function<String, Optional<Subject>> accounts,
            Ways ways,
            Supplier<Path> folder,
            InstantSource clock) {
        this.store = store;
        this.security = security;
        this.reports = reports;
        this.accounts = accounts;
        this.ways = ways;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Makes what waits, and looks after mail that is on its way.
     *
     * @param stopped whether the system stops: what goes on then is made again after the next start
     */
    void work(BooleanSupplier stopped) {
        for (ScheduleRun run : store.open()) {
            if (stopped.getAsBoolean() || reports.get().isEmpty()) {
                return;
            }
            if (run.state() == ScheduleRun.State.SENDING) {
                follow(run);
            } else {
                make(run, stopped);
            }
        }
    }

    private void make(ScheduleRun waiting, BooleanSupplier stopped) {
        ScheduleRun run = waiting.started(clock.instant());
        store.update(run);
        Path place = null;
        try {
            Schedule schedule = store.schedule(run.schedule()).orElseThrow(() -> ProblemException.notFound(
                    "reporting.schedule-unknown", run.name(), "The schedule was deleted.", "")).schedule();
            place = Files.createTempDirectory(folder.get(), "schedule-");
            List<ReportFile> files = files(schedule, run, place, stopped);
            if (stopped.getAsBoolean()) {
                return;
            }
            if (schedule.delivery().kind() == Delivery.Kind.SHARE) {
                new SharedFiles(ways.shares()).deliver(schedule.delivery(), files);
                store.update(run.ended(ScheduleRun.State.SUCCEEDED, clock.instant(), ""));
            } else {
                ScheduleRun sending = run.sending(List.of(new MailedFiles(ways.mail()).deliver(schedule, run, files, locale())));
                store.update(sending);
                follow(sending);
            }
        } catch (IOException | RuntimeException e) {
            if (!stopped.getAsBoolean()) {
                String reason = reason(e);
                LOG.info("The schedule {} failed: {}", run.name(), reason);
                if (!(e instanceof ProblemException) && !(e instanceof IOException)) {
                    LOG.warn("Nobody foresaw this", e);
                }
                store.update(run.ended(ScheduleRun.State.FAILED, clock.instant(), reason));
            }
        } finally {
            remove(place);
        }
    }

    private static String reason(Exception e) {
        if (e instanceof ProblemException problem) {
            return (problem.problem().message() + " " + problem.problem().remedy()).strip();
        }
        String said = e.getMessage();
        return said == null || said.isBlank() ? e.getClass().getSimpleName() : said;
    }

    private List<ReportFile> files(Schedule schedule, ScheduleRun run, Path place, BooleanSupplier stopped) throws IOException {
        if (schedule.reports().isEmpty()) {
            throw ProblemException.invalid(
                    "reporting.schedule-reports", schedule.name(), "All reports of the schedule were deleted.", "Add one to it.");
        }
        ReportFiles source = reports.get().orElseThrow();
        Subject by = source.limitedToAccess() ? saver(schedule) : ReportingComponent.SYSTEM;
        Map<UUID, String> names =
                source.sharedReports().stream().collect(Collectors.toMap(SharedReport::id, SharedReport::name));
        Format format = source.format(schedule.delivery().format());
        List<ReportFile> files = new ArrayList<>();
        for (ScheduledReport report : schedule.reports()) {
            String name = names.getOrDefault(report.report(), "");
            Path file = place.resolve(Integer.toString(files.size()));
            try (OutputStream out = Files.newOutputStream(file)) {
                source.write(
                        new ReportFiles.Order(
                                report.report(), Optional.ofNullable(report.filter()), report.range(), format.id(), run.due(), by),
                        stopped, out);
            } catch (ProblemException e) {
                throw name.isEmpty() ? e : about(name, e);
            }
            files.add(new ReportFile(
                    ReportFile.name(name, schedule, run.due(), format.extension(), files), format.mediaType(), file));
        }
        return files;
    }

    /** {@return whose rights count, where the site limits reports to them (ruling 9)} */
    private Subject saver(Schedule schedule) {
        Subject by = accounts.apply(schedule.savedBy()).orElseThrow(() -> ProblemException.invalid(
                "reporting.schedule-account", schedule.savedByName(),
                "The account of " + schedule.savedByName() + ", who saved the schedule last, is gone or disabled.",
                "Let somebody else open and save it."));
        security.check(by, ReportingComponent.SCHEDULE, Target.SITE);
        return by;
    }

    private Locale locale() {
        return reports.get().orElseThrow().siteFormats().locale();
    }

    private static ProblemException about(String report, ProblemException e) {
        Problem problem = e.problem();
        return new ProblemException(
                new Problem(
                        problem.code(), problem.kind(), problem.input(), report + ": " + problem.message(), problem.remedy()), e);
    }

    private void follow(ScheduleRun run) {
        List<MailStatus> stands = run.mails().stream().map(ways.mail()::status).flatMap(Optional::stream).toList();
        Optional<MailStatus> failed =
                stands.stream().filter(mail -> mail.state() == MailStatus.State.FAILED).findFirst();
        if (failed.isPresent()) {
            store.update(run.ended(
                    ScheduleRun.State.FAILED, clock.instant(),
                    "Mail to " + String.join(", ", failed.get().everybody()) + " was given up: " + failed.get().problem()));
        } else if (stands.stream().allMatch(mail -> mail.state() == MailStatus.State.SENT)) {
            Instant sent = stands.stream()
                    .flatMap(mail -> mail.endedAt().stream())
                    .max(Comparator.naturalOrder())
                    .orElseGet(clock::instant);
            store.update(run.ended(ScheduleRun.State.SUCCEEDED, sent, ""));
        } else {
            String problem = stands.stream().map(MailStatus::problem).filter(text -> !text.isEmpty()).findFirst().orElse("");
            if (!problem.equals(run.reason())) {
                store.update(run.because(problem));
            }
        }
    }

    private static void remove(Path place) {
        if (place == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(place)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} could not be removed", place, e);
        }
    }
}
