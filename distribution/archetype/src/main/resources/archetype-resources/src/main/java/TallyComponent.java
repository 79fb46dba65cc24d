package ${package};

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.feature.Feature;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.web.PageTeller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Follows the calls since the bundle started. */
@Feature(
        id = "${artifactId}",
        title = "${name}",
        description = "Counts calls that were answered, lost and made.",
        entitlement = Feature.NO_ENTITLEMENT)
@Component(service = {TallyComponent.class, CallListener.class, PermissionContribution.class})
public final class TallyComponent implements CallListener, PermissionContribution {

    /** Lets a person see the counts. */
    public static final Permission VIEW = new Permission("${name}.view", "See how many calls were answered and lost");

    /** A call may change once more after its end; of so many the end is remembered. */
    private static final int REMEMBERED = 1_000;

    private final PageTeller teller = new PageTeller("${name}-pages", () -> false);
    private final Set<UUID> ended = new LinkedHashSet<>();
    private volatile Tally tally = Tally.NONE;

    /** {@return the counts as they are now} */
    public Tally tally() {
        return tally;
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
                "${name}.view", "${name}", "View the counts", "How many calls were answered, lost and made",
                Set.of(VIEW.id()), Set.of(BuiltInProfile.ADMIN, BuiltInProfile.SUPERVISOR)));
    }

    @Override
    public void refreshed(List<LogicalCall> calls) {
        // calls alive: each is counted when it ends
    }

    @Override
    public synchronized void callChanged(LogicalCall call) {
        if (!call.isLive() && ended.add(call.id())) {
            if (ended.size() > REMEMBERED) {
                ended.remove(ended.iterator().next());
            }
            tally = tally.plus(call);
            teller.changed();
        }
    }

    /** Leaves nothing behind. */
    @Deactivate
    public void stop() {
        teller.close();
    }
}
