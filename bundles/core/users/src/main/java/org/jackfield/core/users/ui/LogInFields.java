package org.jackfield.core.users.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccountEntry;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.LogInBinding;
import org.jackfield.api.security.LogInSource;
import org.jackfield.api.security.RolesService;
import org.jackfield.api.security.Secret;
import org.jackfield.api.users.User;
import org.jackfield.api.web.ViewContext;

/** Whether the user may log in, under which name, in which roles. Not shown to whoever may not make accounts. */
final class LogInFields extends Div {

    private static final long serialVersionUID = 1L;
    private static final String ORIGIN = "web";

    private final transient Optional<AccountService> accounts;
    private final transient ViewContext context;
    private final transient Optional<AccountEntry> account;
    private final Checkbox mayLogIn = new Checkbox();
    private final TextField name = new TextField();
    private final Checkbox directory = new Checkbox();
    private final MultiSelectComboBox<String> roles = new MultiSelectComboBox<>();
    private final Checkbox newPassword = new Checkbox();

    LogInFields(Optional<AccountService> accounts, Optional<RolesService> known, ViewContext context, User user) {
        this.context = context;
        this.accounts = accounts.filter(service -> context.may(AccountService.MANAGE) && !user.isDeleted());
        account = this.accounts.flatMap(service -> service.find(user.id()));
        addClassName("jf-people-log-in");
        setVisible(this.accounts.isPresent());
        mayLogIn.setLabel(context.text("log-in.may"));
        mayLogIn.setValue(account.isPresent());
        name.setLabel(context.text("log-in.name"));
        name.setMaxLength(AccountService.MAX_NAME);
        name.getElement().setAttribute("autocomplete", "off");
        name.setValue(account.map(AccountEntry::name).orElse(""));
        directory.setLabel(context.text("log-in.directory"));
        directory.setValue(account.filter(now -> now.binding().source() == LogInSource.DIRECTORY).isPresent());
        List<RolesService.RoleEntry> offered = known.map(RolesService::roles).orElse(List.of());
        Set<String> ids = new TreeSet<>(account.map(AccountEntry::roles).orElse(Set.of()));
        offered.forEach(role -> ids.add(role.id()));
        roles.setLabel(context.text("log-in.roles"));
        roles.setItemLabelGenerator(id -> offered.stream()
                .filter(role -> role.id().equals(id))
                .map(RolesService.RoleEntry::name)
                .findFirst()
                .orElse(id));
        roles.setItems(ids);
        roles.setValue(account.map(AccountEntry::roles).orElse(Set.of()));
        newPassword.setLabel(context.text("log-in.new-password"));
        boolean fixed = account.filter(AccountEntry::protectedAccount).isPresent();
        mayLogIn.setEnabled(!fixed);
        name.setReadOnly(fixed);
        directory.setEnabled(!fixed);
        roles.setReadOnly(fixed);
        mayLogIn.addValueChangeListener(change -> shown());
        directory.addValueChangeListener(change -> shown());
        shown();
        add(mayLogIn, name, directory, roles, newPassword);
    }

    private void shown() {
        name.setVisible(mayLogIn.getValue());
        directory.setVisible(mayLogIn.getValue());
        roles.setVisible(mayLogIn.getValue());
        newPassword.setVisible(mayLogIn.getValue() && account.isPresent() && !directory.getValue());
    }

    /** Refuses before the user is stored what the account could not be made of. */
    void check() {
        if (accounts.isPresent() && mayLogIn.getValue() && name.getValue().isBlank()) {
            throw ProblemException.invalid(
                    "security.account-name", context.text("log-in.name"), context.text("log-in.name.missing"),
                    context.text("log-in.name.missing.remedy"));
        }
    }

    /** Makes the account what the fields say; a generated password is shown once. */
    void save(User user) {
        accounts.ifPresent(service -> save(service, user));
    }

    private void save(AccountService service, User user) {
        if (!mayLogIn.getValue()) {
            account.ifPresent(now -> service.delete(user.id(), context.subject(), ORIGIN));
            return;
        }
        String wanted = name.getValue().strip();
        LogInBinding binding = directory.getValue() ? LogInBinding.directory(wanted) : LogInBinding.LOCAL;
        boolean local = binding.source() == LogInSource.LOCAL;
        if (account.isEmpty()) {
            service.create(user.id(), wanted, roles.getValue(), binding, context.subject(), ORIGIN);
            if (local) {
                tell(service.resetPassword(user.id(), context.subject(), ORIGIN), wanted);
            }
            return;
        }
        AccountEntry now = account.get();
        if (!now.name().equals(wanted)) {
            service.rename(user.id(), wanted, context.subject(), ORIGIN);
        }
        boolean rebound = !now.binding().equals(binding) && now.binding().source() != LogInSource.OIDC;
        if (rebound) {
            service.bind(user.id(), binding, context.subject(), ORIGIN);
        }
        if (!now.roles().equals(roles.getValue())) {
            service.setRoles(user.id(), roles.getValue().stream().collect(Collectors.toSet()), context.subject(), ORIGIN);
        }
        if (local && (newPassword.getValue() || rebound)) {
            tell(service.resetPassword(user.id(), context.subject(), ORIGIN), wanted);
        }
    }

    private void tell(Secret password, String who) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(context.text("log-in.password.title", who));
        TextField shown = new TextField();
        shown.setReadOnly(true);
        shown.setWidthFull();
        shown.setValue(password.reveal());
        dialog.add(new Paragraph(context.text("log-in.password.text")), shown);
        dialog.getFooter().add(new Button(context.text("close"), click -> dialog.close()));
        dialog.open();
    }
}
