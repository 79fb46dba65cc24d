package org.jackfield.apps.alarms.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.alarms.AlarmProfile;
import org.jackfield.apps.alarms.AlarmSettings;
import org.jackfield.apps.alarms.AlarmsComponent;
import org.jackfield.apps.alarms.history.AlarmKind;

/** Lists the profiles. */
final class ProfilesView {

    private final AlarmsComponent alarms;
    private final ViewContext context;
    private final AlarmWording wording;
    private final GridPage<AlarmProfile> page;

    ProfilesView(AlarmsComponent alarms, ViewContext context) {
        this.alarms = alarms;
        this.context = context;
        wording = new AlarmWording(context);
        PageHeader header = new PageHeader(context.text("profiles.title"), context.text("profiles.purpose"));
        header.addAction(VaadinIcon.TIME_BACKWARD, context.text("history"), false, this::history);
        header.addAction(VaadinIcon.PLUS, context.text("profile.new"), true, () -> edit(blank()));
        page = new GridPage<>(header, (request, sort) -> {
            List<AlarmProfile> all = alarms.settings().value().profiles();
            return Page.within(all, request);
        });
        page.addColumn("description", context.text("profile.description"), AlarmProfile::description);
        page.addComponentColumn("state", context.text("state"), this::badge);
        page.addColumn("alarms", context.text("profile.alarms"), this::responds).setWidth("16rem").setAutoWidth(false);
        page.addColumn("tells", context.text("profile.tells"), this::tells);
        page.addColumn("repeat", context.text("profile.repeat"), this::repeat);
        page.addActions(this::actions);
        page.compact(profile -> new RowCard(profile.description(), tells(profile), badge(profile), actions(profile)));
        page.onOpen(this::edit);
        page.whenEmpty(new EmptyState(VaadinIcon.BELL, context.text("profiles.empty"), context.text("profiles.empty.text")));
    }

    Component page() {
        return page;
    }

    private static AlarmProfile blank() {
        // a profile has a description; this one is only what the form begins with
        return new AlarmProfile(
                Ids.next().toString(), "-", true, true, Set.of(), false, "", "", true, AlarmProfile.USUAL_REPEAT);
    }

    private StatusBadge badge(AlarmProfile profile) {
        return new StatusBadge(
                profile.enabled() ? Tone.GOOD : Tone.NEUTRAL,
                context.text(profile.enabled() ? "profile.followed" : "profile.off"));
    }

    private String responds(AlarmProfile profile) {
        return profile.allAlarms()
                ? context.text("profile.all")
                : String.join(", ", profile.alarms().stream().sorted().map(AlarmKind::parse).map(wording::kind).toList());
    }

    private String tells(AlarmProfile profile) {
        List<String> ways = new ArrayList<>();
        if (profile.sendEmail()) {
            ways.add(context.text("profile.mails", profile.to()));
        }
        if (profile.alertTeamLeaders()) {
            ways.add(context.text("profile.browsers"));
        }
        return ways.isEmpty() ? context.text("profile.nobody") : String.join(", ", ways);
    }

    private String repeat(AlarmProfile profile) {
        return profile.repeatMinutes() == 0
                ? context.text("profile.each")
                : context.text("profile.minutes", profile.repeatMinutes());
    }

    private Component actions(AlarmProfile profile) {
        Button edit = icon(VaadinIcon.EDIT, context.text("edit", profile.description()), () -> edit(profile));
        Button delete = icon(VaadinIcon.TRASH, context.text("delete", profile.description()), () -> delete(profile));
        return new Div(edit, delete);
    }

    private static Button icon(VaadinIcon icon, String label, Runnable pressed) {
        Button button = new Button(icon.create(), click -> pressed.run());
        button.setAriaLabel(label);
        button.setTooltipText(label);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private void edit(AlarmProfile profile) {
        new ProfileDialog(alarms, profile, context, page::refresh).open();
    }

    private void delete(AlarmProfile profile) {
        Stored<AlarmSettings> read = alarms.settings();
        Confirmation.ask(
                context.text("delete.question", profile.description()), context.text("delete.consequence"),
                context.text("delete.confirm"), true, () -> {
                    alarms.remove(read, profile.id(), context.subject());
                    page.refresh();
                });
    }

    private void history() {
        Stored<AlarmSettings> read = alarms.settings();
        IntegerField days = new IntegerField(context.text("history.days"));
        days.setHelperText(context.text("history.days.help"));
        days.setStepButtonsVisible(true);
        days.setValue(read.value().historyDays());
        new FormDialog(context.text("history"), context.text("save"), () -> {
                    alarms.keep(read, days.getValue() == null ? 0 : days.getValue(), context.subject());
                    context.notifySuccess(context.text("saved"));
                })
                .withWide(days)
                .open();
    }
}
