package org.jackfield.core.access.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.security.Subject;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.access.AccessComponent;
import org.jackfield.core.access.AccessScope;
import org.jackfield.core.access.Role;
import org.jackfield.core.access.SecurityProfile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The user roles (manual §7.2.6.9.2). */
@Component(service = PageContribution.class)
public final class RolesPage extends AccessPage<Role> {

    private final AccessComponent access;

    /** Shows what is configured. */
    @Activate
    public RolesPage(@Reference AccessComponent access) {
        super("security/roles", "roles", 60, VaadinIcon.USERS);
        this.access = access;
    }

    @Override
    List<Role> all() {
        return access.book().roles();
    }

    @Override
    Role fresh() {
        UUID profile = access.book().profiles().getFirst().id();
        return new Role(UUID.randomUUID(), 0, "", "", profile, AccessScope.NONE, Set.of());
    }

    @Override
    void columns(GridPage<Role> page, ViewContext context) {
        page.addColumn("name", context.text("name"), Role::name);
        page.addColumn("profile", context.text("role.profile"), this::profile);
        page.addComponentColumn("scope", context.text("role.scope"), role -> scope(role, context));
        page.addColumn("filters", context.text("role.filters"), role -> filters(role, context));
        page.addColumn("description", context.text("description"), Role::description);
        page.compact(role -> new RowCard(role.name(), profile(role), scope(role, context)));
    }

    private String profile(Role role) {
        return access.book().profiles().stream()
                .filter(profile -> profile.id().equals(role.profile()))
                .map(SecurityProfile::name)
                .findFirst()
                .orElse("");
    }

    private static StatusBadge scope(Role role, ViewContext context) {
        return new StatusBadge(
                role.scope() == AccessScope.NONE ? Tone.NEUTRAL : Tone.INFO, context.text("scope." + role.scope()));
    }

    private String filters(Role role, ViewContext context) {
        return access.book().filters().stream()
                .filter(filter -> role.filters().contains(filter.id()))
                .map(filter -> context.text("mode." + filter.mode()) + ": " + filter.name())
                .collect(Collectors.joining(", "));
    }

    @Override
    void edit(Role role, ViewContext context, Runnable saved) {
        new RoleDialog(role, access.book(), context, saved).open();
    }

    @Override
    void delete(Role role, Subject by) {
        access.book().deleteRole(role.id(), by, ORIGIN);
    }
}
