package org.jackfield.core.users;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UserDevice.Kind;
import org.jackfield.api.users.UserDevice.Rank;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an installation says who works there from the beginning, as the demo does: makes them, if there is nobody yet. */
@Component(
        name = "org.jackfield.core.users.presets",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = PresetUsersComponent.class,
        immediate = true)
public final class PresetUsersComponent {

    private static final Logger LOG = LoggerFactory.getLogger(PresetUsersComponent.class);
    private static final Subject BY = Subject.system(UsersComponent.NAME);

    private final UsersService users;
    private final UsersAdminService admin;
    private final TelephonyService telephony;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("jackfield-users-presets").factory());

    /** Waits for the phone system. */
    @Activate
    public PresetUsersComponent(
            UserPresets presets,
            @Reference UsersService users,
            @Reference UsersAdminService admin,
            @Reference TelephonyService telephony) {
        this.users = users;
        this.admin = admin;
        this.telephony = telephony;
        try {
            PresetUnits units = PresetUnits.parse(presets.units());
            thread.scheduleWithFixedDelay(() -> preset(presets.phoneSystem().strip(), units), 0, 1, TimeUnit.SECONDS);
        } catch (ProblemException e) {
            LOG.error("etc/org.jackfield.core.users.presets.cfg is left out: {}", e.getMessage());
            thread.shutdown();
        }
    }

    private void preset(String phoneSystem, PresetUnits units) {
        try {
            if (!users.units().isEmpty() || !users.users().isEmpty() || !users.usersOf(BusinessUnit.DELETED).isEmpty()) {
                thread.shutdown();
                return;
            }
            Optional<PhoneSystemId> system = telephony.phoneSystems().stream()
                    .filter(found -> found.name().equalsIgnoreCase(phoneSystem))
                    .map(PhoneSystem::id)
                    .filter(telephony::isUp)
                    .findFirst();
            if (system.isPresent()) {
                for (Map.Entry<List<String>, List<String>> unit : units.extensions().entrySet()) {
                    UUID id = unit(unit.getKey());
                    unit.getValue().forEach(extension -> user(system.get(), extension, id));
                }
                LOG.info("{} users were made, as this installation is set up", users.users().size());
                thread.shutdown();
            }
        } catch (RuntimeException e) {
            // The database may not be there yet.
            LOG.debug("Users are not preset yet", e);
        }
    }

    private UUID unit(List<String> path) {
        UUID parent = null;
        for (String name : path) {
            UUID above = parent;
            parent = users.units().stream()
                    .filter(unit -> unit.name().equals(name) && Objects.equals(unit.parent(), above))
                    .map(BusinessUnit::id)
                    .findFirst()
                    .orElseGet(() -> admin.saveUnit(new BusinessUnit(Ids.next(), 0, above, name, ""), BY).id());
        }
        return parent;
    }

    /** The user has the telephone's name, and the agent of the same name too. */
    private void user(PhoneSystemId system, String extension, UUID unit) {
        Optional<Device> telephone =
                telephony.device(system, DeviceId.parse(extension)).map(DeviceStatus::device).filter(d -> !d.name().isBlank());
        if (telephone.isEmpty()) {
            LOG.warn("There is no telephone {} to make a user for", extension);
            return;
        }
        List<UserDevice> devices = new ArrayList<>();
        devices.add(new UserDevice(Kind.EXTENSION, Rank.PRIMARY, system, telephone.get().id()));
        telephony.devices(system).stream()
                .map(DeviceStatus::device)
                .filter(d -> d.kind() == DeviceKind.AGENT && d.name().equalsIgnoreCase(telephone.get().name()))
                .filter(d -> users.byAgent(system, d.id()).isEmpty())
                .findFirst()
                .ifPresent(agent -> devices.add(new UserDevice(Kind.AGENT, Rank.PRIMARY, system, agent.id())));
        DeviceName name = DeviceName.of(telephone.get().name());
        admin.save(
                User.named(Ids.next(), name.first(), name.last())
                        .withUnit(unit)
                        .withDevices(devices)
                        .withSource(User.Source.PHONE_SYSTEM, ""),
                BY);
    }

    /** Waits no longer. */
    @Deactivate
    public void stop() {
        thread.shutdownNow();
    }
}
