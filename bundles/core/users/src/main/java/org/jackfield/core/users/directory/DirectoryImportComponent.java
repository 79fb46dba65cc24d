package org.jackfield.core.users.directory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.AccountEntry;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.security.LogInSource;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.CreationSettings;
import org.jackfield.core.users.UsersComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Imports the people of the directory every hour, if users are made that way, and whenever somebody asks for it. */
@Component(
        service = {ScheduledJob.class, TaskHandler.class, DirectoryImportComponent.class},
        property = TaskHandler.TYPE + "=" + DirectoryImportComponent.WORK)
@JobSchedule(name = "users.directory-import", cron = "0 0 * * * ?")
public final class DirectoryImportComponent implements ScheduledJob, TaskHandler {

    static final String WORK = "users.directory-import";

    private static final SettingsType<DirectoryServer> SERVER = new SettingsType<>(
            DirectoryServer.GROUP, DirectoryServer.class, DirectoryServer.NONE, DirectoryServer.CONFIGURE);

    private final SettingsService settings;
    private final TaskService tasks;
    private final PeopleDirectory directory;
    private final DirectoryImport people;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile AccountService accounts;

    /** Reads the directory that the settings name. */
    @Activate
    public DirectoryImportComponent(
            @Reference SettingsService settings,
            @Reference TaskService tasks,
            @Reference UsersService users,
            @Reference UsersAdminService admin,
            @Reference TelephonyService telephony) {
        this.settings = settings;
        this.tasks = tasks;
        directory = new LdapPeople(
                () -> settings.read(SERVER).value(),
                () -> settings.read(DirectoryMapping.TYPE).value());
        people = new DirectoryImport(directory, users, admin, telephony, this::accounts);
    }

    private Map<String, UUID> accounts() {
        AccountService now = accounts;
        return now == null
                ? Map.of()
                : now.list().stream()
                        .filter(account -> account.binding().source() == LogInSource.DIRECTORY)
                        .collect(Collectors.toMap(
                                account -> account.binding().name().toLowerCase(Locale.ROOT), AccountEntry::id, (one, other) -> one));
    }

    @Override
    public void run(Instant due) {
        boolean wanted = settings.read(CreationSettings.TYPE).value().method() == CreationSettings.Method.DIRECTORY;
        if (wanted && directory.isConfigured()) {
            begin(Subject.system(UsersComponent.NAME));
        }
    }

    /** {@return the task that imports everybody} */
    public UUID begin(Subject by) {
        return tasks.submit(WORK, "Import of users from the directory", Map.of(), by);
    }

    /** {@return whether there is a directory to read} */
    public boolean isConfigured() {
        return directory.isConfigured();
    }

    /** {@return the directory's units, to choose from; waits for it} */
    public List<String> units() {
        try (PeopleDirectory.Reader reader = directory.open()) {
            return reader.units();
        }
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public String run(TaskContext context) {
        return people.run(context, settings.read(DirectoryMapping.TYPE).value());
    }
}
