package org.jackfield.core.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.feature.FeatureAdminService;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.RecordingAudit;
import org.junit.jupiter.api.Test;

class FeatureSwitchTest {

    private static final String ID = "org.jackfield.apps.smdr";

    private final List<String> wishes = new ArrayList<>();
    private final RecordingAudit audit = new RecordingAudit();
    private final FeatureSwitch gate = new FeatureSwitch(FakeSecurity.administratorsOnly(), new OneFeature(), new Wishing());

    @Test
    void whatIsSwitchedIsWrittenDownWithWhoAndFromWhere() {
        gate.setAudit(audit);

        gate.stop(ID, FakeSecurity.ADMINISTRATOR, "web");
        gate.start(ID, FakeSecurity.ADMINISTRATOR, "shell");

        assertThat(wishes).containsExactly("stop " + ID, "start " + ID);
        assertThat(audit.events())
                .extracting(AuditEvent::action, AuditEvent::object, AuditEvent::origin, AuditEvent::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("features.stop", ID, "web", AuditEvent.Outcome.DONE),
                        org.assertj.core.groups.Tuple.tuple("features.start", ID, "shell", AuditEvent.Outcome.DONE));
        assertThat(audit.events()).allSatisfy(event -> assertThat(event.subject().name()).isEqualTo("engineer"));
    }

    @Test
    void whoMayNotSwitchIsRefusedAndThatIsWrittenDown() {
        gate.setAudit(audit);

        assertThatThrownBy(() -> gate.stop(ID, FakeSecurity.NOBODY, "web"))
                .isInstanceOfSatisfying(ProblemException.class, refused ->
                        assertThat(refused.problem().code()).isEqualTo("security.forbidden"));

        assertThat(wishes).isEmpty();
        assertThat(audit.events()).extracting(AuditEvent::outcome).containsExactly(AuditEvent.Outcome.REFUSED);
    }

    @Test
    void whatCannotBeWrittenDownIsNotDone() {
        assertUnavailable();
        gate.setAudit(audit);
        audit.setAway(true);
        assertUnavailable();

        assertThat(wishes).isEmpty();
    }

    @Test
    void aFeatureThatIsNotThereIsTheGatesToRefuse() {
        gate.setAudit(audit);

        assertThatThrownBy(() -> gate.start("no.such", FakeSecurity.ADMINISTRATOR, "shell"))
                .isInstanceOfSatisfying(ProblemException.class, refused ->
                        assertThat(refused.problem().code()).isEqualTo("feature.unknown"));
        assertThat(audit.events()).isEmpty();
    }

    private void assertUnavailable() {
        assertThatThrownBy(() -> gate.start(ID, FakeSecurity.ADMINISTRATOR, "web"))
                .isInstanceOfSatisfying(ProblemException.class, refused ->
                        assertThat(refused.problem().code()).isEqualTo("audit.unavailable"));
    }

    private static final class OneFeature implements FeatureService {
        private final FeatureStatus smdr = new FeatureStatus(
                ID, "IP SMDR", "", List.of(), false, 7, ID, "1.0.0", FeatureStatus.State.ACTIVE, "", "", Instant.EPOCH);

        @Override
        public List<FeatureStatus> features() {
            return List.of(smdr);
        }

        @Override
        public Optional<FeatureStatus> feature(String id) {
            return features().stream().filter(feature -> feature.id().equals(id)).findFirst();
        }
    }

    private final class Wishing implements FeatureAdminService {
        @Override
        public void start(String id) {
            known(id);
            wishes.add("start " + id);
        }

        @Override
        public void stop(String id) {
            known(id);
            wishes.add("stop " + id);
        }

        private static void known(String id) {
            if (!id.equals(ID)) {
                throw ProblemException.invalid("feature.unknown", id, "There is no such feature.", "See the list.");
            }
        }
    }
}
