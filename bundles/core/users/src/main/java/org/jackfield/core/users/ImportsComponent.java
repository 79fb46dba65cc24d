package org.jackfield.core.users;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.csv.UserImports;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers imports and exports of users. */
@Component(immediate = true, service = {})
public final class ImportsComponent {

    private final ServiceRegistration<?> service;

    /** Offers them. */
    @Activate
    public ImportsComponent(
            BundleContext context,
            @Reference UsersService users,
            @Reference UsersAdminService admin,
            @Reference TelephonyService telephony,
            @Reference TaskService tasks,
            @Reference SiteTime time) {
        Path data = Path.of(System.getProperty("jackfield.data", System.getProperty("karaf.base", ".")));
        UserImports imports =
                new UserImports(users, admin, telephony, tasks, time.clock(), data.resolve("imports").resolve("users"));
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(TaskHandler.TYPE, UserImports.TYPE);
        service = context.registerService(
                new String[] {UserImports.class.getName(), TaskHandler.class.getName()}, imports, properties);
    }

    /** Offers them no longer. */
    @Deactivate
    public void stop() {
        service.unregister();
    }
}
