package org.jackfield.apps.alarms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.feature.Feature;
import org.jackfield.api.feature.FeatureListener;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.alarms.history.Alarm;
import org.jackfield.apps.alarms.history.AlarmKind;
import org.jackfield.apps.alarms.history.KnownAlarms;
import org.jackfield.apps.alarms.history.Notice;
import org.jackfield.apps.alarms.store.AlarmStore;
import org.jackfield.apps.alarms.store.JdbiAlarmStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Profiles, history and notifications of alarms. */
@Feature(
        id = AlarmsComponent.FEATURE,
        title = "Alarms",
        description = "Tells people of alarms of the phone systems and of this server, by mail and in the browser.",
        entitlement = "alarm-notification")
@Component(
        name = "org.jackfield.apps.alarms",
        immediate = true,
        service = {AlarmsComponent.class, PermissionContribution.class, FeatureListener.class})
public final class AlarmsComponent implements PermissionContribution, FeatureListener {

    /** Lets a person see and change the profiles. */
    public static final Permission CONFIGURE = AlarmSettings.TYPE.permission();
    /** Lets a person see alarms. */
    public static final Permission VIEW = new Permission("alarms.view", "See alarms and who was told of them");
    /** Has alarms appear in a person's open browsers. */
    public static final Permission ALERTED = new Permission("alarms.alerted", "Be alerted of alarms in the browser");
    /** Lets a person clear alarms at the phone system. */
    public static final Permission CLEAR = new Permission("alarms.clear", "Clear alarms at the phone system");

    static final String FEATURE = "alarms";

    private static final Logger LOG = LoggerFactory.getLogger(AlarmsComponent.class);
    private static final Subject SELF = Subject.system("org.jackfield.apps.alarms");
    private static final String NOT_SENT = "alarms.not-sent";
    private static final int MOST_KEPT = 50_000;

    private final AlarmStore store;
    private final SettingsService settings;
    private final AlertService alerts;
    private final SiteTime time;
    private final AlarmDesk desk;
    private final Postman postman;
    private final TeamLeaders teamLeaders;
    private final List<BiConsumer<Alarm, List<Notice>>> watchers = new CopyOnWriteArrayList<>();
    private final List<Runnable> mailWatchers = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile MailService mail;

    /** Works on these tables. */
    @Activate
    public AlarmsComponent(
            @Reference(target = "(schema=org.jackfield.apps.alarms)") SchemaReady schema,
            @Reference SettingsService settings,
            @Reference AlertService alerts,
            @Reference LeaseService leases,
            @Reference SiteTime time) {
        store = new JdbiAlarmStore(schema);
        this.settings = settings;
        this.alerts = alerts;
        this.time = time;
        teamLeaders = new TeamLeaders(leases);
        desk = new AlarmDesk(store, () -> settings().value(), time.clock(), this::tell);
        postman = new Postman(store, () -> Optional.ofNullable(mail), time.clock(), time::zone, SELF, this::tellOfMail);
    }

    /** An alarm with what was done about it. */
    public record Entry(Alarm alarm, List<Notice> notices) {}

    /** A kind of alarm that can be chosen, with a text that tells what it is; empty for whole groups. */
    public record Choice(AlarmKind kind, String text) {}

    AlarmDesk desk() {
        return desk;
    }

    AlarmStore store() {
        return store;
    }

    /** Hands over the mail that waits. */
    void post() {
        Optional<String> waits = postman.work();
        if (waits.isEmpty()) {
            alerts.clear(NOT_SENT);
        } else {
            alerts.raise(new AlertCondition(
                    NOT_SENT, AlertCondition.Severity.WARNING, "Mail of alarms waits", waits.get(),
                    "See to the mail server on the page Settings; the mail is sent then."));
        }
    }

    /** Forgets what need not be kept any more. */
    void forget() {
        int forgotten = store.forget(time.now().minus(Duration.ofDays(settings().value().historyDays())), MOST_KEPT);
        if (forgotten > 0) {
            LOG.info("{} alarms that ended were removed from the history", forgotten);
        }
    }

    private void tell(Alarm alarm, List<Notice> notices) {
        watchers.forEach(watcher -> watcher.accept(alarm, notices));
    }

    /**
     * Tells of new alarms, with their notices, and of alarms that ended.
     *
     * @return ends it
     */
    public Runnable watch(BiConsumer<Alarm, List<Notice>> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private void tellOfMail() {
        mailWatchers.forEach(Runnable::run);
    }

    /**
     * Tells when something became of the mail of a notice.
     *
     * @return ends it
     */
    public Runnable watchMail(Runnable watcher) {
        mailWatchers.add(watcher);
        return () -> mailWatchers.remove(watcher);
    }

    /** {@return the seats of those who are alerted in their browsers} */
    public TeamLeaders teamLeaders() {
        return teamLeaders;
    }

    /** {@return alarms, newest first; only those that stand, or that hold a text, if asked for} */
    public Page<Entry> find(boolean standing, String text, PageRequest page) {
        Page<Alarm> found = store.find(new AlarmStore.Search(standing, text), page);
        Map<UUID, List<Notice>> notices = store.noticesOf(found.items().stream().map(Alarm::id).toList()).stream()
                .collect(Collectors.groupingBy(Notice::alarm));
        return found.map(alarm -> new Entry(alarm, notices.getOrDefault(alarm.id(), List.of())));
    }

    /** {@return an alarm} */
    public Optional<Entry> entry(UUID id) {
        return store.alarm(id).map(alarm -> new Entry(alarm, store.noticesOf(List.of(id))));
    }

    /** {@return what a profile may respond to: groups, the alarms that are known, and those that were seen} */
    public List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        KnownAlarms.all(store.kinds()).forEach((kind, text) -> choices.add(new Choice(kind, text)));
        return choices;
    }

    /** {@return the profiles as they stand} */
    public Stored<AlarmSettings> settings() {
        return settings.read(AlarmSettings.TYPE);
    }

    /** Stores a profile, a new one or a changed one. */
    public Stored<AlarmSettings> store(Stored<AlarmSettings> edited, AlarmProfile profile, Subject by) {
        return settings.write(AlarmSettings.TYPE, edited.revision(), edited.value().with(profile), by);
    }

    /** Removes a profile; what it did stays in the history. */
    public Stored<AlarmSettings> remove(Stored<AlarmSettings> edited, String profile, Subject by) {
        return settings.write(AlarmSettings.TYPE, edited.revision(), edited.value().without(profile), by);
    }

    /** Keeps the history for another time. */
    public Stored<AlarmSettings> keep(Stored<AlarmSettings> edited, int days, Subject by) {
        return settings.write(AlarmSettings.TYPE, edited.revision(), edited.value().keeping(days), by);
    }

    /** Open tabs must not keep what is no longer licensed running. */
    @Override
    public void featureChanged(FeatureStatus feature) {
        if (feature.id().equals(FEATURE) && feature.state() == FeatureStatus.State.ENDING) {
            teamLeaders.rise();
        }
    }

    @Override
    public List<Permission> permissions() {
        return List.of(CONFIGURE, VIEW, ALERTED, CLEAR);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(
                StandardOption.SERVER_APPLICATIONS.granting(CONFIGURE.id()),
                new AccessOption(
                        "general.alarms", StandardOption.Group.GENERAL, "Alarms",
                        "See alarms, be alerted of them in the browser, and clear them from an administrator's extension",
                        Set.of(VIEW.id(), ALERTED.id(), CLEAR.id()),
                        Set.of(BuiltInProfile.ADMIN, BuiltInProfile.SUPERVISOR)));
    }
}
