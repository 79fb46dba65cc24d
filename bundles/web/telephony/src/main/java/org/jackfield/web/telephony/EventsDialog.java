package org.jackfield.web.telephony;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;

/** The events behind a call, as the phone system sent them. */
final class EventsDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    EventsDialog(List<JournalEntry> entries, ViewContext context) {
        CallWording words = CallWording.in(context.locale());
        setHeaderTitle(words.word("events.title"));
        setWidth("min(70rem, 100vw)");
        setHeight("min(44rem, 90vh)");
        Grid<JournalEntry> grid = new Grid<>();
        grid.setSizeFull();
        grid.addColumn(entry -> context.formats().dateTime(entry.arrived())).setHeader(words.word("events.at")).setAutoWidth(true).setFlexGrow(0);
        grid.addColumn(entry -> entry.event().getClass().getSimpleName()).setHeader(words.word("events.event")).setAutoWidth(true).setFlexGrow(0);
        grid.addColumn(entry -> deviceOf(entry.event())).setHeader(words.word("events.device")).setAutoWidth(true).setFlexGrow(0);
        grid.addColumn(JournalEntry::raw).setHeader(words.word("events.raw")).setAutoWidth(true);
        grid.setItems(entries);
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.ARCHIVE, words.word("events.empty"), words.word("events.empty.text")));
        add(grid);
        Button close = new Button(words.word("close"), click -> close());
        getFooter().add(close);
    }

    private static String deviceOf(TelephonyEvent event) {
        return event instanceof CallEvent call ? call.device().toString() : "";
    }
}
