package org.jackfield.apps.alarms.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.web.TabContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.alarms.AlarmsComponent;
import org.jackfield.apps.alarms.Clearing;
import org.jackfield.apps.alarms.TeamLeaders;
import org.jackfield.apps.alarms.history.Alarm;
import org.jackfield.apps.alarms.history.Notice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Alarms appear in the open browsers of those who are alerted of them, and go when they have ended. */
@Component(service = TabContribution.class)
public final class AlarmPopups implements TabContribution {

    /** So many stand in a tab at once; further ones are on the page. */
    private static final int MOST = 4;

    private final AlarmsComponent alarms;
    private final Clearing clearing;

    /** Shows these alarms. */
    @Activate
    public AlarmPopups(@Reference AlarmsComponent alarms, @Reference Clearing clearing) {
        this.alarms = alarms;
        this.clearing = clearing;
    }

    @Override
    public Messages messages() {
        return AlarmsPage.MESSAGES;
    }

    @Override
    public Permission permission() {
        return AlarmsComponent.ALERTED;
    }

    @Override
    public void accompany(ViewContext context) {
        TeamLeaders.Tab seat = alarms.teamLeaders().open(context.subject());
        context.closeWithView(seat);
        Tab tab = new Tab(context, seat);
        Runnable watch = alarms.watch((alarm, notices) -> context.push(() -> tab.told(alarm, notices)));
        context.closeWithView(watch::run);
        context.closeWithView(tab::closeAll);
    }

    /** What one tab shows. Belongs to its thread. */
    private final class Tab {

        private final ViewContext context;
        private final TeamLeaders.Tab seat;
        private final AlarmWording wording;
        private final Map<UUID, Notification> shown = new LinkedHashMap<>();

        Tab(ViewContext context, TeamLeaders.Tab seat) {
            this.context = context;
            this.seat = seat;
            wording = new AlarmWording(context);
        }

        void told(Alarm alarm, List<Notice> notices) {
            Notification standing = shown.remove(alarm.id());
            if (standing != null) {
                standing.close();
            }
            List<Notice> here = notices.stream().filter(Notice::inBrowser).toList();
            if (alarm.stands() && !here.isEmpty() && seat.refusal().isEmpty()) {
                if (shown.size() >= MOST) {
                    // the oldest makes room; it is on the page
                    UUID oldest = shown.keySet().iterator().next();
                    shown.remove(oldest).close();
                }
                shown.put(alarm.id(), show(alarm, here));
            }
        }

        void closeAll() {
            shown.values().forEach(Notification::close);
            shown.clear();
        }

        private Notification show(Alarm alarm, List<Notice> notices) {
            Notification popup = new Notification();
            popup.setPosition(Notification.Position.BOTTOM_END);
            popup.setDuration(0);
            popup.setAssertive(true);
            popup.addThemeVariants(NotificationVariant.WARNING);
            Span title = new Span(context.text("popup.title", wording.kind(alarm.kind()), wording.source(alarm)));
            Paragraph why = new Paragraph(notices.stream().map(Notice::profile).collect(Collectors.joining(", ")));
            Div actions = new Div();
            actions.addClassName("jf-actions");
            if (clearing.offers(alarm, context.subject())) {
                Button clear = new Button(context.text("clear"), click -> Clear.ask(alarm, clearing, context));
                clear.addThemeVariants(ButtonVariant.PRIMARY);
                actions.add(clear);
            }
            actions.add(new Button(context.text("popup.page"), click -> {
                dismiss(alarm, popup);
                context.navigate("alarms");
            }));
            Button close = new Button(VaadinIcon.CLOSE.create(), click -> dismiss(alarm, popup));
            close.addThemeVariants(ButtonVariant.TERTIARY);
            close.setAriaLabel(context.text("popup.close"));
            Div row = new Div(new Div(title, new Paragraph(alarm.text()), why, actions), close);
            row.addClassName("jf-notification");
            popup.add(row);
            popup.open();
            return popup;
        }

        private void dismiss(Alarm alarm, Notification popup) {
            shown.remove(alarm.id());
            popup.close();
        }
    }
}
