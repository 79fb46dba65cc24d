package org.jackfield.apps.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.apps.recording.RecordingSite.ANNA;
import static org.jackfield.apps.recording.RecordingSite.BEN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.FakeUsers;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.apps.recording.store.Annotation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignedUsersTest {

    @TempDir
    private Path folder;

    private final Calls call = Calls.inbound("1001");
    private final FakeUsers users = new FakeUsers();
    private final User bob = users.put(User.named(Ids.next(), "Bob", "Stone"));
    private final List<String> inTheLog = new ArrayList<>();
    private RecordingSite site;
    private AssignedUsers assigned;

    @BeforeEach
    void site() throws IOException {
        site = new RecordingSite(folder);
        site.recorded(call, 16_000);
        assigned = new AssignedUsers(
                site.recordings(), site.store, site.annotations, users, new LogOfAssignments(inTheLog), site.audit);
    }

    @AfterEach
    void close() throws IOException {
        site.close();
    }

    @Test
    void assignedUserStandsInBothTablesAndInTheTrail() {
        site.annotations.annotate(call.id(), new Annotation(3, false, List.of("f", "", "", "", ""), false, "Tony", 0));

        assertThat(assigned.assign(call.id(), bob.id(), ANNA).userName()).isEqualTo("Bob Stone");

        var kept = site.store.segment(call.id()).orElseThrow();
        assertThat(kept.people().user()).isEqualTo(bob.id());
        assertThat(kept.annotation().user()).as("the text made way").isEmpty();
        assertThat(kept.annotation().fields().getFirst()).isEqualTo("f");
        assertThat(inTheLog).containsExactly(call.id() + " " + bob.id() + " Bob Stone");
        AuditEvent event = site.audit.events().getLast();
        assertThat(event.action()).isEqualTo("recording.assign-user");
        assertThat(event.before()).isEqualTo("Tony");
        assertThat(event.after()).isEqualTo("Bob Stone");

        assertThat(assigned.assign(call.id(), null, ANNA).userName()).isEmpty();
    }

    @Test
    void whoMayNotChangeCallsAssignsNobody() {
        assertThatThrownBy(() -> assigned.assign(call.id(), bob.id(), BEN)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("security.forbidden"));
        assertThat(inTheLog).isEmpty();
        assertThat(site.audit.events()).isEmpty();
    }

    @Test
    void userThatIsNotThereOrWasDeletedIsRefused() {
        User gone = users.put(User.named(Ids.next(), "Eve", "Gone").withUnit(BusinessUnit.DELETED));

        for (UUID user : List.of(gone.id(), Ids.next())) {
            assertThatThrownBy(() -> assigned.assign(call.id(), user, ANNA)).hasMessageContaining("no such user");
        }
        assertThat(site.store.segment(call.id()).orElseThrow().userName()).isEmpty();
    }

    @Test
    void userRemovedForEverIsForgotten() {
        assigned.assign(call.id(), bob.id(), ANNA);
        assigned.userRemoved(bob.id());
        assigned.userRemoved(bob.id());

        assertThat(site.store.segment(call.id()).orElseThrow().people().user()).isNull();
    }
}
