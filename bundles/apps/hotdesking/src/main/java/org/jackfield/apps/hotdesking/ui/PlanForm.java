package org.jackfield.apps.hotdesking.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jackfield.api.security.Secret;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.apps.hotdesking.HotDeskingComponent;
import org.jackfield.apps.hotdesking.HotDeskingComponent.Status;
import org.jackfield.apps.hotdesking.HotDeskingSettings;
import org.jackfield.apps.hotdesking.desk.HotDeskingPlan;

/** The settings of one phone system (manual §7.1.2.2). */
final class PlanForm extends Div {

    private static final long serialVersionUID = 1L;

    private final transient HotDeskingComponent hotDesking;
    private final transient ViewContext context;
    private final String system;
    private final transient Map<String, String> groups = new LinkedHashMap<>();
    private final Div problem = new Div();
    private final Checkbox enabled = new Checkbox();
    private final ComboBox<String> huntGroup = new ComboBox<>();
    private final TextField destination = new TextField();
    private final Checkbox manualForwards = new Checkbox();
    private final Checkbox automaticLogout = new Checkbox();
    private final TimePicker logoutTime = new TimePicker();
    private final Checkbox forwardMessages = new Checkbox();
    private final PasswordField passcode = new PasswordField();
    private final Checkbox callingNumber = new Checkbox();
    private final TextField defaultCallingNumber = new TextField();
    private final Checkbox classOfService = new Checkbox();
    private final TextField defaultClassOfService = new TextField();
    private final Checkbox username = new Checkbox();
    private final Checkbox speedDials = new Checkbox();
    private final Checkbox reset = new Checkbox();
    private transient Stored<HotDeskingSettings> read;
    /** Never shown; it stays if nothing is entered. */
    private transient Secret kept = Secret.NONE;

    PlanForm(HotDeskingComponent hotDesking, Status status, ViewContext context) {
        this.hotDesking = hotDesking;
        this.context = context;
        this.system = status.plan().phoneSystem();
        this.read = hotDesking.settings();
        hotDesking.huntGroups(status.system().id()).forEach(group ->
                groups.put(group.id().toString(), (group.id() + " " + group.name()).strip()));
        huntGroup.setItemLabelGenerator(group -> groups.getOrDefault(group, group));
        show(status.plan());
        automaticLogout.addValueChangeListener(change -> enable());
        callingNumber.addValueChangeListener(change -> enable());
        classOfService.addValueChangeListener(change -> enable());
        reset.addValueChangeListener(change -> enable());
        Button save = new Button(context.text("save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div end = new Div(save);
        end.addClassName("jf-actions");
        addClassName("jf-stack");
        add(problem, form(), end);
    }

    private FormLayout form() {
        FormLayout form = new FormLayout();
        form.setAutoResponsive(true);
        form.setColumnWidth("18em");
        form.setExpandColumns(true);
        form.setExpandFields(true);
        form.setAutoRows(true);
        form.setMaxColumns(2);
        wide(form, named("enabled", enabled));
        form.add(named("hunt-group", huntGroup), named("passcode", passcode));
        wide(form, new H4(context.text("logout-settings")));
        form.add(named("destination", destination), named("manual-forwards", manualForwards));
        form.add(named("automatic-logout", automaticLogout), named("logout-time", logoutTime));
        wide(form, named("forward-messages", forwardMessages));
        wide(form, new H4(context.text("advanced-settings")));
        form.add(named("calling-number", callingNumber), named("default-calling-number", defaultCallingNumber));
        form.add(named("class-of-service", classOfService), named("default-class-of-service", defaultClassOfService));
        form.add(named("username", username), named("speed-dials", speedDials));
        wide(form, named("reset", reset));
        return form;
    }

    private static void wide(FormLayout form, Component component) {
        form.add(component, 2);
    }

    private <C extends Component & HasLabel & HasHelper> C named(String key, C field) {
        field.setLabel(context.text(key));
        field.setHelperText(context.text(key + ".help"));
        return field;
    }

    private void show(HotDeskingPlan plan) {
        groups.putIfAbsent(plan.huntGroup(), plan.huntGroup());
        huntGroup.setItems(groups.keySet().stream().filter(group -> !group.isEmpty()).toList());
        huntGroup.setValue(plan.huntGroup().isEmpty() ? null : plan.huntGroup());
        enabled.setValue(plan.enabled());
        destination.setValue(plan.loggedOutDestination());
        manualForwards.setValue(plan.manualForwards());
        automaticLogout.setValue(plan.automaticLogout());
        logoutTime.setLocale(context.locale());
        logoutTime.setValue(plan.logoutTime());
        forwardMessages.setValue(plan.forwardMessages());
        kept = plan.passcode();
        passcode.clear();
        passcode.setPlaceholder(kept.isEmpty() ? "" : context.text("passcode.kept"));
        callingNumber.setValue(plan.changeCallingNumber());
        defaultCallingNumber.setValue(plan.defaultCallingNumber());
        classOfService.setValue(plan.changeClassOfService());
        defaultClassOfService.setValue(plan.defaultClassOfServiceExtension());
        username.setValue(plan.changeUsername());
        speedDials.setValue(plan.changeSpeedDials());
        reset.setValue(plan.resetOnLogout());
        enable();
    }

    /** What counts only together with something else can be entered only with it. */
    private void enable() {
        logoutTime.setEnabled(automaticLogout.getValue());
        defaultCallingNumber.setEnabled(callingNumber.getValue() && reset.getValue());
        defaultClassOfService.setEnabled(classOfService.getValue() && reset.getValue());
    }

    private void save() {
        problem.removeAll();
        try {
            HotDeskingPlan plan = entered();
            hotDesking.store(read, plan, context.subject());
            read = hotDesking.settings();
            show(plan);
            context.notifySuccess(context.text(plan.enabled() ? "saved" : "saved.off"));
        } catch (RuntimeException e) {
            problem.add(ProblemBox.of(e));
            problem.scrollIntoView();
        }
    }

    private HotDeskingPlan entered() {
        return new HotDeskingPlan(
                system,
                enabled.getValue(),
                huntGroup.getValue(),
                destination.getValue(),
                manualForwards.getValue(),
                automaticLogout.getValue(),
                logoutTime.getValue(),
                forwardMessages.getValue(),
                passcode.isEmpty() ? kept : new Secret(passcode.getValue()),
                callingNumber.getValue(),
                defaultCallingNumber.getValue(),
                classOfService.getValue(),
                defaultClassOfService.getValue(),
                username.getValue(),
                speedDials.getValue(),
                reset.getValue());
    }
}
