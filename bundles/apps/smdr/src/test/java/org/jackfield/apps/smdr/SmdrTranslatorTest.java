package org.jackfield.apps.smdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.telephony.ConnectionState;
import org.junit.jupiter.api.Test;

class SmdrTranslatorTest {

    @Test
    void anInboundCallRingsIsAnsweredAndEnds() {
        Story story = Story.inbound().rings("1843").then(3000).answers("1843").then(10)
                .isNow("07968543537", "Ann", "").then(3000).ends();

        assertThat(story.told())
                .containsExactly("RINGING 1843", "ANSWERED 1843", "CALLMODIFIED 1843", "DISCONNECTED 1843");
    }

    @Test
    void anOutboundCallIsToldAtTheExtensionThatCalls() {
        Story story = Story.outbound("1843").rings("92808").then(7000).answers("92808").then(4000).ends();

        assertThat(story.told()).containsExactly("RINGING 1843", "ANSWERED 1843", "DISCONNECTED 1843");
    }

    @Test
    void aRetrievedCallIsConnectedNotAnsweredAgain() {
        Story story = Story.inbound().rings("1843").then(1000).answers("1843").then(1000).holds("1843").then(3000)
                .answers("1843").then(2000).ends();

        assertThat(story.told())
                .containsExactly(
                        "RINGING 1843", "ANSWERED 1843", "HOLD 1843", "CONNECTED 1843", "DISCONNECTED 1843");
    }

    @Test
    void anAnnouncedTransferRingsAndConnectsAtItsTarget() {
        Story story = Story.inbound().rings("1843").then(3000).answers("1843").then(2000).holds("1843").then(7000)
                .transferred("1843", "2560", ConnectionState.CONNECTED).then(2000).ends();

        assertThat(story.told())
                .containsExactly(
                        "RINGING 1843", "ANSWERED 1843", "HOLD 1843", "TRANSFERRED 2560<1843", "RINGING 2560",
                        "CONNECTED 2560", "DISCONNECTED 2560");
    }

    @Test
    void aBlindTransferConnectsWhenItsTargetAnswers() {
        Story story = Story.inbound().rings("1843").then(3000).answers("1843").then(2000)
                .transferred("1843", "2560", ConnectionState.ALERTING).then(10).repeated().then(2000).answers("2560")
                .then(2000).ends();

        assertThat(story.told())
                .containsExactly(
                        "RINGING 1843", "ANSWERED 1843", "TRANSFERRED 2560<1843", "RINGING 2560", "CONNECTED 2560",
                        "DISCONNECTED 2560");
    }

    @Test
    void aDiversionNamesBothDevices() {
        Story story = Story.inbound().rings("1843").then(9000).diverted("1843", "2560").then(10).rings("2560").then(1000)
                .ends();

        assertThat(story.told())
                .containsExactly("RINGING 1843", "DIVERTED 2560<1843", "RINGING 2560", "DISCONNECTED 2560");
    }

    @Test
    void aDiversionWithoutADestinationIsToldOnceTheDestinationRings() {
        Story story = Story.inbound().rings("1843").then(9000).diverted("1843", "").then(10).rings("2560").then(1000)
                .ends();

        assertThat(story.told())
                .containsExactly("RINGING 1843", "DIVERTED 2560<1843", "RINGING 2560", "DISCONNECTED 2560");
    }

    @Test
    void aCallWaitsAtItsGroupAndRingsEveryMember() {
        Story story = Story.inbound().queues("2001").then(5000).leaves("2001").rings("1001").rings("1002").then(1000)
                .answers("1002").leaves("1001").then(1000).ends();

        assertThat(story.told())
                .containsExactly(
                        "QUEUED 2001", "RINGING 1001", "RINGING 1002", "ANSWERED 1002", "DISCONNECTED 1002");
    }

    @Test
    void aDeviceThatCountsAsNotAnsweringDoesNotAnswer() {
        Story story = Story.inbound().connectedButNotAnswered("2523").then(9000).leaves("2523").rings("1001").then(1000)
                .answers("1001").then(1000).ends();

        assertThat(story.told()).containsExactly("RINGING 1001", "ANSWERED 1001", "DISCONNECTED 1001");
    }

    @Test
    void detailsThatComeBeforeTheFirstRingOrWithItAreNoChange() {
        Story story = Story.inbound().isNow("07968543537", "Ann", "").then(10).andIsNow("Bob").rings("1843").then(10)
                .ends();

        assertThat(story.told()).containsExactly("RINGING 1843", "DISCONNECTED 1843");
    }

    @Test
    void aTransferThatSeveralDevicesReportIsToldOnceAndTheNextOneAgain() {
        Story story = Story.inbound().rings("1843").then(1000).answers("1843").then(1000)
                .transferred("1843", "2560", ConnectionState.CONNECTED).then(1)
                .transferred("1843", "2560", ConnectionState.CONNECTED).then(1000)
                .transferred("2560", "1843", ConnectionState.CONNECTED).then(1000)
                .transferred("1843", "2560", ConnectionState.CONNECTED).then(1000).ends();

        assertThat(story.told()).filteredOn(line -> line.startsWith("TRANSFERRED"))
                .containsExactly("TRANSFERRED 2560<1843", "TRANSFERRED 1843<2560", "TRANSFERRED 2560<1843");
    }

    @Test
    void aDiversionThatSeveralDevicesReportIsToldOnce() {
        Story story = Story.inbound().rings("1843").then(9000).diverted("1843", "").diverted("1843", "").then(10)
                .rings("2560").then(10).leaves("2560").rings("1000").then(1000).ends();

        assertThat(story.told())
                .containsExactly(
                        "RINGING 1843", "DIVERTED 2560<1843", "RINGING 2560", "RINGING 1000", "DISCONNECTED 1000");
    }

    @Test
    void aRecorderThatJoinsIsNoEndpoint() {
        Story story = Story.inbound().rings("1843").then(3000).answers("1843").then(1000).rings("2510").then(10)
                .answers("2510").then(10).isNow("07968543537", "Ann", "").then(1000).ends();

        assertThat(story.told())
                .containsExactly("RINGING 1843", "ANSWERED 1843", "CALLMODIFIED 1843", "DISCONNECTED 1843");
    }

    @Test
    void aCallBackAtADeviceThatLeftRingsThereAnew() {
        Story story = Story.inbound().rings("1001").then(10).leaves("1001").then(10).rings("1001").then(10).ends();

        assertThat(story.told()).containsExactly("RINGING 1001", "RINGING 1001", "DISCONNECTED 1001");
    }

    @Test
    void aTranslatorThatJoinsLateTellsOnlyWhatHappensFromThen() {
        Story story = Story.inbound().rings("1843").then(3000).answers("1843").then(1000).restart().repeated().then(10)
                .holds("1843").then(10).answers("1843").then(1000).ends();

        assertThat(story.told())
                .containsExactly(
                        "RINGING 1843", "ANSWERED 1843", "HOLD 1843", "CONNECTED 1843", "DISCONNECTED 1843");
    }

    @Test
    void theStreamIdFollowsFromTheCallsIdAndHas22Digits() {
        UUID id = Ids.next();

        assertThat(TrunkCall.streamId(id)).matches("[0-9]{22}").isEqualTo(TrunkCall.streamId(id));
    }

    @Property(tries = 300)
    void whateverHappensACallIsAnsweredOnceAtMostAndEndsOnce(@ForAll("steps") List<Integer> steps) {
        Story story = Story.inbound();
        String[] devices = {"1001", "1002", "1003"};
        for (int step : steps) {
            String device = devices[step % 3];
            switch (step / 3) {
                case 0 -> story.rings(device);
                case 1 -> story.answers(device);
                case 2 -> story.holds(device);
                case 3 -> story.leaves(device);
                case 4 -> story.transferred(device, devices[(step + 1) % 3], ConnectionState.ALERTING);
                case 5 -> story.diverted(device, devices[(step + 2) % 3]);
                default -> story.repeated();
            }
            story.then(step % 2);
        }
        story.then(1).ends();

        List<String> told = story.told();
        assertThat(told.stream().filter(line -> line.startsWith("ANSWERED"))).hasSizeLessThan(2);
        assertThat(told.stream().filter(line -> line.startsWith("DISCONNECTED"))).hasSize(1);
        assertThat(told.get(told.size() - 1)).startsWith("DISCONNECTED");
        int answered = indexOf(told, "ANSWERED");
        assertThat(indexOf(told, "CONNECTED")).satisfiesAnyOf(
                first -> assertThat(first).isEqualTo(-1), first -> assertThat(first).isGreaterThan(answered));
    }

    private static int indexOf(List<String> told, String event) {
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).startsWith(event)) {
                return i;
            }
        }
        return -1;
    }

    @Provide
    Arbitrary<List<Integer>> steps() {
        return Arbitraries.integers().between(0, 20).list().ofMaxSize(30);
    }
}
