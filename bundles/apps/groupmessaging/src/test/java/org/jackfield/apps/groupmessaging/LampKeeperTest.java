package org.jackfield.apps.groupmessaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.apps.groupmessaging.Office.SYSTEM;
import static org.jackfield.apps.groupmessaging.Office.VOICE_MAIL;
import static org.jackfield.apps.groupmessaging.Office.phone;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.apps.groupmessaging.lamp.Lamp;
import org.junit.jupiter.api.Test;

class LampKeeperTest {

    private static final DeviceId SALES = DeviceId.of("1601");
    private static final DeviceId GROUP = DeviceId.of("2001");

    private final Office office = new Office();

    @Test
    void lampsAreLitWhileMessagesWaitAndPutOutAfter() {
        office.rules.add(office.rule("a", SALES, List.of(phone(1), phone(2))));
        office.messages(SALES, VOICE_MAIL, 2);
        office.look();
        assertThat(office.count(phone(1), SALES)).isEqualTo(2);
        assertThat(office.count(phone(2), SALES)).isEqualTo(2);

        office.messages(SALES, VOICE_MAIL, 0);
        office.settle();

        assertThat(office.shown(phone(1))).isEmpty();
        assertThat(office.stored()).isEmpty();
    }

    @Test
    void messagesOfTheTargetsOwnAreLeftAlone() {
        office.rules.add(office.rule("a", SALES, List.of(phone(1))));
        office.messages(phone(1), VOICE_MAIL, 5);
        office.messages(SALES, VOICE_MAIL, 1);
        office.settle();
        office.messages(SALES, VOICE_MAIL, 0);
        office.settle();

        assertThat(office.count(phone(1), VOICE_MAIL)).isEqualTo(5);
        assertThat(office.count(phone(1), SALES)).isZero();
    }

    @Test
    void aDeviceThatIsReadAgainHasNoMessagesForAMomentAndNothingFlickers() {
        office.rules.add(office.rule("a", SALES, List.of(phone(1))));
        office.messages(SALES, VOICE_MAIL, 1);
        office.look();
        int told = office.told;

        office.messages(SALES, VOICE_MAIL, 0);
        assertThat(office.look()).isTrue();
        office.messages(SALES, VOICE_MAIL, 1);
        office.settle();

        assertThat(office.told).isEqualTo(told);
    }

    @Test
    void twoRulesToOneTargetAreCountedEachByItsSource() {
        office.rules.add(office.rule("a", SALES, List.of(phone(1))));
        office.rules.add(office.rule("b", phone(9), List.of(phone(1))));
        office.messages(SALES, VOICE_MAIL, 2);
        office.messages(phone(9), VOICE_MAIL, 3);
        office.settle();
        assertThat(office.count(phone(1), SALES) + office.count(phone(1), phone(9))).isEqualTo(5);

        office.messages(SALES, VOICE_MAIL, 0);
        office.settle();

        assertThat(office.count(phone(1), SALES)).isZero();
        assertThat(office.count(phone(1), phone(9))).isEqualTo(3);
    }

    @Test
    void aLampThatTwoRulesWantGoesWithTheLast() {
        office.rules.add(office.rule("a", SALES, List.of(phone(1))));
        office.rules.add(office.rule("b", SALES, List.of(phone(1), phone(2))));
        office.messages(SALES, VOICE_MAIL, 1);
        office.settle();

        office.rules.removeFirst();
        office.settle();
        assertThat(office.count(phone(1), SALES)).isEqualTo(1);

        office.rules.clear();
        office.settle();
        assertThat(office.count(phone(1), SALES)).isZero();
    }

    @Test
    void changesOfTheGroupAreFollowed() {
        office.rules.add(office.rule("a", SALES, GROUP));
        office.groups.put(GROUP, List.of(phone(1), phone(2)));
        office.messages(SALES, VOICE_MAIL, 1);
        office.settle();

        office.groups.put(GROUP, List.of(phone(2), phone(3)));
        office.settle();

        assertThat(office.keeper().ours()).isEqualTo(
                Set.of(new Lamp(SYSTEM, phone(2), SALES), new Lamp(SYSTEM, phone(3), SALES)));
        assertThat(office.count(phone(1), SALES)).isZero();
    }

    @Test
    void whileTheMembersAreNotKnownLampsStayAsTheyAre() {
        office.rules.add(office.rule("a", SALES, GROUP));
        office.groups.put(GROUP, List.of(phone(1)));
        office.messages(SALES, VOICE_MAIL, 1);
        office.settle();

        office.groups.clear();
        office.restart();
        office.settle();

        assertThat(office.count(phone(1), SALES)).isEqualTo(1);
    }

    @Test
    void rulesInACircleComeToRest() {
        office.rules.add(office.rule("a", phone(1), List.of(phone(2))));
        office.rules.add(office.rule("b", phone(2), List.of(phone(1))));
        office.messages(phone(1), VOICE_MAIL, 1);
        office.settle();
        assertThat(office.count(phone(2), phone(1))).isEqualTo(1);
        assertThat(office.count(phone(1), phone(2))).isZero();

        office.messages(phone(1), VOICE_MAIL, 0);
        office.settle();

        assertThat(office.shown(phone(1))).isEmpty();
        assertThat(office.shown(phone(2))).isEmpty();
    }

    @Test
    void afterACrashLampsOfRulesThatWentMeanwhileArePutOut() {
        office.rules.add(office.rule("a", SALES, List.of(phone(1))));
        office.messages(SALES, VOICE_MAIL, 1);
        office.look();

        office.rules.clear();
        office.restart();
        office.settle();

        assertThat(office.shown(phone(1))).isEmpty();
        assertThat(office.stored()).isEmpty();
    }

    @Test
    void aLampThatWasLostWithTheLinkIsLitAgain() {
        office.rules.add(office.rule("a", SALES, List.of(phone(1))));
        office.messages(SALES, VOICE_MAIL, 1);
        office.settle();

        office.messages(phone(1), SALES, 0);
        office.settle();

        assertThat(office.count(phone(1), SALES)).isEqualTo(1);
    }

    @Test
    void aTelephoneThatRefusesIsAskedAgainAndSaysWhy() {
        office.rules.add(office.rule("a", SALES, List.of(phone(1))));
        office.broken.add(phone(1));
        office.messages(SALES, VOICE_MAIL, 1);
        office.look();
        assertThat(office.keeper().problem(new Lamp(SYSTEM, phone(1), SALES))).contains("The telephone is busy.");

        office.broken.clear();
        office.settle();

        assertThat(office.count(phone(1), SALES)).isEqualTo(1);
        assertThat(office.keeper().problem(new Lamp(SYSTEM, phone(1), SALES))).isEmpty();
    }

    @Test
    void stoppingTakesBackWhatCanBeTakenBackAndRemembersTheRest() {
        office.rules.add(office.rule("a", SALES, List.of(phone(1), phone(2))));
        office.messages(SALES, VOICE_MAIL, 1);
        office.settle();
        office.broken.add(phone(2));

        office.keeper().putOutAll();

        assertThat(office.shown(phone(1))).isEmpty();
        assertThat(office.stored()).containsOnlyKeys(new Lamp(SYSTEM, phone(2), SALES));
    }

    @Test
    void soManyTelephonesAreToldAtOnceAndTheOthersAfterThem() {
        List<DeviceId> many = IntStream.range(0, 100).mapToObj(i -> DeviceId.of("3" + i)).toList();
        office.rules.add(office.rule("a", SALES, many));
        office.messages(SALES, VOICE_MAIL, 1);

        office.settle();

        assertThat(many).allMatch(each -> office.count(each, SALES) == 1);
        assertThat(office.told).isEqualTo(100);
    }
}
