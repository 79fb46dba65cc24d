package org.jackfield.apps.recording;

import java.util.List;
import java.util.Set;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.osgi.service.component.annotations.Component;

/** What people may be allowed to do with recordings, each for itself. */
@Component
public final class RecordingPermissions implements PermissionContribution {

    /** Lets a person see which recordings there are, and what is said of them. */
    public static final Permission VIEW = new Permission("recording.view", "See recordings");

    /** Lets a person hear recordings. */
    public static final Permission PLAY = new Permission("recording.play", "Play recordings");

    /** Lets a person hear calls while they last. */
    public static final Permission MONITOR = new Permission("recording.monitor", "Listen to live calls");

    /** Lets a person pause recordings and let them go on. */
    public static final Permission PAUSE = new Permission("recording.pause", "Pause and resume recordings");

    /** Lets a person rate recordings, write notes and fill in the fields. */
    public static final Permission ANNOTATE = new Permission("recording.annotate", "Rate recordings and write notes");

    /** Lets a person take recordings out of the system. */
    public static final Permission EXPORT = new Permission("recording.export", "Save recordings");

    /** Lets a person mail recordings, as a file or as a link. */
    public static final Permission EMAIL = new Permission("recording.email", "Email recordings");

    /** Lets a person make single-use links to recordings, which need no log-in. */
    public static final Permission SHARE = new Permission("recording.share", "Make single-use links to recordings");

    /** Lets a person have folders, and use those that others share. */
    public static final Permission FOLDERS = new Permission("recording.folders", "Keep recordings, files and links in folders");

    /** Lets a person decide that recordings must be kept. */
    public static final Permission HOLD = new Permission("recording.hold", "Place and lift legal holds");

    /** Lets a person see what became of every call. */
    public static final Permission LEDGER = new Permission("recording.ledger", "See what was and was not recorded");

    /** Lets a person destroy recordings for good. */
    public static final Permission ERASE = new Permission("recording.erase", "Erase recordings");

    /** Lets a person's list of recordings refresh itself. */
    public static final Permission LIVE_VIEW = new Permission("recording.live-view", "See the list of recordings refresh itself");

    /** Lets a person decide which calls are not recorded. */
    public static final Permission EXCLUSIONS = new Permission("recording.exclusions", "Edit the exclusion list");

    /** Lets a person decide which calls are recorded all the same. */
    public static final Permission INCLUSIONS = new Permission("recording.inclusions", "Edit the inclusion list");

    /** Lets a person decide by what recordings pause. */
    public static final Permission MUTING = new Permission("recording.muting", "Configure compliance muting");

    @Override
    public List<Permission> permissions() {
        return List.of(
                VIEW, PLAY, MONITOR, PAUSE, ANNOTATE, EXPORT, EMAIL, SHARE, FOLDERS, HOLD, ERASE, LEDGER, LIVE_VIEW, EXCLUSIONS,
                INCLUSIONS, MUTING, TagSettings.CONFIGURE, RecordingSettings.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(
                StandardOption.PLAY.granting(VIEW.id(), PLAY.id()),
                StandardOption.SAVE.granting(EXPORT.id()),
                StandardOption.EMAIL_RECORDINGS.granting(EMAIL.id()),
                own("share", "Single-use links", "Make links that let others hear a recording without a log-in", SHARE,
                        BuiltInProfile.SUPERVISOR),
                own("folders", "Folders", "Keep recordings, files and links in folders, and share them", FOLDERS,
                        BuiltInProfile.SUPERVISOR, BuiltInProfile.USER),
                StandardOption.SILENT_MONITOR.granting(MONITOR.id()),
                StandardOption.LIVE_VIEW.granting(LIVE_VIEW.id()),
                StandardOption.MODIFY_CALL_DETAILS.granting(ANNOTATE.id()),
                own("pause", "Pause recordings", "Pause recordings and let them go on", PAUSE,
                        BuiltInProfile.SUPERVISOR, BuiltInProfile.USER),
                own("completeness", "Completeness", "What was and was not recorded, and why", LEDGER,
                        BuiltInProfile.ADMIN, BuiltInProfile.SUPERVISOR),
                own("legal-hold", "Legal holds", "Keep recordings beyond their time", HOLD, BuiltInProfile.SUPERVISOR),
                own("erase", "Erase", "Destroy recordings for good", ERASE),
                StandardOption.EXCLUSION_LIST.granting(EXCLUSIONS.id()),
                StandardOption.INCLUSION_LIST.granting(INCLUSIONS.id()),
                StandardOption.COMPLIANCE_MUTING.granting(MUTING.id()),
                StandardOption.CUSTOM_TAGS.granting(TagSettings.CONFIGURE.id()),
                StandardOption.SERVERS.granting(RecordingSettings.CONFIGURE.id()));
    }

    private static AccessOption own(
            String name, String title, String description, Permission permission, BuiltInProfile... profiles) {
        return new AccessOption(
                "recordings." + name, StandardOption.Group.RECORDINGS, title, description, Set.of(permission.id()),
                Set.of(profiles));
    }
}
