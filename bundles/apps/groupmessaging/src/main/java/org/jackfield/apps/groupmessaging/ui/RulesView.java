package org.jackfield.apps.groupmessaging.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.stream.Collectors;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.groupmessaging.GroupMessaging;
import org.jackfield.apps.groupmessaging.GroupMessaging.Status;
import org.jackfield.apps.groupmessaging.GroupMessagingSettings;
import org.jackfield.apps.groupmessaging.MessageRule;

/** Lists the rules and how they stand. */
final class RulesView {

    private final GroupMessaging messaging;
    private final ViewContext context;
    private final GridPage<Status> page;
    private List<Status> shown = List.of();

    RulesView(GroupMessaging messaging, ViewContext context) {
        this.messaging = messaging;
        this.context = context;
        PageHeader header = new PageHeader(context.text("title"), context.text("purpose"));
        header.addAction(VaadinIcon.PLUS, context.text("rule.new"), true, () -> RuleDialog.open(messaging, context, this::refresh));
        page = new GridPage<>(header, (request, sort) -> {
            shown = messaging.status();
            return Page.within(shown, request);
        });
        page.addColumn("description", context.text("rule.description"), status -> status.rule().description());
        page.addComponentColumn("state", context.text("state"), this::badge);
        page.addColumn("system", context.text("rule.system"), Status::system);
        page.addColumn("source", context.text("rule.source"), status -> status.rule().source());
        page.addNumberColumn("waiting", context.text("waiting"), status -> Integer.toString(status.waiting()));
        page.addColumn("targets", context.text("targets"), this::targets).setWidth("16rem").setAutoWidth(false);
        page.addNumberColumn("lit", context.text("lit"), status -> Integer.toString(status.lit()));
        page.addColumn("problem", context.text("problem"), status -> status.problem().orElse(""))
                .setWidth("16rem")
                .setAutoWidth(false);
        page.addActions(this::actions);
        page.compact(status -> new RowCard(
                status.rule().description(),
                status.problem().orElse(context.text("compact", status.rule().source(), targets(status))),
                badge(status),
                actions(status)));
        page.onOpen(status -> RuleDialog.open(messaging, status.rule(), context, this::refresh));
        page.whenEmpty(new EmptyState(VaadinIcon.ENVELOPE, context.text("empty"), context.text("empty.text")));
    }

    Component page() {
        return page;
    }

    void refresh() {
        page.refresh();
    }

    /** Called every second: a list that is drawn anew without need loses its place and its focus. */
    void refreshIfChanged() {
        if (!messaging.status().equals(shown)) {
            refresh();
        }
    }

    private StatusBadge badge(Status status) {
        if (!status.rule().enabled()) {
            return new StatusBadge(Tone.NEUTRAL, context.text("state.off"));
        }
        if (status.problem().isPresent()) {
            return new StatusBadge(Tone.WARNING, context.text("state.problem"));
        }
        return status.waiting() > 0
                ? new StatusBadge(Tone.INFO, context.text("state.waiting", status.waiting()))
                : new StatusBadge(Tone.GOOD, context.text("state.none"));
    }

    private String targets(Status status) {
        String telephones = status.targets().stream().map(DeviceId::toString).collect(Collectors.joining(", "));
        return status.rule().target() == MessageRule.Target.HUNT_GROUP
                ? context.text("targets.group", status.rule().huntGroup(), telephones)
                : telephones;
    }

    private Component actions(Status status) {
        MessageRule rule = status.rule();
        return new Div(
                icon(VaadinIcon.EDIT, context.text("edit", rule.description()),
                        () -> RuleDialog.open(messaging, rule, context, this::refresh)),
                icon(VaadinIcon.TRASH, context.text("delete", rule.description()), () -> delete(rule)));
    }

    private static Button icon(VaadinIcon icon, String label, Runnable pressed) {
        Button button = new Button(icon.create(), click -> pressed.run());
        button.setAriaLabel(label);
        button.setTooltipText(label);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private void delete(MessageRule rule) {
        Stored<GroupMessagingSettings> read = messaging.settings();
        Confirmation.ask(
                context.text("delete.question", rule.description()), context.text("delete.consequence"),
                context.text("delete.confirm"), true, () -> {
                    messaging.remove(read, rule.id(), context.subject());
                    refresh();
                });
    }
}
