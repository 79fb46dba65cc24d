package org.jackfield.core.filters;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.FilterUsage;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.filters.SavedFilter.Sharing;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.FilterCriteria;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.filters.store.FilterStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The site's filters, in memory as they are in the store. Changes are made one at a time. */
final class FilterBook implements FilterService {

    /** The most filters of one account, or shared. */
    static final int MOST = 500;

    /** The most users and units of a filter. */
    static final int MOST_PEOPLE = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(FilterBook.class);
    private static final Comparator<SavedFilter> ORDER =
            Comparator.comparing(SavedFilter::sharing).thenComparing(filter -> key(filter.name()));

    private final FilterStore store;
    private final SecurityService security;
    private final AuditService audit;
    private final UsersService users;
    private final Supplier<? extends Collection<String>> serviceCodes;
    private final Supplier<? extends Collection<FilterUsage>> usages;
    private final Map<UUID, SavedFilter> filters = new ConcurrentHashMap<>();

    /**
     * Reads what is kept.
     *
     * @param serviceCodes those of the dial plan now
     * @param usages who may use filters now
     */
    FilterBook(
            FilterStore store,
            SecurityService security,
            AuditService audit,
            UsersService users,
            Supplier<? extends Collection<String>> serviceCodes,
            Supplier<? extends Collection<FilterUsage>> usages) {
        this.store = store;
        this.security = security;
        this.audit = audit;
        this.users = users;
        this.serviceCodes = serviceCodes;
        this.usages = usages;
        Stream.concat(BuiltInFilters.all().stream(), store.load().stream())
                .forEach(filter -> filters.put(filter.id(), filter));
    }

    @Override
    public List<SavedFilter> filters(Subject by) {
        return filters.values().stream().filter(filter -> sees(filter, by)).sorted(ORDER).toList();
    }

    @Override
    public Optional<SavedFilter> filter(UUID id, Subject by) {
        return Optional.ofNullable(filters.get(id)).filter(filter -> sees(filter, by));
    }

    @Override
    public String name(SavedFilter filter, Locale locale) {
        return BuiltInFilters.name(filter, locale);
    }

    private boolean sees(SavedFilter filter, Subject by) {
        return switch (filter.sharing()) {
            case PERSONAL -> filter.owner().equals(by.id()) && may(by, OWN);
            case SHARED -> may(by, VIEW_SHARED);
            case BUILT_IN -> may(by, OWN) || may(by, VIEW_SHARED);
        };
    }

    private boolean may(Subject by, Permission permission) {
        return security.decide(by, permission, Target.SITE).allowed();
    }

    @Override
    public CallFilter resolve(FilterCriteria criteria) {
        CallFilter filter = criteria.parse().withServiceCodes(serviceCodes.get());
        if (criteria.users().isEmpty() && criteria.units().isEmpty()) {
            return filter;
        }
        Set<UUID> whose = new HashSet<>(criteria.users());
        criteria.units().forEach(unit -> users.usersBelow(unit).stream().map(User::id).forEach(whose::add));
        filter.users().ifPresent(whose::retainAll);
        return filter.withUsers(whose);
    }

    @Override
    public CallFilter resolve(UUID id, Subject by) {
        return id == null ? CallFilter.ALL : resolve(filter(id, by).orElseThrow(() -> unknown(id)).criteria());
    }

    @Override
    public synchronized SavedFilter save(SavedFilter wanted, Subject by, String origin) {
        SavedFilter before = null;
        if (wanted.revision() > 0) {
            before = changeable(wanted.id(), by);
        } else {
            checkChange(wanted.sharing(), by, Target.SITE, wanted.name());
        }
        checkName(wanted.name());
        checkCriteria(wanted.criteria());
        Sharing sharing = before == null ? wanted.sharing() : before.sharing();
        String owner = before != null ? before.owner() : sharing == Sharing.PERSONAL ? by.id() : "";
        if (before != null && before.revision() != wanted.revision()) {
            throw conflict(wanted.name());
        }
        UUID id = before == null ? Ids.next() : before.id();
        checkPlace(id, sharing, owner, wanted.name());
        SavedFilter next = new SavedFilter(id, wanted.revision() + 1, sharing, owner, wanted.name(), wanted.criteria());
        audit.record(new AuditEvent(
                by, origin, before == null ? "filters.create" : "filters.change", next.name(), AuditEvent.Outcome.DONE,
                before == null ? "" : describe(before), describe(next)));
        if (!store.save(next)) {
            throw conflict(next.name());
        }
        filters.put(next.id(), next);
        return next;
    }

    @Override
    public synchronized SavedFilter share(UUID id, String name, Subject by, String origin) {
        SavedFilter original = filter(id, by).orElseThrow(() -> unknown(id));
        return save(new SavedFilter(id, 0, Sharing.SHARED, "", name, original.criteria()), by, origin);
    }

    @Override
    public List<String> uses(UUID id) {
        return usages.get().stream().flatMap(usage -> usage.usesOf(id).stream()).sorted().toList();
    }

    @Override
    public void delete(UUID id, boolean evenInUse, Subject by, String origin) {
        synchronized (this) {
            SavedFilter gone = changeable(id, by);
            List<String> uses = uses(id);
            if (!evenInUse && !uses.isEmpty()) {
                throw ProblemException.conflict(
                        "filters.in-use", gone.name(), "It is used: " + String.join(", ", uses) + ".",
                        "Delete it nevertheless, and these go on without it, or let them use another filter first.");
            }
            audit.record(new AuditEvent(
                    by, origin, "filters.delete", gone.name(), AuditEvent.Outcome.DONE, describe(gone), ""));
            store.delete(id);
            filters.remove(id);
        }
        for (FilterUsage usage : usages.get()) {
            try {
                usage.filterRemoved(id);
            } catch (RuntimeException e) {
                LOG.warn("{} was not told that the filter {} was removed", usage.getClass().getName(), id, e);
            }
        }
    }

    private SavedFilter changeable(UUID id, Subject by) {
        SavedFilter present = filter(id, by).orElseThrow(() -> unknown(id));
        checkChange(present.sharing(), by, Target.of("filter", id.toString()), present.name());
        return present;
    }

    private void checkChange(Sharing sharing, Subject by, Target target, String name) {
        switch (sharing) {
            case PERSONAL -> security.check(by, OWN, target);
            case SHARED -> security.check(by, MODIFY_SHARED, target);
            case BUILT_IN -> throw ProblemException.conflict(
                    "filters.built-in", name, "A built-in filter cannot be changed or deleted.", "Make one of your own.");
        }
    }

    private void checkPlace(UUID id, Sharing sharing, String owner, String name) {
        List<SavedFilter> beside = filters.values().stream()
                .filter(other -> !other.id().equals(id))
                .filter(other -> sharing == Sharing.PERSONAL
                        ? other.sharing() == Sharing.PERSONAL && other.owner().equals(owner)
                        : other.sharing() != Sharing.PERSONAL)
                .toList();
        if (beside.stream().flatMap(BuiltInFilters::names).anyMatch(taken -> key(taken).equals(key(name)))) {
            throw ProblemException.conflict(
                    "filters.name-taken", name, "Another filter has this name.", "Enter another name.");
        }
        if (beside.size() >= MOST) {
            throw ProblemException.of(
                    "filters.too-many", Problem.Kind.LIMITED, name, "There are " + MOST + " already.",
                    "Delete some that are of no use any more.");
        }
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.length() > SavedFilter.MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "filters.name", name, "A name has 1 to " + SavedFilter.MAX_NAME + " characters.", "Enter another name.");
        }
    }

    private static void checkCriteria(FilterCriteria criteria) {
        criteria.parse();
        if (criteria.users().size() + criteria.units().size() > MOST_PEOPLE) {
            throw ProblemException.of(
                    "filters.too-many", Problem.Kind.LIMITED, "users and units",
                    "A filter has at most " + MOST_PEOPLE + " users and business units.", "Take units in place of their users.");
        }
    }

    private static String describe(SavedFilter filter) {
        return filter.sharing() + ": " + filter.name() + "; " + filter.criteria();
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                "filters.unknown", id.toString(), "There is no such filter.", "It may have been deleted; look again.");
    }

    private static ProblemException conflict(String name) {
        return ProblemException.conflict(
                "filters.conflict", name, "Somebody else changed it meanwhile.", "Open it again and make your change anew.");
    }
}
