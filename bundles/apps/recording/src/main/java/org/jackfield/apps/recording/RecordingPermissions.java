package org.jackfield.apps.recording;

import java.util.List;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
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

    @Override
    public List<Permission> permissions() {
        return List.of(VIEW, PLAY, MONITOR, PAUSE, ANNOTATE, EXPORT, EMAIL, SHARE, FOLDERS, HOLD, ERASE, LEDGER, RecordingSettings.CONFIGURE);
    }
}
