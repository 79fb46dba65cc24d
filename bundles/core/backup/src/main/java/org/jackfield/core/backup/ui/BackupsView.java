package org.jackfield.core.backup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.IconButton;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.backup.Backup;
import org.jackfield.core.backup.BackupDesk;
import org.jackfield.core.backup.BackupPermissions;

/** The list of backups; it is read elsewhere, for a file server may be slow. */
final class BackupsView {

    private static final String ORIGIN = "page";

    private final BackupDesk backups;
    private final ViewContext context;
    private final GridPage<Backup> page;
    private List<Backup> found = List.of();

    BackupsView(BackupDesk backups, ViewContext context) {
        this.backups = backups;
        this.context = context;
        PageHeader header = new PageHeader(context.text("title"), context.text("purpose", backups.place()));
        header.addAction(VaadinIcon.REFRESH, context.text("reload"), false, this::load);
        header.addAction(VaadinIcon.PLUS, context.text("make"), true,
                () -> context.openTask(backups.make(context.subject(), ORIGIN)));
        page = new GridPage<>(header, (request, sort) -> Page.within(found, request));
        page.addColumn("made", context.text("made"), backup -> context.formats().dateTime(backup.made()));
        page.addColumn("name", context.text("name"), Backup::name);
        page.addNumberColumn("size", context.text("size"), this::size);
        page.addNumberColumn("rows", context.text("rows"), backup -> context.formats().number(backup.rows()));
        page.addNumberColumn("files", context.text("files"), backup -> context.formats().number(backup.files()));
        page.addColumn("product", context.text("product"), Backup::product);
        page.addComponentColumn("state", context.text("state"), BackupsView.this::state);
        page.addActions(this::actions);
        page.compact(backup -> new RowCard(
                context.formats().dateTime(backup.made()), backup.name(),
                backup.looksGood() ? new Span(size(backup)) : state(backup), actions(backup)));
        page.whenEmpty(new EmptyState(VaadinIcon.ARCHIVE, context.text("empty"), context.text("empty.text")));
        load();
    }

    Component page() {
        return page;
    }

    private void load() {
        context.load(() -> backups.list(context.subject()), list -> {
            found = list;
            page.refresh();
        });
    }

    /** Whether all of one that is not known to be damaged can be read, only a check tells. */
    private Component state(Backup backup) {
        if (backup.looksGood()) {
            return new Span();
        }
        StatusBadge badge = new StatusBadge(Tone.BAD, context.text("damaged"));
        badge.getElement().setAttribute("title", backup.damage());
        return badge;
    }

    private String size(Backup backup) {
        return context.text("kilobytes", context.formats().number(Math.ceilDiv(backup.size(), 1024)));
    }

    private Div actions(Backup backup) {
        Div group = new Div(new IconButton(VaadinIcon.CHECK, context.text("check"), backup.name(), () -> context.openTask(
                backups.check(backup.name(), context.subject(), ORIGIN))));
        group.addClassName("jf-row-actions");
        if (backup.looksGood() && context.may(BackupPermissions.RESTORE)) {
            group.add(new IconButton(VaadinIcon.TIME_BACKWARD, context.text("restore"), backup.name(), () -> Confirmation.ask(
                    context.text("restore.title", context.formats().dateTime(backup.made())),
                    context.text("restore.text"),
                    context.text("restore"),
                    true,
                    () -> context.openTask(backups.restore(backup.name(), context.subject(), ORIGIN)))));
        }
        return group;
    }
}
