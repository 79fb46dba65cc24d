package org.jackfield.apps.nightmode.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.nightmode.NightModeComponent.Status;
import org.jackfield.apps.nightmode.NightModeComponent;
import org.jackfield.apps.nightmode.NightModeSettings;
import org.jackfield.apps.nightmode.NightPlan;
import org.jackfield.apps.nightmode.NightSchedule;
import org.jackfield.apps.nightmode.OpenHours;

/** One phone system: its mode now, the switch, and its schedule. */
final class PlanSection extends Section {

    private static final long serialVersionUID = 1L;

    private final transient NightModeComponent nightMode;
    private final transient ViewContext context;
    private final transient NightPlan shown;
    private transient Stored<NightModeSettings> read;

    private final StatusBadge mode = new StatusBadge(Tone.NEUTRAL, "");
    private final Paragraph next = new Paragraph();
    private final Button toDay;
    private final Button toNight;
    private final Checkbox enabled = new Checkbox();
    private final TextField adminExtension = new TextField();
    private final transient Map<DayOfWeek, HoursEditor> week = new EnumMap<>(DayOfWeek.class);
    private final ExceptionsEditor exceptions;

    PlanSection(NightModeComponent nightMode, Status status, ViewContext context) {
        this.nightMode = nightMode;
        this.context = context;
        this.shown = status.plan();
        this.read = nightMode.settings();
        addClassName("jf-section");
        H2 title = new H2(
                shown.node().isEmpty()
                        ? status.system().name()
                        : context.text("system.node", status.system().name(), shown.node()));
        title.add(mode);
        toDay = switchButton(VaadinIcon.LIGHTBULB, "switch.day", false);
        toNight = switchButton(VaadinIcon.MOON, "switch.night", true);
        Div switches = new Div(toDay, toNight);
        switches.addClassName("jf-actions");
        exceptions = new ExceptionsEditor(shown.schedule().exceptions(), context);
        add(title, next, switches, general(), new H3(context.text("week")), week(), new H3(context.text("exceptions")));
        add(new Paragraph(context.text("exceptions.help")), exceptions, save());
        showState(status);
    }

    /** Shows how the phone system stands now, if it is the one of this section. */
    void showState(Status status) {
        if (!status.plan().phoneSystem().equals(shown.phoneSystem()) || !status.plan().node().equals(shown.node())) {
            return;
        }
        Optional<Boolean> night = status.night();
        mode.set(
                night.isEmpty() ? Tone.NEUTRAL : night.get() ? Tone.INFO : Tone.GOOD,
                context.text(night.isEmpty() ? "mode.unknown" : night.get() ? "mode.night" : "mode.day"));
        next.setText(status.nextChange()
                .map(change -> context.text("next", context.formats().dateTime(change.toInstant())))
                .orElse(context.text(status.plan().enabled() ? "next.never" : "next.off")));
        boolean may = context.may(NightModeComponent.SWITCH);
        toDay.setEnabled(may && night.orElse(true));
        toNight.setEnabled(may && !night.orElse(false));
    }

    private Button switchButton(VaadinIcon icon, String text, boolean night) {
        return new Button(context.text(text), icon.create(), click -> {
            try {
                // in the name of the extension that is on the page, stored or not
                NightPlan asked = new NightPlan(
                        shown.phoneSystem(), shown.node(), false, adminExtension.getValue(), shown.schedule());
                context.load(
                        () -> switchNow(asked, night),
                        done -> context.notifySuccess(context.text(night ? "switched.night" : "switched.day")));
            } catch (RuntimeException e) {
                context.notifyProblem(e);
            }
        });
    }

    private Object switchNow(NightPlan asked, boolean night) {
        try {
            return nightMode
                    .switchNow(asked, night, context.subject(), "web")
                    .thenApply(confirmed -> night)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException refused ? refused : e;
        }
    }

    private FormLayout general() {
        enabled.setLabel(context.text("enabled"));
        enabled.setValue(shown.enabled());
        adminExtension.setLabel(context.text("admin-extension"));
        adminExtension.setHelperText(context.text("admin-extension.help"));
        adminExtension.setValue(shown.adminExtension());
        FormLayout form = new FormLayout();
        form.setAutoResponsive(true);
        form.setColumnWidth("18em");
        form.setExpandColumns(true);
        form.setExpandFields(true);
        form.add(enabled, 2);
        form.add(adminExtension);
        return form;
    }

    private Div week() {
        Div days = new Div();
        days.addClassName("jf-rows");
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.getDisplayName(TextStyle.FULL_STANDALONE, context.locale());
            HoursEditor editor = new HoursEditor(name, shown.schedule().week().get(day), context);
            week.put(day, editor);
            days.add(editor);
        }
        return days;
    }

    private Button save() {
        Button button = new Button(context.text("save"), click -> {
            try {
                nightMode.store(read, entered(), context.subject());
                read = nightMode.settings();
                context.notifySuccess(context.text(enabled.getValue() ? "saved" : "saved.off"));
            } catch (RuntimeException e) {
                context.notifyProblem(e);
            }
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private NightPlan entered() {
        Map<DayOfWeek, List<OpenHours>> hours = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, editor) -> hours.put(day, editor.hours()));
        return new NightPlan(
                shown.phoneSystem(),
                shown.node(),
                enabled.getValue(),
                adminExtension.getValue(),
                new NightSchedule(hours, exceptions.dates()));
    }
}
