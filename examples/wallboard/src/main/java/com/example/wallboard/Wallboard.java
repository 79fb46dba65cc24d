package com.example.wallboard;

import java.util.List;
import java.util.Set;
import org.jackfield.api.feature.Feature;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.telephony.call.LiveCallTable;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.PageTeller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Watches the calls alive. */
@Feature(
        id = "com.example.wallboard",
        title = "Wallboard",
        description = "Shows how many callers wait and for how long.",
        entitlement = Feature.NO_ENTITLEMENT)
@Component(service = {Wallboard.class, CallListener.class, PermissionContribution.class})
public final class Wallboard implements CallListener, PermissionContribution {

    /** Lets a person see the board. */
    public static final Permission VIEW = new Permission("wallboard.view", "See the wallboard");

    private final SiteTime time;
    private final LiveCallTable live = new LiveCallTable();
    private final PageTeller teller = new PageTeller("wallboard-pages", () -> !live.isEmpty());

    /** Starts with no calls; {@link #refreshed} brings them. */
    @Activate
    public Wallboard(@Reference SiteTime time) {
        this.time = time;
    }

    /** {@return the board as it is now} */
    public Board board() {
        return Board.of(live.calls(), time.now());
    }

    /** Calls {@code watcher} after changes, at most once a second, until the returned handle is closed. */
    public AutoCloseable watch(Runnable watcher) {
        return teller.watch(watcher);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(VIEW);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(new AccessOption(
                "wallboard.view", "Wallboard", "View the wallboard", "Who is on the telephone, on a large screen",
                Set.of(VIEW.id()), Set.of(BuiltInProfile.ADMIN, BuiltInProfile.SUPERVISOR)));
    }

    @Override
    public void refreshed(List<LogicalCall> calls) {
        live.refreshed(calls);
        teller.changed();
    }

    @Override
    public void callChanged(LogicalCall call) {
        live.callChanged(call);
        teller.changed();
    }

    /** Leaves nothing behind. */
    @Deactivate
    public void stop() {
        teller.close();
    }
}
