package org.jackfield.core.resources.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.FilterCriteria;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.testkit.FakeFilters;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.FakeUsers;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.junit.jupiter.api.Test;

class CallsResourceTest {

    private static final class Log implements CallLogService {
        private CallQuery asked;
        private PageRequest page;
        private List<MissingCalls> missing = List.of();

        @Override
        public Page<LoggedCall> find(CallQuery query, PageRequest page, Subject by) {
            this.asked = query;
            this.page = page;
            return Page.of(List.of(OfficeCalls.inbound(true, true)), page, 1);
        }

        @Override
        public List<MissingCalls> missing(CallQuery query, Subject by) {
            return missing.stream().filter(calls -> query.from() == null || calls.last().isAfter(query.from())).toList();
        }

        @Override
        public Optional<LoggedCall> call(UUID id, Subject by) {
            return id.equals(OfficeCalls.CALL) ? Optional.of(OfficeCalls.inbound(false, true)) : Optional.empty();
        }

        @Override
        public List<JournalEntry> events(UUID call, Subject by) {
            return List.of();
        }

        @Override
        public boolean assignUser(UUID segment, UUID user, String userName) {
            return false;
        }

        @Override
        public Status status() {
            return new Status(1, 1, 0, 0);
        }
    }

    private final Log log = new Log();
    private final FakeUsers users = new FakeUsers();
    private final FakeFilters filters = new FakeFilters();
    private final CallsResource resource =
            new CallsResource(log, users, filters, FakeSecurity.allowAll().workingFor(FakeSecurity.ADMINISTRATOR));

    @Test
    void everyConditionReachesTheCallLog() {
        Instant from = OfficeCalls.STARTED;
        Instant to = from.plusSeconds(60);
        FilterCriteria trunks = FilterCriteria.NONE.with(CallField.TRUNK, "94001-94003");
        SavedFilter saved = filters.put(SavedFilter.Sharing.SHARED, "Trunks", trunks);
        resource.list(
                from,
                to,
                OfficeCalls.SYSTEM.value(),
                "2:1001",
                "0123",
                CallType.EXTERNAL,
                Direction.INBOUND,
                CallQuery.State.ANSWERED,
                null,
                null,
                saved.id(),
                3,
                20);

        assertThat(log.asked)
                .isEqualTo(new CallQuery(
                        from,
                        to,
                        OfficeCalls.SYSTEM,
                        new DeviceId("2", "1001"),
                        "0123",
                        CallType.EXTERNAL,
                        Direction.INBOUND,
                        CallQuery.State.ANSWERED,
                        null,
                        trunks.parse()));
        assertThat(log.page).isEqualTo(new PageRequest(3, 20));
    }

    @Test
    void withoutConditionsEveryCallIsWanted() {
        resource.list(null, null, null, "", "", null, null, null, null, null, null, 0, 50);

        assertThat(log.asked).isEqualTo(CallQuery.ALL);
    }

    @Test
    void callsOfAUnitAreThoseOfItsUsersAndOfTheUnitsBelow() {
        BusinessUnit top = users.put(new BusinessUnit(UUID.randomUUID(), 1, null, "Top", ""));
        BusinessUnit low = users.put(new BusinessUnit(UUID.randomUUID(), 1, top.id(), "Low", ""));
        User ann = users.put(User.named(UUID.randomUUID(), "Ann", "Other").withUnit(top.id()));
        User bob = users.put(User.named(UUID.randomUUID(), "Bob", "Stone").withUnit(low.id()));

        resource.list(null, null, null, "", "", null, null, null, null, top.id(), null, 0, 50);
        assertThat(log.asked.users()).containsExactlyInAnyOrder(ann.id(), bob.id());
        resource.list(null, null, null, "", "", null, null, null, bob.id(), null, null, 0, 50);
        assertThat(log.asked.users()).containsExactly(bob.id());
        resource.list(null, null, null, "", "", null, null, null, ann.id(), low.id(), null, 0, 50);
        assertThat(log.asked.users()).isEmpty();
        resource.list(null, null, null, "", "", null, null, null, null, UUID.randomUUID(), null, 0, 50);
        assertThat(log.asked.users()).isEmpty();
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsWrong() {
        assertThatThrownBy(() -> resource.list(
                        OfficeCalls.STARTED, OfficeCalls.STARTED, null, "", "", null, null, null, null, null, null, 0, 50))
                .isInstanceOf(ProblemException.class);
        assertThat(log.asked).isNull();
    }

    @Test
    void aCallIsOneRowWithItsSegmentsAndNobodyIsLeftOut() {
        CallDocument call = resource.list(null, null, null, "", "", null, null, null, null, null, null, 0, 50)
                .items()
                .get(0);

        assertThat(call.id()).isEqualTo(OfficeCalls.CALL);
        assertThat(call.state()).isEqualTo(CallQuery.State.ANSWERED);
        assertThat(call.ringMillis()).isEqualTo(10_000);
        assertThat(call.talkMillis()).isEqualTo(30_000);
        assertThat(call.device().number()).isEqualTo("1001");
        assertThat(call.device().node()).isNull();
        assertThat(call.caller()).isNull();
        assertThat(call.outside().ddiName()).isEqualTo("Sales");
        assertThat(call.outside().name()).isNull();
        assertThat(call.segments()).hasSize(1);
        assertThat(call.segments().get(0).transferred()).isFalse();
    }

    @Test
    void ofAnInternalCallTheUserWhoCalledIsToldTooInTheRowAndInItsSegments() {
        LoggedCall one = OfficeCalls.inbound(true, true);
        SegmentPeople people = SegmentPeople.NONE.withUser(new UUID(9, 1), "Ann Other").withCaller(new UUID(9, 2), "Bob Stone");
        CallDocument call = CallDocument.of(new LoggedCall(
                one.id(), one.system(), one.started(), one.ended(), one.segments(), one.marks(),
                Map.of(one.segments().getFirst().id(), people)));

        assertThat(call.user()).isEqualTo(new PersonDocument(new UUID(9, 1), "Ann Other"));
        assertThat(call.callerUser()).isEqualTo(new PersonDocument(new UUID(9, 2), "Bob Stone"));
        assertThat(call.segments().getFirst().callerUser()).isEqualTo(call.callerUser());
        assertThat(CallDocument.of(one).callerUser()).isNull();
    }

    @Test
    void theRowOfACallNamesWhoAnsweredWhoCalledAtItsBeginningAndTheFirstContactThatIsKnown() {
        LoggedCall one = OfficeCalls.inbound(false, true);
        Segment rang = one.segments().getFirst();
        Segment answered = OfficeCalls.later(rang, 2, "1002", true);
        LoggedCall call = new LoggedCall(
                one.id(), one.system(), one.started(), one.ended(), List.of(rang, answered), one.marks(),
                Map.of(
                        rang.id(), SegmentPeople.NONE.withUser(new UUID(9, 1), "Ann Other").withCaller(new UUID(9, 2), "Bob Stone")
                                .withContact(new UUID(9, 3), "Mill & Son"),
                        answered.id(), SegmentPeople.NONE.withUser(new UUID(9, 4), "Cy Twist").withCaller(new UUID(9, 5), "Di Vine")));

        assertThat(call.summaryPeople()).isEqualTo(SegmentPeople.NONE.withUser(new UUID(9, 4), "Cy Twist")
                .withCaller(new UUID(9, 2), "Bob Stone").withContact(new UUID(9, 3), "Mill & Son"));
    }

    @Test
    void whatCannotBeReadIsSaidBesideTheCalls() {
        log.missing = List.of(new MissingCalls(7, OfficeCalls.STARTED, OfficeCalls.STARTED.plusSeconds(60)));

        CallsResource.Calls all = resource.list(null, null, null, "", "", null, null, null, null, null, null, 0, 50);
        CallsResource.Calls later = resource.list(
                OfficeCalls.STARTED.plusSeconds(60), null, null, "", "", null, null, null, null, null, null, 0, 50);

        assertThat(all.missing()).isEqualTo(log.missing);
        assertThat(all.total()).isEqualTo(1);
        assertThat(later.missing()).isEmpty();
    }

    @Test
    void theStateTellsWhatBecameOfTheCall() {
        assertThat(CallDocument.of(OfficeCalls.inbound(true, false)).state()).isEqualTo(CallQuery.State.LIVE);
        assertThat(CallDocument.of(OfficeCalls.inbound(false, true)).state()).isEqualTo(CallQuery.State.UNANSWERED);
    }

    @Test
    void aCallThatIsNotThereIsSaidToBe() {
        assertThat(resource.call(OfficeCalls.CALL).id()).isEqualTo(OfficeCalls.CALL);
        assertThatThrownBy(() -> resource.call(UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().code()).isEqualTo("calls.unknown"));
    }
}
