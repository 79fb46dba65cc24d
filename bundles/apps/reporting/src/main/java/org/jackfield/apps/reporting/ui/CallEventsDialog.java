package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.UUID;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.ProblemBox;

/** The phone system's events behind a call, for whoever may see the call. */
final class CallEventsDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    CallEventsDialog(ReportParts parts, ViewContext context, UUID call) {
        setHeaderTitle(context.text("events.title"));
        setWidth("min(70rem, 100vw)");
        setHeight("min(44rem, 90vh)");
        Grid<JournalEntry> grid = new Grid<>();
        grid.setSizeFull();
        grid.addColumn(entry -> context.formats().dateTime(entry.arrived()))
                .setHeader(context.text("events.at")).setAutoWidth(true).setFlexGrow(0);
        grid.addColumn(entry -> entry.event().getClass().getSimpleName())
                .setHeader(context.text("events.event")).setAutoWidth(true).setFlexGrow(0);
        grid.addColumn(entry -> entry.event() instanceof CallEvent event ? event.device().toString() : "")
                .setHeader(context.text("events.device")).setAutoWidth(true).setFlexGrow(0);
        grid.addColumn(JournalEntry::raw).setHeader(context.text("events.raw")).setAutoWidth(true);
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.ARCHIVE, context.text("events.empty"), context.text("events.empty.text")));
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        add(bar);
        getFooter().add(new Button(context.text("close"), click -> close()));
        context.load(() -> Answer.of(() -> parts.calls().events(call, context.subject())), answer -> {
            remove(bar);
            answer.value().ifPresent(events -> {
                grid.setItems(events);
                add(grid);
            });
            answer.failure().ifPresent(failure -> add(ProblemBox.of(failure)));
        });
    }
}
