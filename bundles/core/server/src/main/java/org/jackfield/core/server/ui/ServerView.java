package org.jackfield.core.server.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthReport;
import org.jackfield.api.health.HealthService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.Facts;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.server.ServerPermissions;
import org.jackfield.core.server.ServerFacts;
import org.jackfield.core.server.drives.Drive;
import org.jackfield.core.server.drives.DriveComponent;
import org.jackfield.core.server.logging.LoggingComponent;

/** How the server is, looked at again every few seconds. */
final class ServerView extends Div {

    private static final long serialVersionUID = 1L;
    private static final long PERIOD_SECONDS = 5;
    private static final int ARCHIVES_SHOWN = 10;
    private static final long TEN_GIGABYTES = 10_000_000_000L;

    private final transient ViewContext context;
    private final transient HealthService health;
    private final transient DriveComponent drives;
    private final transient LoggingComponent logging;
    private final transient SiteTime time;
    private final Div cards = new Div();
    private transient Seen drawn;

    private record Seen(HealthReport report, List<Drive> drives, ServerFacts facts, List<Path> archives) {}

    ServerView(
            ViewContext context,
            HealthService health,
            DriveComponent drives,
            LoggingComponent logging,
            SiteTime time) {
        this.context = context;
        this.health = health;
        this.drives = drives;
        this.logging = logging;
        this.time = time;
        PageHeader header = new PageHeader(context.text("server"), context.text("server.text"));
        if (context.may(ServerPermissions.CONFIGURE)) {
            header.addAction(VaadinIcon.ARCHIVE, context.text("logs.archive"), false, this::archive);
        }
        cards.addClassNames("jf-cards", "jf-top");
        add(header, cards);
        draw(look());
        watch();
    }

    private void watch() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("jackfield-server-page").factory());
        timer.scheduleWithFixedDelay(
                () -> {
                    Seen now = look();
                    context.push(() -> draw(now));
                },
                PERIOD_SECONDS,
                PERIOD_SECONDS,
                TimeUnit.SECONDS);
        context.closeWithView(timer::shutdownNow);
    }

    private Seen look() {
        return new Seen(health.report(), drives.drives(), ServerFacts.now(), logging.archives());
    }

    private void archive() {
        context.load(() -> logging.archiveNow(context.subject(), "web"), file -> {
            context.notifySuccess(context.text("logs.archived", file));
            draw(look());
        });
    }

    private void draw(Seen now) {
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        cards.removeAll();
        cards.add(
                card("parts", parts(now.report())),
                card("drives", drives(now.drives())),
                card("facts", facts(now.facts())),
                card("logs", logs(now.archives())));
    }

    private Section card(String title, Component content) {
        Section card = new Section(new H2(context.text(title)), content);
        card.addClassName("jf-card");
        return card;
    }

    private Div parts(HealthReport report) {
        Div list = list();
        report.parts().forEach(part -> list.add(new RowCard(
                part.name(),
                part.detail() == null ? "" : part.detail(),
                new StatusBadge(tone(part.status()), context.text("health." + part.status())))));
        return list;
    }

    static Tone tone(Health.State state) {
        return switch (state) {
            case UP -> Tone.GOOD;
            case DEGRADED -> Tone.WARNING;
            case DOWN -> Tone.BAD;
        };
    }

    private Div drives(List<Drive> all) {
        Div list = list();
        int warning = drives.warningPercent();
        for (Drive drive : all) {
            boolean enough = drive.freePercent() >= warning;
            list.add(new RowCard(
                    drive.name(),
                    String.join(", ", drive.holds()),
                    new StatusBadge(enough ? Tone.GOOD : Tone.BAD, context.text("drive.free", drive.freePercent()))));
            ProgressBar bar = new ProgressBar(0, 100, 100 - drive.freePercent());
            bar.getElement().setAttribute("aria-label", context.text("drive.used", drive.name()));
            Div size = new Div(context.text("drive.size", size(drive.freeBytes()), size(drive.totalBytes())));
            size.addClassName("jf-note");
            list.add(bar, size);
        }
        return list;
    }

    private String size(long bytes) {
        return bytes >= TEN_GIGABYTES
                ? context.text("size.gigabytes", context.formats().number(Math.round(bytes / 1e9)))
                : context.text("size.megabytes", context.formats().number(Math.round(bytes / 1e6)));
    }

    private Facts facts(ServerFacts now) {
        return new Facts()
                .with(context.text("facts.name"), now.host())
                .with(context.text("facts.version"), now.version())
                .with(context.text("facts.started"), context.formats().dateTime(now.started()))
                .with(context.text("facts.time"), time.zone().getId())
                .with(context.text("facts.system"), now.system())
                .with(context.text("facts.java"), now.java())
                .with(context.text("facts.processors"), Integer.toString(now.processors()))
                .with(context.text("facts.memory"), context.text("size.megabytes", context.formats().number(now.maxMemoryMegabytes())));
    }

    private Component logs(List<Path> archives) {
        if (archives.isEmpty()) {
            return new EmptyState(VaadinIcon.ARCHIVES, context.text("logs.none"), context.text("logs.none.text"));
        }
        Div list = list();
        archives.stream()
                .limit(ARCHIVES_SHOWN)
                .forEach(file -> list.add(new RowCard(file.getFileName().toString(), file.getParent().toString())));
        return list;
    }

    private static Div list() {
        Div list = new Div();
        list.addClassName("jf-card-list");
        return list;
    }
}
