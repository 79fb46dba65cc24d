package org.jackfield.core.calllog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.CallHistory;
import org.jackfield.api.calllog.history.HistorySnapshot;
import org.jackfield.api.calllog.store.AddedFields;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.persistence.Batches;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.recording.facts.RecordingFactsService;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallJournal;
import org.jackfield.api.telephony.call.JournalConsumer;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.users.UserListener;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.calllog.store.ArchiveSteps;
import org.jackfield.core.calllog.store.ArchiveStore;
import org.jackfield.core.calllog.store.ArchivedCalls;
import org.jackfield.core.calllog.store.CallStore;
import org.jackfield.core.calllog.store.JdbiCallStore;
import org.jackfield.core.calllog.store.ParquetFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores calls while there is a database, answers for them, and removes them when their time has come. */
@Component(
        name = CallLogComponent.NAME,
        immediate = true,
        service = {
            CallLogComponent.class, CallLogService.class, CallHistory.class, JournalConsumer.class, ScheduledJob.class, PermissionContribution.class,
            MetricSource.class, UserListener.class
        },
        property = JournalConsumer.NAME + "=" + CallLogComponent.NAME)
@JobSchedule(name = "calllog.retention", cron = "0 10 3 * * ?")
public final class CallLogComponent
        implements CallLogService, CallHistory, JournalConsumer, ScheduledJob, PermissionContribution, MetricSource, UserListener {

    static final String NAME = "org.jackfield.core.calllog";

    private static final Logger LOG = LoggerFactory.getLogger(CallLogComponent.class);
    private static final int REMOVE_AT_ONCE = 1000;

    private final CallChanges changes = new CallChanges();
    private final ReadWriteLock moving = new ReentrantReadWriteLock();
    private final CallStore store;
    private final ArchiveStore archived;
    private final StoredHistory history;
    private final ArchivedCalls reader;
    private final CallArchive archive;
    private final CallRecorder recorder;
    private final StoredCalls calls;
    private final SettingsService settings;

    /** Without call recording nothing is known of its notes, fields and recordings. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile AddedFields added;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile RecordingFactsService facts;

    @Activate
    public CallLogComponent(
            @Reference(target = "(schema=org.jackfield.core.calllog)") SchemaReady schema,
            @Reference CallJournal journal,
            @Reference SettingsService settings,
            @Reference SecurityService security,
            @Reference AlertService alerts,
            @Reference UsersService users,
            @Reference ContactService contacts,
            @Reference SiteTime time) {
        this.settings = settings;
        store = new JdbiCallStore(
                schema, segment -> SegmentPeople.known(segment, users, contacts), () -> Optional.ofNullable(added));
        Path folder = ArchiveFolder.PATH;
        archived = new ArchiveStore(schema, folder, ArchiveSteps.UNSEEN);
        ParquetFiles files = new ParquetFiles(folder, ArchiveSteps.UNSEEN);
        history = new StoredHistory(archived, files, changes, moving, alerts);
        archive = new CallArchive(archived, files, history, changes, moving.writeLock(), ArchiveSteps.UNSEEN);
        reader = new ArchivedCalls(() -> Optional.ofNullable(facts));
        WholeCallLog whole = new WholeCallLog(store, archived, reader, history, moving.readLock());
        LateCalls late = new LateCalls(store, archived, whole, archive, moving.readLock(), time.clock());
        recorder = new CallRecorder(store, late::write, changes, alerts);
        calls = new StoredCalls(whole, journal, recorder, changes, security, time.clock());
    }

    @Override
    public Page<LoggedCall> find(CallQuery query, PageRequest page, Subject by) {
        return calls.find(query, page, by);
    }

    @Override
    public List<MissingCalls> missing(CallQuery query, Subject by) {
        return calls.missing(query, by);
    }

    @Override
    public Optional<LoggedCall> call(UUID id, Subject by) {
        return calls.call(id, by);
    }

    @Override
    public List<JournalEntry> events(UUID call, Subject by) {
        return calls.events(call, by);
    }

    @Override
    public boolean assignUser(UUID segment, UUID user, String userName) {
        return calls.assignUser(segment, user, userName);
    }

    @Override
    public HistorySnapshot read(long since, RecentCalls recent) {
        return history.read(since, recent);
    }

    @Override
    public void damaged(ArchiveFile file, String reason) {
        history.damaged(file, reason);
    }

    @Override
    public void refreshed() {
        // Who somebody was when a call was stored stays as it is.
    }

    /** May come again after a restart, and then finds nothing left to do. */
    @Override
    public void userRemoved(UUID user) {
        Batches.run(REMOVE_AT_ONCE, most -> store.forgetUser(user, most));
        archived.forgetUser(user);
        changes.everything();
    }

    @Deactivate
    void close() throws IOException {
        reader.close();
    }

    /**
     * Moves calls that ended so long ago into the archive.
     *
     * @param days at least 1: what has just ended may still be told of
     * @param stop asked between batches
     * @return how many
     */
    long archive(int days, Instant now, BooleanSupplier stop) throws IOException {
        if (days < 1) {
            throw new IllegalArgumentException(days + " days: calls are left in the database");
        }
        return archive.run(now.minus(Duration.ofDays(days)), now, stop);
    }

    @Override
    public Status status() {
        return calls.status();
    }

    @Override
    public long cursor(PhoneSystemId system) {
        return recorder.cursor(system);
    }

    @Override
    public void accept(PhoneSystemId system, List<JournalEntry> entries) {
        recorder.accept(system, entries);
    }

    @Override
    public void missed(PhoneSystemId system, long from, long to) {
        recorder.missed(system, from, to);
    }

    @Override
    public void run(Instant due) {
        int days = settings.read(CallLogSettings.TYPE).value().keepDays();
        if (days == 0) {
            return;
        }
        Instant before = due.minus(Duration.ofDays(days));
        long removed = Batches.run(REMOVE_AT_ONCE, most -> store.removeEndedBefore(before, most));
        try {
            removed += archive.forget(before, due);
        } catch (IOException e) {
            LOG.warn("archived calls that ended before {} could not be removed", before, e);
        }
        changes.everything();
        LOG.info("{} calls that ended before {} were removed", removed, before);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(CallLogService.VIEW, CallLogSettings.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(
                new AccessOption(
                        "general.view-calls", StandardOption.Group.GENERAL, "View calls",
                        "Calls while they last, and those of the past", Set.of(CallLogService.VIEW.id()),
                        Set.of(BuiltInProfile.ADMIN, BuiltInProfile.SUPERVISOR, BuiltInProfile.USER)),
                StandardOption.DATABASE_MAINTENANCE.granting(CallLogSettings.CONFIGURE.id()));
    }

    @Override
    public void collect(MetricSink sink) {
        sink.counter("calllog_calls_stored", "Calls written that had ended", recorder.callsStored());
        sink.counter("calllog_segments_stored", "Segments written", recorder.segmentsStored());
        sink.counter("calllog_write_failures", "Writes that failed and were tried again", recorder.failures());
    }
}
