package org.jackfield.core.filters;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.FilterUsage;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.FilterCriteria;
import org.jackfield.api.telephony.dialplan.DialPlanAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.filters.store.JdbiFilterStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps filters once there is a place for them. */
@Component(
        name = "org.jackfield.core.filters",
        immediate = true,
        service = {FiltersComponent.class, FilterService.class, PermissionContribution.class})
public final class FiltersComponent implements FilterService, PermissionContribution {

    private final Collection<FilterUsage> usages = new CopyOnWriteArrayList<>();
    private final FilterBook book;

    /** Reads what is kept. */
    @Activate
    public FiltersComponent(
            @Reference(target = "(schema=org.jackfield.core.filters)") SchemaReady schema,
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference UsersService users,
            @Reference DialPlanAdminService dialPlan) {
        book = new FilterBook(
                new JdbiFilterStore(schema), security, audit, users, () -> dialPlan.rules().value().serviceCodes(), () -> usages);
    }

    void add(FilterUsage usage) {
        usages.add(usage);
    }

    void remove(FilterUsage usage) {
        usages.remove(usage);
    }

    @Override
    public List<SavedFilter> filters(Subject by) {
        return book.filters(by);
    }

    @Override
    public Optional<SavedFilter> filter(UUID id, Subject by) {
        return book.filter(id, by);
    }

    @Override
    public String name(SavedFilter filter, Locale locale) {
        return book.name(filter, locale);
    }

    @Override
    public CallFilter resolve(FilterCriteria criteria) {
        return book.resolve(criteria);
    }

    @Override
    public CallFilter resolve(UUID id, Subject by) {
        return book.resolve(id, by);
    }

    @Override
    public SavedFilter save(SavedFilter filter, Subject by, String origin) {
        return book.save(filter, by, origin);
    }

    @Override
    public SavedFilter share(UUID id, String name, Subject by, String origin) {
        return book.share(id, name, by, origin);
    }

    @Override
    public List<String> uses(UUID id) {
        return book.uses(id);
    }

    @Override
    public void delete(UUID id, boolean evenInUse, Subject by, String origin) {
        book.delete(id, evenInUse, by, origin);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(OWN, VIEW_SHARED, MODIFY_SHARED);
    }

    /** Whoever has recordings or reports has filters of one's own (manual §6). */
    @Override
    public List<AccessOption> options() {
        return List.of(
                StandardOption.VIEW_SHARED_FILTERS.granting(VIEW_SHARED.id()),
                StandardOption.MODIFY_SHARED_FILTERS.granting(MODIFY_SHARED.id()),
                new AccessOption(
                        "general.own-filters", StandardOption.Group.GENERAL, "Own filters",
                        "Keep filters of one's own for calls, recordings and reports",
                        Set.of(OWN.id()),
                        Set.of(
                                BuiltInProfile.ADMIN, BuiltInProfile.SUPERVISOR, BuiltInProfile.USER,
                                BuiltInProfile.RECORDING_ONLY, BuiltInProfile.REPORTING_ONLY)));
    }
}
