package org.jackfield.web.shell.pages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.security.SessionEntry;
import org.jackfield.api.security.SessionService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;

/** Who is logged in, from where; ends sessions. */
final class SessionsView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ViewContext context;
    private final transient SessionService sessions;
    private final GridPage<SessionEntry> page;

    SessionsView(ViewContext context, SessionService sessions) {
        this.context = context;
        this.sessions = sessions;
        addClassName("jf-full");
        page = new GridPage<>(
                new PageHeader(context.text("sessions"), context.text("sessions.text")),
                (request, sort) -> {
                    List<SessionEntry> all = sessions.list();
                    return Page.within(all, request);
                });
        page.addColumn("who", context.text("audit.who"), session -> session.subject().name());
        page.addColumn("origin", context.text("audit.origin"), SessionEntry::origin);
        page.addColumn("client", context.text("sessions.client"), SessionEntry::client).setFlexGrow(3);
        page.addColumn("since", context.text("sessions.since"), session -> context.formats().dateTime(session.since()))
                .setFlexGrow(0);
        page.addColumn(
                        "active",
                        context.text("sessions.active"),
                        session -> context.formats().dateTime(session.activeAt()))
                .setFlexGrow(0);
        page.addActions(this::actions);
        page.compact(session -> new RowCard(
                session.subject().name(), session.origin() + " · " + context.formats().dateTime(session.activeAt())));
        page.whenEmpty(new EmptyState(VaadinIcon.USERS, context.text("sessions.none"), context.text("sessions.text")));
        add(page);
    }

    private Component actions(SessionEntry session) {
        Button end = new Button(
                context.text("sessions.end"),
                click -> Confirmation.ask(
                        context.text("sessions.end.ask", session.subject().name()),
                        context.text("sessions.end.text"),
                        context.text("sessions.end"),
                        true,
                        () -> {
                            sessions.end(session.id(), context.subject(), "web");
                            page.refresh();
                        }));
        end.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return end;
    }
}
