package org.jackfield.core.users;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.users.BusinessUnit;

/** The business units and the rules of their tree. Immutable: a change gives another tree. */
final class UnitTree {

    static final int MOST_UNITS = 10_000;
    static final int MOST_LEVELS = 20;
    static final int LONGEST_NAME = 100;
    static final int LONGEST_DN = 500;

    static final UnitTree EMPTY = new UnitTree(Map.of());

    private static final Comparator<BusinessUnit> BY_NAME =
            Comparator.comparing((BusinessUnit u) -> key(u.name())).thenComparing(BusinessUnit::id);

    private final Map<UUID, BusinessUnit> units;
    private final Map<UUID, List<BusinessUnit>> below = new HashMap<>();

    private UnitTree(Map<UUID, BusinessUnit> units) {
        this.units = units;
        units.values().forEach(u -> below.computeIfAbsent(u.parent(), id -> new ArrayList<>()).add(u));
        below.values().forEach(brothers -> brothers.sort(BY_NAME));
    }

    /** A tree of what was stored. A unit whose parent is not there stands at the top. */
    static UnitTree of(Collection<BusinessUnit> stored) {
        Map<UUID, BusinessUnit> units = new HashMap<>();
        stored.forEach(u -> units.put(u.id(), u));
        units.replaceAll((id, u) -> u.parent() == null || units.containsKey(u.parent())
                ? u
                : new BusinessUnit(u.id(), u.revision(), null, u.name(), u.directoryUnit()));
        return new UnitTree(units);
    }

    Optional<BusinessUnit> unit(UUID id) {
        return BusinessUnit.isFixed(id)
                ? Optional.of(new BusinessUnit(id, 0, null, "", ""))
                : Optional.ofNullable(units.get(id));
    }

    /** {@return parents before children, brothers by name} */
    List<BusinessUnit> inOrder() {
        List<BusinessUnit> all = new ArrayList<>(units.size());
        addBelow(null, all);
        return all;
    }

    private void addBelow(UUID parent, List<BusinessUnit> all) {
        for (BusinessUnit unit : children(parent)) {
            all.add(unit);
            addBelow(unit.id(), all);
        }
    }

    List<BusinessUnit> children(UUID parent) {
        return below.getOrDefault(parent, List.of());
    }

    Set<UUID> subtree(UUID unit) {
        if (BusinessUnit.isFixed(unit)) {
            return Set.of(unit);
        }
        if (!units.containsKey(unit)) {
            return Set.of();
        }
        Set<UUID> all = new LinkedHashSet<>();
        all.add(unit);
        List<BusinessUnit> under = new ArrayList<>();
        addBelow(unit, under);
        under.forEach(u -> all.add(u.id()));
        return all;
    }

    List<BusinessUnit> path(UUID unit) {
        List<BusinessUnit> up = new ArrayList<>();
        BusinessUnit at = unit(unit).orElse(null);
        while (at != null) {
            up.add(0, at);
            at = at.parent() == null ? null : units.get(at.parent());
        }
        return up;
    }

    /**
     * {@return the unit as it may be stored: checked against the tree, its revision one more}
     *
     * @throws ProblemException if it breaks a rule
     */
    BusinessUnit checked(BusinessUnit unit) {
        refuseFixed(unit.id());
        BusinessUnit before = units.get(unit.id());
        UserRules.checkRevision(before == null ? 0 : before.revision(), unit.revision(), unit.name());
        String name = UserRules.text("name", unit.name(), LONGEST_NAME);
        if (name.isEmpty()) {
            throw ProblemException.invalid(
                    "users.invalid", "name", "A business unit has a name.", "Enter a name.");
        }
        String link = UserRules.text("directoryUnit", unit.directoryUnit(), LONGEST_DN);
        if (before == null && units.size() >= MOST_UNITS) {
            throw ProblemException.invalid(
                    "users.too-many", name, "There are " + MOST_UNITS + " business units.", "Delete some that are empty.");
        }
        checkParent(unit, name);
        children(unit.parent()).stream()
                .filter(b -> !b.id().equals(unit.id()) && key(b.name()).equals(key(name)))
                .findFirst()
                .ifPresent(b -> {
                    throw ProblemException.conflict(
                            "users.unit-name-taken", name, "There is a unit of this name at this place.",
                            "Choose another name.");
                });
        return new BusinessUnit(unit.id(), unit.revision() + 1, unit.parent(), name, link);
    }

    private void checkParent(BusinessUnit unit, String name) {
        UUID parent = unit.parent();
        if (parent == null) {
            return;
        }
        refuseFixed(parent);
        if (!units.containsKey(parent)) {
            throw notFound(parent);
        }
        if (units.containsKey(unit.id()) && subtree(unit.id()).contains(parent)) {
            throw ProblemException.invalid(
                    "users.unit-cycle", name, "A unit cannot stand below itself.", "Choose a unit that is not below it.");
        }
        if (path(parent).size() + height(unit.id()) > MOST_LEVELS) {
            throw ProblemException.invalid(
                    "users.unit-too-deep", name, "Units stand on at most " + MOST_LEVELS + " levels.",
                    "Choose a unit further up.");
        }
    }

    private int height(UUID unit) {
        return 1 + children(unit).stream().mapToInt(u -> height(u.id())).max().orElse(0);
    }

    /** Refuses to delete a unit that holds others, one that is not there, and the fixed ones. */
    BusinessUnit deletable(UUID id, long expectedRevision) {
        refuseFixed(id);
        BusinessUnit unit = Optional.ofNullable(units.get(id)).orElseThrow(() -> notFound(id));
        UserRules.checkRevision(unit.revision(), expectedRevision, unit.name());
        if (!children(id).isEmpty()) {
            throw notEmpty(unit);
        }
        return unit;
    }

    UnitTree with(BusinessUnit unit) {
        Map<UUID, BusinessUnit> changed = new HashMap<>(units);
        changed.put(unit.id(), unit);
        return new UnitTree(changed);
    }

    UnitTree without(UUID unit) {
        Map<UUID, BusinessUnit> changed = new HashMap<>(units);
        changed.remove(unit);
        return new UnitTree(changed);
    }

    static ProblemException notEmpty(BusinessUnit unit) {
        return ProblemException.conflict(
                "users.unit-not-empty", unit.name(), "The business unit holds users or other units.",
                "Move or delete them first.");
    }

    static ProblemException notFound(UUID unit) {
        return ProblemException.notFound(
                "users.unit-not-found", unit.toString(), "There is no such business unit.",
                "It may have been deleted: look at the list again.");
    }

    private static void refuseFixed(UUID id) {
        if (BusinessUnit.isFixed(id)) {
            throw ProblemException.invalid(
                    "users.unit-fixed", "", "The units for unassigned and deleted users cannot be changed and hold no units.",
                    "Choose another unit.");
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
