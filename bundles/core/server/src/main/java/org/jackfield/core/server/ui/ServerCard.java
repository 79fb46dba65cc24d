package org.jackfield.core.server.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthReport;
import org.jackfield.api.health.HealthService;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.server.ServerPermissions;
import org.jackfield.core.server.drives.Drive;
import org.jackfield.core.server.drives.DriveComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** This server's traffic light, what does not work, and its drives; on the dashboard (manual §3). */
@Component(service = DashboardCardContribution.class)
public final class ServerCard implements DashboardCardContribution {

    private static final Label TITLE = new Label(Messages.of(ServerCard.class), "server");
    private static final int LOOK_SECONDS = 5;

    private final HealthService health;
    private final DriveComponent drives;
    private final PageTeller teller = new PageTeller("jackfield-server-card", () -> true);

    /** Shows what these tell. */
    @Activate
    public ServerCard(@Reference HealthService health, @Reference DriveComponent drives) {
        this.health = health;
        this.drives = drives;
    }

    /** Ends the telling. */
    @Deactivate
    public void stop() {
        teller.close();
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public String route() {
        return "server";
    }

    @Override
    public Permission permission() {
        return ServerPermissions.VIEW;
    }

    @Override
    public com.vaadin.flow.component.Component card(ViewContext context) {
        return new Card(context);
    }

    private record Seen(HealthReport report, List<Drive> drives, int warning) {}

    private final class Card extends Div {

        private static final long serialVersionUID = 1L;

        private final transient ViewContext context;
        private transient Seen drawn;
        private int ticks;

        Card(ViewContext context) {
            this.context = context;
            addClassName("jf-card-list");
            draw(look());
            // asked on the teller's thread: a health check may take a moment
            context.closeWithView(teller.watch(() -> {
                if (++ticks % LOOK_SECONDS == 0) {
                    Seen now = look();
                    context.push(() -> draw(now));
                }
            }));
        }

        private Seen look() {
            return new Seen(health.report(), drives.drives(), drives.warningPercent());
        }

        private void draw(Seen now) {
            if (now.equals(drawn)) {
                return;
            }
            drawn = now;
            removeAll();
            Health.State worst = now.report().status();
            add(new RowCard(
                    context.text("parts"),
                    context.text("parts.count", now.report().parts().size()),
                    new StatusBadge(ServerView.tone(worst), context.text("health." + worst))));
            now.report().parts().stream()
                    .filter(part -> part.status() != Health.State.UP)
                    .forEach(part -> add(new RowCard(
                            part.name(),
                            part.detail() == null ? "" : part.detail(),
                            new StatusBadge(ServerView.tone(part.status()), context.text("health." + part.status())))));
            now.drives().forEach(drive -> add(new RowCard(
                    drive.name(),
                    String.join(", ", drive.holds()),
                    new StatusBadge(
                            drive.freePercent() >= now.warning() ? Tone.GOOD : Tone.BAD,
                            context.text("drive.free", drive.freePercent())))));
        }
    }
}
