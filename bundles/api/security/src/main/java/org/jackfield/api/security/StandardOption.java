package org.jackfield.api.security;

import static org.jackfield.api.security.BuiltInProfile.ADMIN;
import static org.jackfield.api.security.BuiltInProfile.PHONE_MANAGER_PLAYBACK;
import static org.jackfield.api.security.BuiltInProfile.RECORDING_ONLY;
import static org.jackfield.api.security.BuiltInProfile.REPORTING_ONLY;
import static org.jackfield.api.security.BuiltInProfile.SUPERVISOR;
import static org.jackfield.api.security.BuiltInProfile.USER;

import java.util.EnumSet;
import java.util.Set;

/**
 * The options that every site knows (manual §7.2.6.9.2.1), each with the built-in profiles that have it. A bundle gives
 * them permissions: {@code StandardOption.SAVE.granting("recording.export")}. One that no bundle gives any is kept in the
 * profiles for the bundle that will.
 */
public enum StandardOption {
    WEB_ACCESS("general.web-access", Group.GENERAL, "Allow web access", "Log in to the website",
            ADMIN, SUPERVISOR, USER, RECORDING_ONLY, REPORTING_ONLY),
    TASKS("general.tasks", Group.GENERAL, "Create & modify tasks", "See and cancel what runs in the background",
            ADMIN, SUPERVISOR),
    DASHBOARD("general.dashboard", Group.GENERAL, "View Dashboard", "The dashboard, and the alerts on it",
            ADMIN, SUPERVISOR),
    AUDIT_TRAIL("general.audit-trail", Group.GENERAL, "View Audit Trail", "Who did what, and when", ADMIN, SUPERVISOR),
    SYSTEM_UNITS("general.system-units", Group.GENERAL, "View system Business Units",
            "The business units of deleted and of unassigned users", ADMIN, SUPERVISOR),
    VIEW_SHARED_FILTERS("general.view-shared-filters", Group.GENERAL, "View shared filters", "Use filters that are shared",
            ADMIN, SUPERVISOR, RECORDING_ONLY, REPORTING_ONLY),
    MODIFY_SHARED_FILTERS("general.modify-shared-filters", Group.GENERAL, "Modify shared filters",
            "Create and change filters that are shared", ADMIN, SUPERVISOR, RECORDING_ONLY, REPORTING_ONLY),

    PLAY("recordings.play", Group.RECORDINGS, "Play recorded calls", "See and hear recordings",
            SUPERVISOR, USER, PHONE_MANAGER_PLAYBACK, RECORDING_ONLY),
    SAVE("recordings.save", Group.RECORDINGS, "Save", "Take recordings out of the system as files",
            SUPERVISOR, USER, RECORDING_ONLY),
    EMAIL_RECORDINGS("recordings.email", Group.RECORDINGS, "Email", "Send recordings by e-mail",
            SUPERVISOR, USER, RECORDING_ONLY),
    SILENT_MONITOR("recordings.silent-monitor", Group.RECORDINGS, "Silent Monitor", "Listen to calls while they last",
            SUPERVISOR, USER, RECORDING_ONLY),
    MODIFY_CALL_DETAILS("recordings.modify-call-details", Group.RECORDINGS, "Modify Call Details",
            "Change custom tags, notes, the score and the user of a call", SUPERVISOR, USER),
    LIVE_VIEW("recordings.live-view", Group.RECORDINGS, "Live View", "Let the list of recordings refresh itself",
            SUPERVISOR, USER, RECORDING_ONLY),

    RUN_REPORTS("reporting.run", Group.REPORTING, "Run reports", "Run and see reports", ADMIN, SUPERVISOR, REPORTING_ONLY),
    SCHEDULE_REPORTS("reporting.schedule", Group.REPORTING, "Schedule reports", "Have reports made by the clock",
            ADMIN, SUPERVISOR, REPORTING_ONLY),

    CAMPAIGN_WEB_ACCESS("campaigns.web-access", Group.CAMPAIGNS, "Allow web access", "Use the pages of Campaign Manager",
            ADMIN, SUPERVISOR),
    CAMPAIGNS("campaigns.campaigns", Group.CAMPAIGNS, "Campaigns", "See and edit campaigns", ADMIN, SUPERVISOR),
    DISPOSITIONS("campaigns.dispositions", Group.CAMPAIGNS, "Dispositions", "See and edit disposition codes",
            ADMIN, SUPERVISOR),
    CAMPAIGN_IMPORTS("campaigns.imports", Group.CAMPAIGNS, "Imports", "See and edit imports", ADMIN, SUPERVISOR),
    CAMPAIGN_EXPORTS("campaigns.exports", Group.CAMPAIGNS, "Exports", "See and edit exports", ADMIN, SUPERVISOR),
    CAMPAIGN_REPORTS("campaigns.reports", Group.CAMPAIGNS, "Reports", "See and edit reports of campaigns",
            ADMIN, SUPERVISOR),
    CAMPAIGN_SCHEDULES("campaigns.schedules", Group.CAMPAIGNS, "Schedules", "See and edit schedules", ADMIN, SUPERVISOR),
    BARRED_NUMBERS("campaigns.barred-numbers", Group.CAMPAIGNS, "Barred Numbers", "See and edit barred numbers",
            ADMIN, SUPERVISOR),
    CAMPAIGN_SETTINGS("campaigns.settings", Group.CAMPAIGNS, "Edit system settings", "Configure Campaign Manager",
            ADMIN, SUPERVISOR),

    CONTACT_DIRECTORIES("configuration.contact-directories", Group.CONFIGURATION, "Contact Directories",
            "Contacts, their directories and imports", ADMIN),
    SERVER_APPLICATIONS("configuration.server-applications", Group.CONFIGURATION, "Server Applications",
            "Applications such as night mode and IP SMDR", ADMIN),
    PHONE_MANAGER("configuration.phone-manager", Group.CONFIGURATION, "Phone Manager configuration",
            "Locations and profiles of the desktop client", ADMIN),
    MACROS("configuration.macros", Group.CONFIGURATION, "Macros", "Published macros", ADMIN),
    CALL_BANNERS("configuration.call-banners", Group.CONFIGURATION, "Call Banner Profiles", "Call banner profiles", ADMIN),
    CLIENT_TOOLBARS("configuration.client-toolbars", Group.CONFIGURATION, "Client Toolbars", "Toolbars of clients", ADMIN),
    CALL_CATEGORIES("configuration.call-categories", Group.CONFIGURATION, "Call Categorization", "Categories of calls",
            ADMIN),
    PHONE_SYSTEMS("configuration.phone-systems", Group.CONFIGURATION, "Phone Systems",
            "Phone systems, their nodes and devices", ADMIN),
    EXCLUSION_LIST("configuration.exclusion-list", Group.CONFIGURATION, "Exclusion List", "What is not recorded", ADMIN),
    INCLUSION_LIST("configuration.inclusion-list", Group.CONFIGURATION, "Inclusion List", "What is recorded even if it is excluded",
            ADMIN),
    CALL_REPORTING("configuration.call-reporting", Group.CONFIGURATION, "Call Reporting", "Defaults of reports",
            ADMIN, REPORTING_ONLY),
    DIAL_PLAN("configuration.dial-plan", Group.CONFIGURATION, "Dial Plan", "How numbers are written and dialled", ADMIN),
    CUSTOM_TAGS("configuration.custom-tags", Group.CONFIGURATION, "Custom Tags", "Names of the five custom fields", ADMIN),
    EMAIL("configuration.email", Group.CONFIGURATION, "Email", "The mail server", ADMIN),
    DATABASE_MAINTENANCE("configuration.database-maintenance", Group.CONFIGURATION, "Database Maintenance",
            "How long things are kept", ADMIN),
    SECURITY("configuration.security", Group.CONFIGURATION, "Security", "Security policy, accounts, roles and filters",
            ADMIN),
    USERS_AND_UNITS("configuration.users-and-units", Group.CONFIGURATION, "Users & Business Units",
            "Users, their devices and business units", ADMIN),
    COMPLIANCE_MUTING("configuration.compliance-muting", Group.CONFIGURATION, "Compliance Muting",
            "When recordings pause by themselves", ADMIN),
    SERVERS("configuration.servers", Group.CONFIGURATION, "Servers", "The server, its parts, recording sources and health",
            ADMIN),
    MANAGE_LICENCE("configuration.manage-licence", Group.CONFIGURATION, "Manage License",
            "See, activate and update the licence", ADMIN);

    /** The headings under which options stand. A bundle may use one of its own. */
    public static final class Group {
        public static final String GENERAL = "General";
        public static final String RECORDINGS = "Recordings";
        public static final String REPORTING = "Reporting";
        public static final String CAMPAIGNS = "Campaign Manager";
        public static final String CONFIGURATION = "Configuration";

        private Group() {}
    }

    private final String id;
    private final String group;
    private final String title;
    private final String description;
    private final Set<BuiltInProfile> profiles;

    StandardOption(
            String id, String group, String title, String description, BuiltInProfile first, BuiltInProfile... others) {
        this.id = id;
        this.group = group;
        this.title = title;
        this.description = description;
        this.profiles = EnumSet.of(first, others);
    }

    /** {@return its id} */
    public String id() {
        return id;
    }

    /** {@return the option, granting these permissions} */
    public AccessOption granting(String... permissions) {
        return new AccessOption(id, group, title, description, Set.of(permissions), profiles);
    }
}
