package org.jackfield.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallFacts;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.CallSpan;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.testkit.FakeUsers;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.junit.jupiter.api.Test;

class RolePolicyTest {

    private static final Permission PLAY = new Permission("recording.play", "Play");
    private static final Permission CONFIGURE = new Permission("access.configure", "Configure");
    private static final List<AccessOption> OPTIONS = List.of(
            StandardOption.PLAY.granting(PLAY.id()), StandardOption.SECURITY.granting(CONFIGURE.id()));
    private static final UUID SUPERVISOR = SecurityProfile.idOf(BuiltInProfile.SUPERVISOR);
    private static final UUID ADMIN = SecurityProfile.idOf(BuiltInProfile.ADMIN);

    private final FakeUsers users = new FakeUsers();
    private final BusinessUnit sales = unit("Sales", null);
    private final BusinessUnit export = unit("Export", sales);
    private final User anna = user("Anna", sales.id());
    private final User ben = user("Ben", sales.id());
    private final User carl = user("Carl", export.id());
    private final User dora = user("Dora", BusinessUnit.UNASSIGNED);
    private final User emil = user("Emil", BusinessUnit.UNASSIGNED);
    private final Map<UUID, Role> roles = new HashMap<>();
    private final Map<UUID, AccessFilter> filters = new HashMap<>();
    private boolean usersKnown = true;

    private BusinessUnit unit(String name, BusinessUnit parent) {
        BusinessUnit unit = new BusinessUnit(UUID.randomUUID(), 1, parent == null ? null : parent.id(), name, "");
        users.put(unit);
        return unit;
    }

    private User user(String name, UUID unit) {
        User user = User.named(UUID.randomUUID(), name, "Test").withUnit(unit);
        users.put(user);
        return user;
    }

    private RolePolicy policy() {
        AccessRules rules = new AccessRules(Map.of(), roles, filters);
        return new RolePolicy(() -> rules, () -> OPTIONS, () -> usersKnown ? Optional.of(users) : Optional.empty());
    }

    private Role role(UUID profile, AccessScope scope, AccessFilter... some) {
        Role role = new Role(
                UUID.randomUUID(), 1, "Role", "", profile, scope,
                Stream.of(some).map(AccessFilter::id).collect(Collectors.toSet()));
        roles.put(role.id(), role);
        Stream.of(some).forEach(filter -> filters.put(filter.id(), filter));
        return role;
    }

    private static Subject holder(User user, Role... held) {
        return new Subject(
                user.id().toString(), user.name(), Subject.Kind.PERSON,
                Stream.of(held).map(role -> role.id().toString()).collect(Collectors.toSet()));
    }

    private static AccessFilter filter(AccessFilter.Mode mode, Map<CallField, String> texts, Set<UUID> units) {
        return new AccessFilter(
                UUID.randomUUID(), 1, "Filter", mode, texts, 0, Long.MAX_VALUE, Set.of(), CallStatus.ANY, Optional.empty(),
                Optional.empty(), units);
    }

    private static CallFacts call(User user, String extension) {
        return new CallFacts(
                user == null ? Set.of() : Set.of(user.id()), Map.of(CallField.EXTENSION, List.of(extension)), CallKind.INBOUND,
                Map.of(CallSpan.CONNECTED, 1000L), Map.of(), false);
    }

    private List<String> seenBy(User viewer, AccessScope scope) {
        Subject subject = holder(viewer, role(SUPERVISOR, scope));
        CallAccess access = policy().callAccess(subject, PLAY);
        List<String> seen = new ArrayList<>();
        for (User user : List.of(anna, ben, carl, dora, emil)) {
            if (access.allows(call(user, "1001"))) {
                seen.add(user.firstName());
            }
        }
        if (access.allows(call(null, "1001"))) {
            seen.add("nobody's");
        }
        return seen;
    }

    @Test
    void scopesFollowTheUnitOfWhoeverLooks() {
        assertThat(seenBy(anna, AccessScope.NONE)).isEmpty();
        assertThat(seenBy(anna, AccessScope.OWN)).containsExactly("Anna");
        assertThat(seenBy(anna, AccessScope.UNIT)).containsExactly("Anna", "Ben");
        assertThat(seenBy(anna, AccessScope.UNIT_AND_BELOW)).containsExactly("Anna", "Ben", "Carl");
        assertThat(seenBy(carl, AccessScope.UNIT_AND_BELOW)).containsExactly("Carl");
        assertThat(seenBy(anna, AccessScope.SITE)).containsExactly("Anna", "Ben", "Carl", "Dora", "Emil", "nobody's");
        assertThat(seenBy(anna, AccessScope.ORGANISATION)).hasSize(6);
    }

    @Test
    void thoseWhomNobodyHasPutAnywhereAreNoTeam() {
        assertThat(seenBy(dora, AccessScope.UNIT)).containsExactly("Dora");
        assertThat(seenBy(dora, AccessScope.UNIT_AND_BELOW)).containsExactly("Dora");
    }

    @Test
    void whileNobodyKnowsTheUsersAUnitIsOneselfAlone() {
        usersKnown = false;
        assertThat(seenBy(anna, AccessScope.UNIT_AND_BELOW)).containsExactly("Anna");
    }

    @Test
    void aMovedUserSeesTheNewUnit() {
        users.put(anna.withUnit(export.id()));
        assertThat(seenBy(anna, AccessScope.UNIT)).containsExactly("Anna", "Carl");
    }

    @Test
    void aRoleThatLacksThePermissionGivesNoCallsForIt() {
        Subject both = holder(anna, role(ADMIN, AccessScope.SITE), role(SUPERVISOR, AccessScope.OWN));

        CallAccess play = policy().callAccess(both, PLAY);

        assertThat(play.everything()).isFalse();
        assertThat(play.users()).containsExactly(anna.id());
        assertThat(policy().decide(both, CONFIGURE, Target.SITE).allowed()).isTrue();
    }

    @Test
    void aFilterThatGrantsAddsToTheScope() {
        Role role = role(
                SUPERVISOR, AccessScope.OWN, filter(AccessFilter.Mode.GRANT, Map.of(CallField.EXTENSION, "2000-2999"), Set.of()));
        CallAccess access = policy().callAccess(holder(anna, role), PLAY);

        assertThat(access.allows(call(ben, "2500"))).isTrue();
        assertThat(access.allows(call(ben, "1500"))).isFalse();
        assertThat(access.allows(call(anna, "1500"))).isTrue();
    }

    @Test
    void aFilterOfUnitsMeansTheirUsersAndNotThoseBelow() {
        Role role = role(SUPERVISOR, AccessScope.NONE, filter(AccessFilter.Mode.GRANT, Map.of(), Set.of(sales.id())));
        CallAccess access = policy().callAccess(holder(dora, role), PLAY);

        assertThat(access.allows(call(ben, "1"))).isTrue();
        assertThat(access.allows(call(carl, "1"))).isFalse();
    }

    @Test
    void whileNobodyKnowsTheUsersUnitsGrantNothingAndDenyEverything() {
        usersKnown = false;
        Role granted = role(SUPERVISOR, AccessScope.NONE, filter(AccessFilter.Mode.GRANT, Map.of(), Set.of(sales.id())));
        Role denied = role(SUPERVISOR, AccessScope.SITE, filter(AccessFilter.Mode.DENY, Map.of(), Set.of(sales.id())));

        assertThat(policy().callAccess(holder(dora, granted), PLAY).allows(call(ben, "1"))).isFalse();
        assertThat(policy().callAccess(holder(dora, denied), PLAY).allows(call(dora, "1"))).isFalse();
    }

    @Test
    void aFilterThatCanNoLongerBeReadGrantsNothingAndDeniesEverything() {
        Map<CallField, String> texts = Map.of(CallField.EXTENSION, "1003!");
        Role granted = role(SUPERVISOR, AccessScope.OWN, filter(AccessFilter.Mode.GRANT, texts, Set.of()));
        Role denied = role(SUPERVISOR, AccessScope.SITE, filter(AccessFilter.Mode.DENY, texts, Set.of()));
        Role deniedOfSales = role(SUPERVISOR, AccessScope.SITE, filter(AccessFilter.Mode.DENY, texts, Set.of(sales.id())));

        CallAccess some = policy().callAccess(holder(anna, granted), PLAY);
        assertThat(some.allows(call(anna, "1"))).isTrue();
        assertThat(some.allows(call(ben, "1003"))).isFalse();
        assertThat(policy().callAccess(holder(anna, denied), PLAY).allows(call(anna, "1"))).isFalse();
        CallAccess others = policy().callAccess(holder(anna, deniedOfSales), PLAY);
        assertThat(others.allows(call(ben, "1"))).isFalse();
        assertThat(others.allows(call(carl, "1"))).isTrue();
    }

    @Test
    void aDenialOfOneRoleHoldsForWhatAnotherGives() {
        Role wide = role(SUPERVISOR, AccessScope.SITE);
        Role narrow = role(
                ADMIN, AccessScope.NONE, filter(AccessFilter.Mode.DENY, Map.of(CallField.EXTENSION, "1001"), Set.of()));
        CallAccess access = policy().callAccess(holder(anna, wide, narrow), PLAY);

        assertThat(access.allows(call(anna, "1001"))).isFalse();
        assertThat(access.allows(call(anna, "1002"))).isTrue();
    }

    @Test
    void aRoleThatIsNotThereGivesNothing() {
        Subject stranger = new Subject(
                anna.id().toString(), "anna", Subject.Kind.PERSON, Set.of(UUID.randomUUID().toString(), "supervisor"));

        assertThat(policy().decide(stranger, PLAY, Target.SITE).allowed()).isFalse();
        assertThat(policy().callAccess(stranger, PLAY).isNone()).isTrue();
    }

    @Property
    void noCombinationShowsADeniedSegment(@ForAll long seed) {
        Random chance = new Random(seed);
        List<String> texts = List.of("1001", "1002", "10%", "!1001", "1000-1005", "_001", "2000+");
        List<Role> held = new ArrayList<>();
        List<AccessFilter> denials = new ArrayList<>();
        for (int i = 0; i <= chance.nextInt(4); i++) {
            List<AccessFilter> some = new ArrayList<>();
            for (int j = 0; j < chance.nextInt(4); j++) {
                AccessFilter filter = filter(
                        chance.nextBoolean() ? AccessFilter.Mode.DENY : AccessFilter.Mode.GRANT,
                        Map.of(CallField.EXTENSION, texts.get(chance.nextInt(texts.size()))),
                        chance.nextInt(3) == 0 ? Set.of(sales.id()) : Set.of());
                some.add(filter);
                if (filter.mode() == AccessFilter.Mode.DENY) {
                    denials.add(filter);
                }
            }
            held.add(role(
                    SecurityProfile.idOf(BuiltInProfile.values()[chance.nextInt(7)]),
                    AccessScope.values()[chance.nextInt(AccessScope.values().length)],
                    some.toArray(AccessFilter[]::new)));
        }
        CallAccess access = policy().callAccess(holder(anna, held.toArray(Role[]::new)), PLAY);

        for (User user : List.of(anna, ben, carl, dora)) {
            for (String extension : List.of("1001", "1002", "1010", "2001", "x")) {
                CallFacts facts = call(user, extension);
                boolean denied = denials.stream().anyMatch(filter -> filter.calls().matches(facts, true)
                        && (filter.units().isEmpty() || filter.units().contains(user.unit())));
                if (denied) {
                    assertThat(access.allows(facts)).isFalse();
                }
            }
        }
    }
}
