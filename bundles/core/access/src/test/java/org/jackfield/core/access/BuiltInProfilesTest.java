package org.jackfield.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every built-in profile has exactly the ticks of the table (manual §7.2.6.9.2.1, ruling 28). */
class BuiltInProfilesTest {

    /** One row per option; the columns are the profiles in their order, {@code x} for a tick. */
    private static final String TABLE = """
            general.web-access                  x x x - - x x
            general.tasks                       x x - - - - -
            general.dashboard                   x x - - - - -
            general.audit-trail                 x x - - - - -
            general.system-units                x x - - - - -
            general.view-shared-filters         x x - - - x x
            general.modify-shared-filters       x x - - - x x
            recordings.play                     - x x - x x -
            recordings.save                     - x x - - x -
            recordings.email                    - x x - - x -
            recordings.silent-monitor           - x x - - x -
            recordings.modify-call-details      - x x - - - -
            recordings.live-view                - x x - - x -
            reporting.run                       x x - - - - x
            reporting.schedule                  x x - - - - x
            campaigns.web-access                x x - - - - -
            campaigns.campaigns                 x x - - - - -
            campaigns.dispositions              x x - - - - -
            campaigns.imports                   x x - - - - -
            campaigns.exports                   x x - - - - -
            campaigns.reports                   x x - - - - -
            campaigns.schedules                 x x - - - - -
            campaigns.barred-numbers            x x - - - - -
            campaigns.settings                  x x - - - - -
            configuration.contact-directories   x - - - - - -
            configuration.server-applications   x - - - - - -
            configuration.phone-manager         x - - - - - -
            configuration.macros                x - - - - - -
            configuration.call-banners          x - - - - - -
            configuration.client-toolbars       x - - - - - -
            configuration.call-categories       x - - - - - -
            configuration.phone-systems         x - - - - - -
            configuration.exclusion-list        x - - - - - -
            configuration.inclusion-list        x - - - - - -
            configuration.call-reporting        x - - - - - x
            configuration.dial-plan             x - - - - - -
            configuration.custom-tags           x - - - - - -
            configuration.email                 x - - - - - -
            configuration.database-maintenance  x - - - - - -
            configuration.security              x - - - - - -
            configuration.users-and-units       x - - - - - -
            configuration.compliance-muting     x - - - - - -
            configuration.servers               x - - - - - -
            configuration.manage-licence        x - - - - - -
            """;

    /** Each option with a permission of its own, so that what it grants can be seen. */
    private static final List<AccessOption> OPTIONS =
            Stream.of(StandardOption.values()).map(option -> option.granting("test." + option.id())).toList();

    private record Row(String option, List<Boolean> ticks) {

        static Row of(String line) {
            String[] words = line.split(" +");
            return new Row(words[0], Stream.of(words).skip(1).map("x"::equals).toList());
        }
    }

    private static List<Row> rows() {
        return TABLE.lines().map(Row::of).toList();
    }

    @Test
    void theTableIsAboutEveryOption() {
        assertThat(rows()).extracting(Row::option)
                .containsExactlyInAnyOrderElementsOf(Stream.of(StandardOption.values()).map(StandardOption::id).toList());
    }

    @TestFactory
    Stream<DynamicTest> everyProfileGrantsWhatItsTicksSayAndNothingElse() {
        List<DynamicTest> tests = new ArrayList<>();
        for (BuiltInProfile profile : BuiltInProfile.values()) {
            Role role = new Role(
                    UUID.randomUUID(), 1, profile.title(), "", SecurityProfile.idOf(profile), AccessScope.SITE, Set.of());
            RolePolicy policy = new RolePolicy(
                    () -> new AccessRules(Map.of(), Map.of(role.id(), role), Map.of()), () -> OPTIONS, Optional::empty);
            Subject holder = new Subject(
                    UUID.randomUUID().toString(), "holder", Subject.Kind.PERSON, Set.of(role.id().toString()));
            rows().forEach(row -> tests.add(DynamicTest.dynamicTest(profile + " " + row.option(), () -> {
                boolean ticked = row.ticks().get(profile.ordinal());
                Permission permission = new Permission("test." + row.option(), row.option());
                assertThat(policy.decide(holder, permission, Target.SITE).allowed()).isEqualTo(ticked);
                assertThat(policy.callAccess(holder, permission).isUnlimited()).isEqualTo(ticked);
            })));
        }
        return tests.stream();
    }
}
