package org.jackfield.core.users.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.security.Secret;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.TelephoneOptions;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.UnitPicker;

/** Everything about one user, on the tabs that the manual knows: account, information, devices, numbers. */
final class UserDialog {

    private final UsersPage.Parts parts;
    private final ViewContext context;
    private final User user;
    private final Runnable changed;
    private final boolean mayChange;
    private final TextField firstName = text("first-name");
    private final TextField lastName = text("last-name");
    private final TextField email = text("email");
    private final UnitPicker unit;
    private final Checkbox disabled = box("disabled");
    private final Checkbox hideCallerId = box("hide-caller-id");
    private final Checkbox saveHotDesk = box("save-hot-desk");
    private final PasswordField hotDesk = secret("hot-desk");
    private final Checkbox hotDeskOff = box("hot-desk-off");
    private final TextField mailbox = text("mailbox");
    private final Checkbox promptVoiceMail = box("prompt-voice-mail");
    private final Checkbox saveVoiceMail = box("save-voice-mail");
    private final PasswordField voiceMail = secret("voice-mail");
    private final TextField meetMe = text("meet-me");
    private final TextField directDial = text("direct-dial");
    private final DevicesTab devices;
    private final NumbersTab numbers;
    private final PictureField picture;
    private final LogInFields logIn;

    UserDialog(UsersPage.Parts parts, ViewContext context, User user, Runnable changed) {
        this.parts = parts;
        this.context = context;
        this.user = user;
        this.changed = changed;
        this.mayChange = context.may(UsersService.CONFIGURE) && !user.isDeleted();
        unit = new UnitPicker(parts.users);
        unit.setLabel(label("unit"));
        unit.setPlaceholder(UsersPage.MESSAGES.text(context.locale(), "unit.unassigned"));
        devices = new DevicesTab(parts.telephony, context, user);
        numbers = new NumbersTab(context, user);
        picture = new PictureField(parts.users, context, user);
        logIn = new LogInFields(parts.accounts(), parts.roles(), context, user);
        show();
    }

    void open() {
        TabSheet tabs = new TabSheet();
        tabs.setWidthFull();
        tabs.add(context.text("tab.account"), form(firstName, lastName, email, unit, hideCallerId, disabled, picture, logIn));
        tabs.add(context.text("tab.information"), form(
                saveHotDesk, hotDesk, hotDeskOff, mailbox, promptVoiceMail, voiceMail, saveVoiceMail, meetMe, directDial));
        tabs.add(context.text("tab.devices"), devices);
        tabs.add(context.text("tab.numbers"), numbers);
        String title = user.revision() == 0 ? context.text("user.new") : user.name();
        FormDialog dialog = new FormDialog(title, context.text("save"), this::save);
        dialog.withWide(tabs).pointing(this::fieldOf);
        dialog.setWidth("min(46rem, 100vw)");
        if (!mayChange) {
            dialog.getFooter().removeAll();
            dialog.getFooter().add(new com.vaadin.flow.component.button.Button(
                    context.text("close"), click -> dialog.close()));
        }
        dialog.open();
    }

    private static FormLayout form(Component... fields) {
        FormLayout form = new FormLayout();
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setMaxColumns(2);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        for (Component field : fields) {
            form.add(field);
        }
        return form;
    }

    private void show() {
        TelephoneOptions telephone = user.telephone();
        firstName.setValue(user.firstName());
        lastName.setValue(user.lastName());
        email.setValue(user.email());
        parts.users.unit(user.unit()).filter(now -> !now.isFixed()).ifPresent(unit::setValue);
        disabled.setValue(user.disabled());
        hideCallerId.setValue(user.hideCallerId());
        saveHotDesk.setValue(telephone.saveHotDeskPasscode());
        hotDesk.setValue(telephone.hotDeskPasscode().reveal());
        hotDeskOff.setValue(telephone.hotDeskOffAtExit());
        mailbox.setValue(telephone.voiceMailbox());
        user.primary(org.jackfield.api.users.UserDevice.Kind.EXTENSION)
                .ifPresent(device -> mailbox.setPlaceholder(device.device().number()));
        promptVoiceMail.setValue(telephone.promptForVoiceMailPasscode());
        saveVoiceMail.setValue(telephone.saveVoiceMailPasscode());
        voiceMail.setValue(telephone.voiceMailPasscode().reveal());
        meetMe.setValue(telephone.meetMeCode());
        directDial.setValue(telephone.directDial());
        label();
    }

    private void label() {
        firstName.setLabel(label("first-name"));
        lastName.setLabel(label("last-name"));
        email.setLabel(label("email"));
        disabled.setLabel(label("disabled"));
        hideCallerId.setLabel(label("hide-caller-id"));
        saveHotDesk.setLabel(label("save-hot-desk"));
        hotDesk.setLabel(label("hot-desk"));
        hotDeskOff.setLabel(label("hot-desk-off"));
        mailbox.setLabel(label("mailbox"));
        promptVoiceMail.setLabel(label("prompt-voice-mail"));
        saveVoiceMail.setLabel(label("save-voice-mail"));
        voiceMail.setLabel(label("voice-mail"));
        meetMe.setLabel(label("meet-me"));
        directDial.setLabel(label("direct-dial"));
    }

    private String label(String key) {
        return context.text("field." + key);
    }

    private static TextField text(String name) {
        TextField field = new TextField();
        field.setMaxLength(254);
        // Browsers fill such fields with the names of whoever is logged in.
        field.getElement().setAttribute("autocomplete", "off");
        field.getElement().setAttribute("name", "user-" + name);
        return field;
    }

    private static Checkbox box(String name) {
        Checkbox box = new Checkbox();
        box.getElement().setAttribute("name", "user-" + name);
        return box;
    }

    private static PasswordField secret(String name) {
        PasswordField field = new PasswordField();
        field.setMaxLength(30);
        field.getElement().setAttribute("autocomplete", "new-password");
        field.getElement().setAttribute("name", "user-" + name);
        return field;
    }

    /** {@return the field that a problem is about, or what is on its tab} */
    private Optional<? extends Component> fieldOf(Problem problem) {
        if (problem.code().startsWith("security.account")) {
            return Optional.of(logIn);
        }
        if (Set.of("users.device-taken", "users.no-phone-system").contains(problem.code())) {
            return Optional.of(devices);
        }
        if (!problem.code().equals("users.invalid")) {
            return Optional.empty();
        }
        return switch (problem.input().split("=", 2)[0]) {
            case "firstName" -> Optional.of(firstName);
            case "lastName" -> Optional.of(lastName);
            case "email" -> Optional.of(email);
            case "hotDeskPasscode" -> Optional.of(hotDesk);
            case "voiceMailbox" -> Optional.of(mailbox);
            case "voiceMailPasscode" -> Optional.of(voiceMail);
            case "meetMeCode" -> Optional.of(meetMe);
            case "directDial" -> Optional.of(directDial);
            case "device", "devices" -> Optional.of(devices);
            case "label", "number", "numbers" -> Optional.of(numbers);
            default -> Optional.empty();
        };
    }

    private void save() {
        logIn.check();
        BusinessUnit chosen = unit.getValue();
        User saved = parts.admin.save(
                user.withName(firstName.getValue(), lastName.getValue())
                        .withEmail(email.getValue())
                        .withUnit(chosen == null ? BusinessUnit.UNASSIGNED : chosen.id())
                        .withDisabled(disabled.getValue())
                        .withHideCallerId(hideCallerId.getValue())
                        .withTelephone(new TelephoneOptions(
                                saveHotDesk.getValue(),
                                new Secret(hotDesk.getValue()),
                                hotDeskOff.getValue(),
                                mailbox.getValue(),
                                promptVoiceMail.getValue(),
                                saveVoiceMail.getValue(),
                                new Secret(voiceMail.getValue()),
                                meetMe.getValue(),
                                directDial.getValue()))
                        .withDevices(devices.entered())
                        .withNumbers(numbers.entered()),
                context.subject());
        picture.entered().ifPresent(image ->
                parts.admin.setPicture(saved.id(), saved.revision(), image, context.subject()));
        logIn.save(saved);
        changed.run();
    }
}
