package org.jackfield.apps.groupmessaging.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.apps.groupmessaging.GroupMessaging;
import org.jackfield.apps.groupmessaging.GroupMessagingSettings;
import org.jackfield.apps.groupmessaging.MessageRule;
import org.jackfield.apps.groupmessaging.MessageRule.Target;

/** Edits a rule (manual §7.1.2.3). */
final class RuleDialog {

    private static final Set<DeviceKind> TELEPHONES = Set.of(DeviceKind.STATION, DeviceKind.PHANTOM);

    private final GroupMessaging messaging;
    private final Optional<MessageRule> edited;
    private final ViewContext context;
    private final Runnable saved;
    private final Stored<GroupMessagingSettings> read;
    private final TextField description = new TextField();
    private final Checkbox enabled = new Checkbox();
    private final Select<PhoneSystem> system = new Select<>();
    private final ComboBox<String> source = new ComboBox<>();
    private final RadioButtonGroup<Target> target = new RadioButtonGroup<>();
    private final ComboBox<String> huntGroup = new ComboBox<>();
    private final MultiSelectComboBox<String> extensions = new MultiSelectComboBox<>();
    private final Paragraph cannot = new Paragraph();

    private RuleDialog(
            GroupMessaging messaging, Optional<MessageRule> edited, ViewContext context, Runnable saved) {
        this.messaging = messaging;
        this.edited = edited;
        this.context = context;
        this.saved = saved;
        read = messaging.settings();
    }

    /** Makes a new rule. */
    static void open(GroupMessaging messaging, ViewContext context, Runnable saved) {
        new RuleDialog(messaging, Optional.empty(), context, saved).open();
    }

    /** Changes a rule. */
    static void open(GroupMessaging messaging, MessageRule rule, ViewContext context, Runnable saved) {
        new RuleDialog(messaging, Optional.of(rule), context, saved).open();
    }

    private void open() {
        build();
        edited.ifPresent(this::fill);
        new FormDialog(
                        edited.map(rule -> context.text("rule.title", rule.description())).orElse(context.text("rule.new")),
                        context.text("save"),
                        this::save)
                .withWide(description)
                .withWide(enabled)
                .with(system, source)
                .withWide(target)
                .withWide(huntGroup)
                .withWide(extensions)
                .withWide(cannot)
                .open();
        description.focus();
    }

    private void build() {
        description.setLabel(context.text("rule.description"));
        description.setMaxLength(MessageRule.LONGEST_DESCRIPTION);
        enabled.setLabel(context.text("rule.enabled"));
        enabled.setValue(true);
        system.setLabel(context.text("rule.system"));
        List<PhoneSystem> systems = messaging.phoneSystems();
        system.setItems(systems);
        system.setItemLabelGenerator(each -> each == null ? "" : each.name());
        source.setLabel(context.text("rule.source"));
        source.setHelperText(context.text("rule.source.help"));
        target.setLabel(context.text("rule.target"));
        target.setItems(Target.HUNT_GROUP, Target.EXTENSIONS);
        target.setItemLabelGenerator(each -> context.text("target." + each));
        target.setValue(Target.HUNT_GROUP);
        huntGroup.setLabel(context.text("target.HUNT_GROUP"));
        huntGroup.setHelperText(context.text("rule.group.help"));
        extensions.setLabel(context.text("target.EXTENSIONS"));
        system.addValueChangeListener(change -> choices());
        target.addValueChangeListener(change -> show());
        if (!systems.isEmpty()) {
            system.setValue(systems.getFirst());
        }
        show();
    }

    private void fill(MessageRule rule) {
        description.setValue(rule.description());
        enabled.setValue(rule.enabled());
        system.getListDataView().getItems().filter(each -> each.id().toString().equals(rule.phoneSystem())).findFirst()
                .ifPresent(system::setValue);
        target.setValue(rule.target());
        choices();
        source.setValue(rule.source());
        if (rule.target() == Target.HUNT_GROUP) {
            huntGroup.setValue(rule.huntGroup());
        }
        extensions.setValue(Set.copyOf(rule.extensions()));
    }

    private void choices() {
        Map<String, String> telephones = new LinkedHashMap<>();
        Map<String, String> groups = new LinkedHashMap<>();
        List<DeviceStatus> devices =
                system.getValue() == null ? List.of() : messaging.devices(system.getValue().id());
        for (DeviceStatus status : devices) {
            String number = status.device().id().toString();
            String label = status.device().name().isEmpty()
                    ? number
                    : context.text("device", number, status.device().name());
            if (TELEPHONES.contains(status.device().kind())) {
                telephones.put(number, label);
            } else if (status.device().kind() == DeviceKind.HUNT_GROUP) {
                groups.put(number, label);
            }
        }
        // what the rule names stays, even if the phone system has it no more
        edited.ifPresent(rule -> {
            telephones.putIfAbsent(rule.source(), rule.source());
            rule.extensions().forEach(each -> telephones.putIfAbsent(each, each));
            if (!rule.huntGroup().isEmpty()) {
                groups.putIfAbsent(rule.huntGroup(), rule.huntGroup());
            }
        });
        source.setItems(new ArrayList<>(telephones.keySet()));
        source.setItemLabelGenerator(each -> telephones.getOrDefault(each, each));
        huntGroup.setItems(new ArrayList<>(groups.keySet()));
        huntGroup.setItemLabelGenerator(each -> groups.getOrDefault(each, each));
        extensions.setItems(new ArrayList<>(telephones.keySet()));
        extensions.setItemLabelGenerator(each -> telephones.getOrDefault(each, each));
        show();
    }

    private void show() {
        huntGroup.setVisible(target.getValue() == Target.HUNT_GROUP);
        extensions.setVisible(target.getValue() == Target.EXTENSIONS);
        Optional<String> why = Optional.ofNullable(system.getValue())
                .flatMap(each -> messaging.whyNot(each.id(), target.getValue()));
        cannot.setVisible(why.isPresent());
        cannot.setText(why.map(reason -> context.text("cannot", reason)).orElse(""));
    }

    private void save() {
        if (system.getValue() == null) {
            throw ProblemException.invalid(
                    "groupmessaging.phone-system", "", context.text("no-system"), context.text("no-system.remedy"));
        }
        MessageRule entered = new MessageRule(
                edited.map(MessageRule::id).orElseGet(() -> Ids.next().toString()), description.getValue(),
                system.getValue().id().toString(), enabled.getValue(), source.getValue(), target.getValue(),
                huntGroup.getValue(), extensions.getValue().stream().sorted().toList());
        messaging.store(read, entered, context.subject());
        context.notifySuccess(context.text("saved"));
        saved.run();
    }
}
