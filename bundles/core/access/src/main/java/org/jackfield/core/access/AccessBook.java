package org.jackfield.core.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.core.access.store.AccessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The site's profiles, roles and filters, and every change to them: checked, audited with before and after, durable, and in
 * force for the next question when the method returns. Any thread may call; changes are made one at a time.
 */
public final class AccessBook {

    /** What a person needs to see and change profiles, roles and filters. */
    public static final Permission CONFIGURE =
            new Permission("access.configure", "Configure security profiles, roles and access filters");

    /** The most of each kind. */
    static final int MOST = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(AccessBook.class);

    private final AccessStore store;
    private final SecurityService security;
    private final AuditService audit;
    private final Supplier<Collection<String>> held;
    private volatile AccessRules rules;

    /**
     * Works on a store.
     *
     * @param held ids of the roles that accounts hold; empty if that cannot be told
     */
    AccessBook(AccessStore store, SecurityService security, AuditService audit, Supplier<Collection<String>> held) {
        this.store = store;
        this.security = security;
        this.audit = audit;
        this.held = held;
        this.rules = store.load();
        rules.filters().values().forEach(AccessBook::warnIfUnreadable);
    }

    private static void warnIfUnreadable(AccessFilter filter) {
        try {
            filter.calls();
        } catch (ProblemException e) {
            LOG.warn(
                    "The access filter {} cannot be read any more ({}) and {} until it is saved anew: {} {}", filter.name(),
                    e.problem().input(), filter.mode() == AccessFilter.Mode.DENY ? "denies every call (of its units)" : "grants nothing",
                    e.problem().message(), e.problem().remedy());
        }
    }

    /** {@return all there is now} */
    public AccessRules rules() {
        return rules;
    }

    /** {@return the options there are now} */
    public OptionCatalogue options() {
        return AccessRules.catalogue(security);
    }

    /** {@return the built-in profiles, then the others by name} */
    public List<SecurityProfile> profiles() {
        OptionCatalogue options = options();
        List<SecurityProfile> all = new ArrayList<>();
        for (BuiltInProfile profile : BuiltInProfile.values()) {
            all.add(AccessRules.builtIn(profile, options));
        }
        all.addAll(byName(rules.profiles().values()));
        return all;
    }

    /** {@return the roles by name} */
    public List<Role> roles() {
        return byName(rules.roles().values());
    }

    /** {@return the filters by name} */
    public List<AccessFilter> filters() {
        return byName(rules.filters().values());
    }

    private static <T extends Named> List<T> byName(Collection<T> values) {
        return values.stream().sorted(Comparator.comparing(value -> key(value.name()))).toList();
    }

    /**
     * Keeps a profile; with revision 0 as a new one.
     *
     * @throws ProblemException {@code access.built-in}, {@code access.name}, {@code access.name-taken}, {@code
     *     access.too-many}, {@code access.conflict}
     */
    public synchronized SecurityProfile save(SecurityProfile profile, Subject by, String origin) {
        check(by, "profile", profile);
        OptionCatalogue options = options();
        if (profile.builtIn() || AccessRules.builtIn(profile.id(), options).isPresent()) {
            throw builtIn(profile.name());
        }
        for (BuiltInProfile other : BuiltInProfile.values()) {
            if (key(other.title()).equals(key(profile.name()))) {
                throw nameTaken(profile.name());
            }
        }
        describe(profile.description());
        if (profile.options().size() > SecurityProfile.MAX_OPTIONS
                || profile.options().stream().anyMatch(option -> option.isBlank() || option.length() > Named.MAX_NAME)) {
            throw ProblemException.invalid(
                    "access.options", Integer.toString(profile.options().size()), "These cannot be the options of a profile.",
                    "Take ids of options; GET /api/v1/access/options lists them.");
        }
        SecurityProfile next = new SecurityProfile(
                idOf(profile), profile.revision() + 1, profile.name(), profile.description(), profile.options(), false);
        return write(next, rules.profiles(), "profile", by, origin);
    }

    /**
     * Keeps a role; with revision 0 as a new one.
     *
     * @throws ProblemException {@code access.profile-unknown}, {@code access.filter-unknown} and as for a profile
     */
    public synchronized Role save(Role role, Subject by, String origin) {
        check(by, "role", role);
        describe(role.description());
        if (rules.profile(role.profile(), options()).isEmpty()) {
            throw ProblemException.invalid(
                    "access.profile-unknown", role.profile().toString(), "There is no such security profile.", "Choose another.");
        }
        role.filters().stream().filter(id -> !rules.filters().containsKey(id)).findFirst().ifPresent(id -> {
            throw ProblemException.invalid(
                    "access.filter-unknown", id.toString(), "There is no such access filter.", "Choose another.");
        });
        Role next = new Role(
                idOf(role), role.revision() + 1, role.name(), role.description(), role.profile(), role.scope(), role.filters());
        return write(next, rules.roles(), "role", by, origin);
    }

    /**
     * Keeps a filter; with revision 0 as a new one.
     *
     * @throws ProblemException {@code access.filter-text}, {@code access.duration} and as for a profile
     */
    public synchronized AccessFilter save(AccessFilter filter, Subject by, String origin) {
        check(by, "filter", filter);
        filter.calls();
        if (filter.units().size() > MOST) {
            throw ProblemException.of("access.too-many", Problem.Kind.LIMITED, filter.name(),
                    "A filter has at most " + MOST + " business units.", "Leave some out.");
        }
        AccessFilter next = new AccessFilter(
                idOf(filter), filter.revision() + 1, filter.name(), filter.mode(), filter.texts(), filter.leastMillis(),
                filter.mostMillis(), filter.kinds(), filter.status(), filter.noted(), filter.scored(), filter.units());
        return write(next, rules.filters(), "filter", by, origin);
    }

    private static UUID idOf(Named value) {
        return value.revision() == 0 ? Ids.next() : value.id();
    }

    private void check(Subject by, String kind, Named value) {
        security.check(by, CONFIGURE, value.revision() == 0 ? Target.SITE : Target.of(kind, value.id().toString()));
        if (value.name().isEmpty() || value.name().length() > Named.MAX_NAME
                || value.name().chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "access.name", value.name(), "A name has 1 to " + Named.MAX_NAME + " characters.", "Enter another name.");
        }
    }

    private static void describe(String description) {
        if (description.indexOf('\0') >= 0) {
            throw ProblemException.invalid(
                    "access.description", "", "A description cannot hold a zero character.", "Leave it out.");
        }
        if (description.length() > Named.MAX_DESCRIPTION) {
            throw ProblemException.invalid(
                    "access.description", description.substring(0, 40) + "…",
                    "A description has at most " + Named.MAX_DESCRIPTION + " characters.", "Shorten it.");
        }
    }

    private <T extends Named> T write(T next, Map<UUID, T> present, String kind, Subject by, String origin) {
        T before = present.get(next.id());
        if (next.revision() > 1 && before == null) {
            throw unknown(kind, next.id());
        }
        if (next.revision() == 1 && present.size() >= MOST) {
            throw ProblemException.of("access.too-many", Problem.Kind.LIMITED, next.name(),
                    "There are " + MOST + " already.", "Delete some that are of no use any more.");
        }
        if (before != null && before.revision() != next.revision() - 1) {
            throw conflict(next.name());
        }
        if (present.values().stream()
                .anyMatch(other -> !other.id().equals(next.id()) && key(other.name()).equals(key(next.name())))) {
            throw nameTaken(next.name());
        }
        record(by, origin, "access." + kind + (before == null ? "-create" : "-change"), next.name(),
                before == null ? "" : Wording.of(before, rules), Wording.of(next, rules));
        if (!store.save(next)) {
            throw conflict(next.name());
        }
        Map<UUID, T> all = new HashMap<>(present);
        all.put(next.id(), next);
        rules = with(next, all);
        return next;
    }

    @SuppressWarnings("unchecked")
    private AccessRules with(Named changed, Map<UUID, ? extends Named> all) {
        return switch (changed) {
            case SecurityProfile profile ->
                    new AccessRules((Map<UUID, SecurityProfile>) all, rules.roles(), rules.filters());
            case Role role -> new AccessRules(rules.profiles(), (Map<UUID, Role>) all, rules.filters());
            case AccessFilter filter -> new AccessRules(rules.profiles(), rules.roles(), (Map<UUID, AccessFilter>) all);
        };
    }

    /**
     * Removes a profile that no role has.
     *
     * @throws ProblemException {@code access.unknown}, {@code access.built-in}, {@code access.in-use}
     */
    public synchronized void deleteProfile(UUID id, Subject by, String origin) {
        security.check(by, CONFIGURE, Target.of("profile", id.toString()));
        AccessRules.builtIn(id, options()).ifPresent(profile -> {
            throw builtIn(profile.name());
        });
        unused(rules.rolesOf(id));
        delete(rules.profiles(), id, "profile", by, origin);
    }

    /**
     * Removes a role that no account holds.
     *
     * @throws ProblemException {@code access.unknown}, {@code access.in-use}
     */
    public synchronized void deleteRole(UUID id, Subject by, String origin) {
        security.check(by, CONFIGURE, Target.of("role", id.toString()));
        if (held.get().contains(id.toString())) {
            throw ProblemException.conflict(
                    "access.in-use", id.toString(), "Accounts hold this role.", "Give them another role first.");
        }
        delete(rules.roles(), id, "role", by, origin);
    }

    /**
     * Removes a filter that no role has.
     *
     * @throws ProblemException {@code access.unknown}, {@code access.in-use}
     */
    public synchronized void deleteFilter(UUID id, Subject by, String origin) {
        security.check(by, CONFIGURE, Target.of("filter", id.toString()));
        unused(rules.rolesWith(id));
        delete(rules.filters(), id, "filter", by, origin);
    }

    private <T extends Named> void delete(Map<UUID, T> present, UUID id, String kind, Subject by, String origin) {
        T gone = present.get(id);
        if (gone == null) {
            throw unknown(kind, id);
        }
        record(by, origin, "access." + kind + "-delete", gone.name(), Wording.of(gone, rules), "");
        store.delete(id);
        Map<UUID, T> all = new HashMap<>(present);
        all.remove(id);
        rules = with(gone, all);
    }

    private static void unused(String roles) {
        if (!roles.isEmpty()) {
            throw ProblemException.conflict(
                    "access.in-use", roles, "These roles use it.", "Let them use something else first.");
        }
    }

    private void record(Subject by, String origin, String action, String object, String before, String after) {
        audit.record(new AuditEvent(by, origin, action, object, AuditEvent.Outcome.DONE, before, after));
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static ProblemException unknown(String kind, UUID id) {
        return ProblemException.notFound(
                "access.unknown", id.toString(), "There is no such " + kind + ".", "It may have been deleted; look again.");
    }

    private static ProblemException builtIn(String name) {
        return ProblemException.conflict(
                "access.built-in", name, "A built-in profile cannot be changed or deleted.", "Make one of your own.");
    }

    private static ProblemException nameTaken(String name) {
        return ProblemException.conflict("access.name-taken", name, "Another one has this name.", "Enter another name.");
    }

    private static ProblemException conflict(String name) {
        return ProblemException.conflict(
                "access.conflict", name, "Somebody else changed it meanwhile.", "Open it again and make your change anew.");
    }
}
