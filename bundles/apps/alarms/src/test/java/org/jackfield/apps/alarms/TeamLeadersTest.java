package org.jackfield.apps.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.licence.Lease;
import org.jackfield.api.licence.LeaseAnswer;
import org.jackfield.api.licence.LeaseRefusal;
import org.jackfield.api.licence.LeaseRequest;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.api.licence.LeaseStatus;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.security.Subject;
import org.junit.jupiter.api.Test;

class TeamLeadersTest {

    private static final Subject PAT = Subject.system("pat");
    private static final Subject KIM = Subject.system("kim");

    private final Seats seats = new Seats(1);
    private final TeamLeaders teamLeaders = new TeamLeaders(seats);

    @Test
    void aPersonTakesOneSeatHoweverManyTabsAreOpen() {
        TeamLeaders.Tab first = teamLeaders.open(PAT);
        TeamLeaders.Tab second = teamLeaders.open(PAT);

        assertThat(first.refusal()).isEmpty();
        assertThat(second.refusal()).isEmpty();
        assertThat(seats.holders).containsExactly("pat");

        first.close();
        first.close();
        assertThat(seats.holders).as("a tab is still open").containsExactly("pat");
        second.close();
        assertThat(seats.holders).isEmpty();
    }

    @Test
    void whoFindsNoSeatIsToldWhyAndGetsTheNextThatIsFree() {
        TeamLeaders.Tab pat = teamLeaders.open(PAT);
        TeamLeaders.Tab kim = teamLeaders.open(KIM);
        assertThat(kim.refusal()).get().extracting(Problem::code).isEqualTo("licence.none-free");

        pat.close();

        assertThat(kim.refusal()).isEmpty();
        assertThat(seats.holders).containsExactly("kim");
    }

    @Test
    void allGoBackWhenTheFeatureEndsAndAClosedTabTakesNoneAgain() {
        TeamLeaders.Tab pat = teamLeaders.open(PAT);

        teamLeaders.rise();

        assertThat(seats.holders).isEmpty();
        assertThat(pat.refusal()).as("it goes on after all").isEmpty();
        assertThat(seats.holders).containsExactly("pat");
        pat.close();
        assertThat(pat.refusal()).isEmpty();
        assertThat(seats.holders).isEmpty();
    }

    /** So many seats, first come, first served. */
    private static final class Seats implements LeaseService {

        private final List<String> holders = new ArrayList<>();
        private final int most;

        Seats(int most) {
            this.most = most;
        }

        @Override
        public LeaseAnswer acquire(LeaseRequest request) {
            assertThat(request.entitlements()).containsExactly("phone-manager-team-leader");
            if (holders.size() == most) {
                return new LeaseRefusal(
                        new Problem("licence.none-free", Problem.Kind.UNAVAILABLE, "", "All are in use.", "Buy more."));
            }
            holders.add(request.holder());
            return new Lease() {
                @Override
                public LeaseStatus status() {
                    return new LeaseStatus(
                            Ids.next(), request.entitlements().getFirst(), request.holder(), request.purpose(), "", Instant.EPOCH,
                            false);
                }

                @Override
                public void close() {
                    holders.remove(request.holder());
                }
            };
        }

        @Override
        public List<LeaseStatus> leases() {
            return List.of();
        }

        @Override
        public boolean revoke(String entitlement, String holder) {
            return false;
        }
    }
}
