package org.jackfield.apps.recording.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.recorder.AddressLearner.Learned;
import org.jackfield.apps.recording.recorder.DeviceIndex.Device;
import org.junit.jupiter.api.Test;

class AddressLearnerTest {

    private static final Device ANNA = new Device(Calls.SYSTEM, DeviceId.of("1001"));
    private static final Device BEN = new Device(Calls.SYSTEM, DeviceId.of("1002"));

    private final AddressLearner learner = new AddressLearner();

    private static Instant at(int second) {
        return Scene.BEGIN.plusSeconds(second);
    }

    private void call(Device device, int second, String... addresses) {
        learner.answered(UUID.randomUUID(), device, at(second));
        for (String address : addresses) {
            learner.session(at(second + 1), Set.of(address));
        }
    }

    private Optional<Learned> after(int second) {
        return learner.advance(at(second));
    }

    @Test
    void twiceInARowIsLearned() {
        call(ANNA, 0, "02005e140101");
        assertThat(after(10)).isEmpty();
        call(ANNA, 20, "02005e140101");
        assertThat(after(22)).as("it is not over yet").isEmpty();
        assertThat(after(30)).contains(new Learned(ANNA, "02005e140101"));
    }

    @Test
    void whoSpeaksBesideItIsClearedByTheNextCall() {
        call(ANNA, 0, "a", "b", "c");
        assertThat(after(10)).isEmpty();
        call(ANNA, 20, "b", "c", "d");
        assertThat(after(30)).isEmpty();
        call(ANNA, 40, "c", "d", "e");
        assertThat(after(50)).contains(new Learned(ANNA, "c"));
    }

    @Test
    void anotherAddressBeginsAnew() {
        call(ANNA, 0, "a");
        assertThat(after(10)).isEmpty();
        call(ANNA, 20, "b");
        assertThat(after(30)).isEmpty();
        call(ANNA, 40, "b");
        assertThat(after(50)).contains(new Learned(ANNA, "b"));
    }

    @Test
    void twoAnswersCloseTogetherSayNothing() {
        for (int second = 0; second < 100; second += 20) {
            call(ANNA, second, "a");
            call(BEN, second + 1, "b");
            assertThat(after(second + 10)).isEmpty();
        }
    }

    @Test
    void aCallWithoutAnySessionForgets() {
        call(ANNA, 0, "a");
        assertThat(after(10)).isEmpty();
        call(ANNA, 20);
        assertThat(after(30)).isEmpty();
        call(ANNA, 40, "a");
        assertThat(after(50)).isEmpty();
    }

    @Test
    void whoseSessionComesAfterTheAnswerHasNothingToLearn() {
        for (int second = 0; second < 60; second += 20) {
            call(ANNA, second, "the trunk's");
            learner.found(ANNA);
            assertThat(after(second + 10)).isEmpty();
        }
    }
}
