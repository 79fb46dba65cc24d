package org.jackfield.core.users;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.PhoneSystemListener;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.store.SeenStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the devices of the phone systems and makes users for them. */
@Component(service = {PhoneSystemListener.class, CreationComponent.class})
public final class CreationComponent implements PhoneSystemListener {

    private static final Logger LOG = LoggerFactory.getLogger(CreationComponent.class);
    private static final int PAUSE_SECONDS = 5;

    private final TelephonyService telephony;
    private final SettingsService settings;
    private final UserCreation creation;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("jackfield-user-creation").factory());

    /** Begins watching. */
    @Activate
    public CreationComponent(
            @Reference(target = "(schema=org.jackfield.core.users)") SchemaReady schema,
            @Reference TelephonyService telephony,
            @Reference SettingsService settings,
            @Reference UsersService users,
            @Reference UsersAdminService admin) {
        this.telephony = telephony;
        this.settings = settings;
        creation = new UserCreation(users, admin, new SeenStore(schema), Subject.system(UsersComponent.NAME));
    }

    @Override
    public void refreshed() {
        lookAround(0);
    }

    @Override
    public void deviceChanged(PhoneSystemId system, DeviceStatus device) {
        // told of every call a telephone takes part in; only a name that is new matters
        if (creation.isNews(device.device())) {
            lookAround(0);
        }
    }

    private void lookAround(int delaySeconds) {
        if (!wanted.getAndSet(true)) {
            thread.schedule(this::observe, delaySeconds, TimeUnit.SECONDS);
        }
    }

    private void observe() {
        wanted.set(false);
        boolean failed = false;
        CreationSettings how = settings.read(CreationSettings.TYPE).value();
        for (Device device : devices()) {
            try {
                creation.observe(device, how);
            } catch (RuntimeException e) {
                LOG.warn("No user could be made for {} now: {}", device.id(), e.getMessage());
                failed = true;
            }
        }
        if (failed) {
            lookAround(PAUSE_SECONDS);
        }
    }

    private List<Device> devices() {
        return telephony.phoneSystems().stream()
                .flatMap(system -> telephony.devices(system.id()).stream())
                .map(DeviceStatus::device)
                .toList();
    }

    /**
     * Makes users for all devices that are nobody's, as the settings say. Any thread.
     *
     * @return how many users were made
     */
    public int importNow() throws Exception {
        return thread.submit(() -> creation
                        .importAll(devices(), settings.read(CreationSettings.TYPE).value())
                        .size())
                .get();
    }

    /** Ends the watching. */
    @Deactivate
    public void stop() {
        thread.shutdownNow();
    }
}
