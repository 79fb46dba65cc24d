package org.jackfield.apps.alarms.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.apps.alarms.AlarmProfile;
import org.jackfield.apps.alarms.AlarmSettings;
import org.jackfield.apps.alarms.AlarmsComponent;
import org.jackfield.apps.alarms.history.AlarmKind;

/** Edits a profile (manual §7.1.2.1). */
final class ProfileDialog {

    private final AlarmsComponent alarms;
    private final AlarmProfile profile;
    private final ViewContext context;
    private final Runnable saved;
    private final Stored<AlarmSettings> read;
    private final TextField description = new TextField();
    private final Checkbox enabled = new Checkbox();
    private final Checkbox all = new Checkbox();
    private final MultiSelectComboBox<String> chosen = new MultiSelectComboBox<>();
    private final Checkbox sendEmail = new Checkbox();
    private final TextField to = new TextField();
    private final TextField copies = new TextField();
    private final Checkbox teamLeaders = new Checkbox();
    private final IntegerField repeat = new IntegerField();

    ProfileDialog(AlarmsComponent alarms, AlarmProfile profile, ViewContext context, Runnable saved) {
        this.alarms = alarms;
        this.profile = profile;
        this.context = context;
        this.saved = saved;
        read = alarms.settings();
    }

    void open() {
        boolean isNew = read.value().profile(profile.id()).isEmpty();
        fill(isNew);
        new FormDialog(
                        isNew ? context.text("profile.new") : context.text("profile.title", profile.description()),
                        context.text("save"),
                        this::save)
                .withWide(description)
                .with(enabled, all)
                .withWide(chosen)
                .withWide(sendEmail)
                .with(to, copies)
                .withWide(teamLeaders)
                .with(repeat)
                .open();
        description.focus();
    }

    private void fill(boolean isNew) {
        label(description, "profile.description", "profile.description.help");
        description.setMaxLength(AlarmProfile.LONGEST_DESCRIPTION);
        description.setValue(isNew ? "" : profile.description());
        enabled.setLabel(context.text("profile.enabled"));
        enabled.setValue(profile.enabled());
        all.setLabel(context.text("profile.all-alarms"));
        all.setHelperText(context.text("profile.all-alarms.help"));
        all.setValue(profile.allAlarms());
        choices();
        sendEmail.setLabel(context.text("profile.send-email"));
        sendEmail.setValue(profile.sendEmail());
        label(to, "profile.to", "profile.to.help");
        to.setValue(profile.to());
        label(copies, "profile.copies", "profile.to.help");
        copies.setValue(profile.copies());
        teamLeaders.setLabel(context.text("profile.team-leaders"));
        teamLeaders.setHelperText(context.text("profile.team-leaders.help"));
        teamLeaders.setValue(profile.alertTeamLeaders());
        repeat.setLabel(context.text("profile.repeat"));
        repeat.setHelperText(context.text("profile.repeat.help"));
        repeat.setMin(0);
        repeat.setMax(AlarmProfile.LONGEST_REPEAT);
        repeat.setStepButtonsVisible(true);
        repeat.setValue(profile.repeatMinutes());
        all.addValueChangeListener(change -> enable());
        sendEmail.addValueChangeListener(change -> enable());
        enable();
    }

    private void choices() {
        AlarmWording wording = new AlarmWording(context);
        Map<String, String> labels = new LinkedHashMap<>();
        alarms.choices().forEach(choice ->
                labels.put(choice.kind().toString(), wording.choice(choice.kind(), choice.text())));
        profile.alarms().forEach(kind -> labels.computeIfAbsent(kind, key -> wording.kind(AlarmKind.parse(key))));
        label(chosen, labels);
    }

    private void label(MultiSelectComboBox<String> field, Map<String, String> labels) {
        field.setLabel(context.text("profile.chosen"));
        field.setHelperText(context.text("profile.chosen.help"));
        field.setItems(List.copyOf(labels.keySet()));
        field.setItemLabelGenerator(kind -> labels.getOrDefault(kind, kind));
        field.setAllowCustomValue(true);
        // a number that nobody has seen yet can be typed
        field.addCustomValueSetListener(typed -> add(typed.getDetail(), labels));
        field.setValue(profile.alarms());
    }

    private void add(String typed, Map<String, String> labels) {
        try {
            String kind = AlarmKind.parse(typed.strip()).toString();
            if (!labels.containsKey(kind)) {
                labels.put(kind, new AlarmWording(context).kind(AlarmKind.parse(kind)));
                Set<String> before = chosen.getValue();
                chosen.setItems(List.copyOf(labels.keySet()));
                chosen.setValue(before);
            }
            chosen.select(kind);
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    private void label(TextField field, String label, String help) {
        field.setLabel(context.text(label));
        field.setHelperText(context.text(help));
    }

    private void enable() {
        chosen.setEnabled(!all.getValue());
        to.setEnabled(sendEmail.getValue());
        copies.setEnabled(sendEmail.getValue());
    }

    private void save() {
        AlarmProfile entered = new AlarmProfile(
                profile.id(), description.getValue(), enabled.getValue(), all.getValue(),
                chosen.getValue().stream().collect(Collectors.toSet()), sendEmail.getValue(), to.getValue(),
                copies.getValue(), teamLeaders.getValue(), repeat.getValue() == null ? -1 : repeat.getValue());
        alarms.store(read, entered, context.subject());
        context.notifySuccess(context.text("saved"));
        saved.run();
    }
}
