package org.jackfield.apps.groupmessaging;

import java.util.List;
import org.jackfield.api.feature.Feature;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.groupmessaging.GroupMembers.Group;
import org.jackfield.apps.groupmessaging.store.JdbiLampStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Duplicates message lamps by rule, and takes them back when it stops. */
@Feature(
        id = "group-messaging",
        title = "Group messaging",
        description = "Shows the messages that wait at one extension on several telephones.",
        entitlement = "group-messaging")
@Component(
        name = "org.jackfield.apps.groupmessaging",
        immediate = true,
        service = {GroupMessagingComponent.class, PermissionContribution.class})
public final class GroupMessagingComponent implements PermissionContribution {

    /** Lets a person see and change the rules. */
    public static final Permission CONFIGURE = GroupMessagingSettings.TYPE.permission();

    private final GroupMessaging messaging;

    /** Remembers the lamps of before. */
    @Activate
    public GroupMessagingComponent(
            @Reference(target = "(schema=org.jackfield.apps.groupmessaging)") SchemaReady schema,
            @Reference TelephonyService telephony,
            @Reference SettingsService settings,
            @Reference SiteTime time) {
        messaging = new GroupMessaging(new JdbiLampStore(schema), telephony, settings, time.clock());
    }

    /** Takes back what it lit. */
    @Deactivate
    public void stop() {
        messaging.putOutAll();
    }

    /** {@return what it does} */
    public GroupMessaging messaging() {
        return messaging;
    }

    @Override
    public List<Permission> permissions() {
        return List.of(CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVER_APPLICATIONS.granting(CONFIGURE.id()));
    }
}
