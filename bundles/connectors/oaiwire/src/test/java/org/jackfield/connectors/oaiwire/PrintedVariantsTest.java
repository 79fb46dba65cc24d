package org.jackfield.connectors.oaiwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;

import org.jackfield.connectors.oaiwire.code.Cause;
import org.jackfield.connectors.oaiwire.code.ConnectionState;
import org.jackfield.connectors.oaiwire.code.DeviceType;
import org.jackfield.connectors.oaiwire.code.Feature;
import org.jackfield.connectors.oaiwire.code.HuntGroupType;
import org.jackfield.connectors.oaiwire.code.ListField;
import org.jackfield.connectors.oaiwire.code.ListType;
import org.jackfield.connectors.oaiwire.code.MonitorType;
import org.jackfield.connectors.oaiwire.code.Outcome;
import org.jackfield.connectors.oaiwire.command.CallCommands;
import org.jackfield.connectors.oaiwire.command.ListPage;
import org.jackfield.connectors.oaiwire.command.OldListPage;
import org.jackfield.connectors.oaiwire.command.QueryCommands;
import org.jackfield.connectors.oaiwire.command.SessionCommands;
import org.jackfield.connectors.oaiwire.command.StationCommands;
import org.jackfield.connectors.oaiwire.event.CallEvents;
import org.jackfield.connectors.oaiwire.event.DeviceEvents;
import org.jackfield.connectors.oaiwire.event.OaiEvent;
import org.jackfield.connectors.oaiwire.event.SystemEvents;
import org.junit.jupiter.api.Test;

/** What the sources print in more than one way, and where their own clients went wrong. */
class PrintedVariantsTest {

    @Test
    void readsTheFieldsOfARingingTrunkCallInTheirPlaces() {
        CallEvents.Delivered delivered = event("002,DE,,105,5484,105,,I,97061,|Jones, Bob|,6025551212,|Main|,8002225555,E,"
                + "105,106,77,A,22,2001", CallEvents.Delivered.class);

        assertThat(delivered.call()).isEqualTo("5484");
        assertThat(delivered.calling()).isEqualTo("97061");
        assertThat(delivered.callerName()).isEqualTo("Jones, Bob");
        assertThat(delivered.trunkNumber()).isEqualTo("8002225555");
        assertThat(delivered.originallyCalled()).isEqualTo("105");
        assertThat(delivered.lastRedirect()).isEqualTo("106");
        assertThat(delivered.state().is(ConnectionState.ALERTING)).isTrue();
        assertThat(delivered.cause().is(Cause.NEW_CALL)).isTrue();
        assertThat(delivered.group()).isEqualTo("2001");
    }

    @Test
    void queueEventWithTheTwoExtraFieldsMeansTheSame() {
        CallEvents.Queued table = event("001,QU,,031,1A01,2001,94001,,0207,|Main|,4412,E,2001,,1,,Q,23",
                CallEvents.Queued.class);

        assertThat(event("001,QU,,031,1A01,2001,,I,94001,,0207,|Main|,4412,E,2001,,1,,Q,23", CallEvents.Queued.class))
                .isEqualTo(table);
        assertThat(table.cause().is(Cause.NO_AVAILABLE_AGENTS)).isTrue();
        assertThat(table.position()).isEqualTo(1);
    }

    @Test
    void originatedWithoutTheEmptyAccountMeansTheSame() {
        assertThat(event("001,OR,,1,744,100,,I,101,C,22", CallEvents.Originated.class))
                .isEqualTo(event("001,OR,,1,744,100,,I,101,,C,22", CallEvents.Originated.class));
    }

    @Test
    void alarmWithoutItsEmptyDeviceMeansTheSame() {
        assertThat(event("001,AG,,090,1,2,204,|Version, mismatch|,7", SystemEvents.Alarm.class))
                .isEqualTo(event("001,AG,,090,1,2,,204,|Version, mismatch|,7", SystemEvents.Alarm.class));
    }

    @Test
    void callClearedMayMissItsTail() {
        CallEvents.CallCleared cleared = event("001,CC,,562,562,36", CallEvents.CallCleared.class);

        assertThat(cleared.cause().is(Cause.NORMAL_CLEAR)).isTrue();
        assertThat(cleared.destination()).isEmpty();
    }

    @Test
    void lineWithoutSequenceStartsWithTheEvent() {
        ServerLine line = ServerLine.parse("CS,,5,3,6,7");

        assertThat(line.sequence()).isNull();
        SystemEvents.ConnectionStatus status = event("CS,,5,3,6,7", SystemEvents.ConnectionStatus.class);
        assertThat(status.isDuplicate()).isTrue();
        assertThat(event("CS,,5,3,6,", SystemEvents.ConnectionStatus.class).isDeleted()).isTrue();
        assertThat(event("CS,,5,4,6,", SystemEvents.ConnectionStatus.class).isDeleted()).isTrue();
        assertThat(event("CS,,5,1,6,", SystemEvents.ConnectionStatus.class).node()).isEqualTo("6");
    }

    @Test
    void trailingEmptyFieldsAreKept() {
        assertThat(event("001,DND,,105,105,,", DeviceEvents.DoNotDisturb.class).isOn()).isFalse();
        assertThat(((ServerLine.Confirmation) ServerLine.parse("003,CF,_UQC,4,0,2,1,1,1,2,0,")).fields())
                .containsExactly("2", "1", "1", "1", "2", "0", "");
    }

    @Test
    void numbersCompareWithoutLeadingZeros() {
        assertThat(event("001,XC,,1,1,100,100,N,9", CallEvents.ConnectionCleared.class).cause())
                .isEqualTo(event("001,XC,,1,1,100,100,N,09", CallEvents.ConnectionCleared.class).cause());
        assertThat(((ServerLine.Event) ServerLine.parse("001,RY,,000227,1,2")).monitor()).isEqualTo(227);
    }

    @Test
    void unlistedCodesAreKept() {
        CallEvents.Held held = event("001,HE,,1,1,100,Z,77", CallEvents.Held.class);

        assertThat(held.cause().value()).isEqualTo(Cause.UNKNOWN);
        assertThat(held.cause().wire()).isEqualTo("77");
        assertThat(held.cause().isUnlisted()).isTrue();
        assertThat(held.state()).hasToString("Z");
    }

    @Test
    void unlistedEventsAreKept() {
        ServerLine.Event line = (ServerLine.Event) ServerLine.parse("017,ZZ,,1,a,|b,c|,");

        assertThat(line.event()).asInstanceOf(type(OaiEvent.Unlisted.class))
                .isEqualTo(new OaiEvent.Unlisted("ZZ", List.of("a", "|b,c|", "")));
        assertThat(line.line()).isEqualTo("017,ZZ,,1,a,|b,c|,");
    }

    @Test
    void featureStatusIsAMaskInAResync() {
        assertThat(Feature.inMask(event("1,FE,1,1,1001,0006008", DeviceEvents.FeatureStatus.class).mask()))
                .containsExactlyInAnyOrder(Feature.HANDSFREE, Feature.MESSAGE, Feature.SYSTEM_FORWARD);
        DeviceEvents.FeatureStatus live = event("1,FE,,1,1001,40,1", DeviceEvents.FeatureStatus.class);
        assertThat(live.feature().value()).isEqualTo(Feature.HANDSFREE);
        assertThat(live.mask()).isZero();
        assertThat(DeviceEvents.FeatureStatus.ofMask("1001", 0x6008).value()).isEqualTo("0006008");
    }

    @Test
    void bothOrdersOfAPlacedCallAreTheSame() {
        CallCommands.CallAtDevice expected = new CallCommands.CallAtDevice("@001", "111");

        assertThat(reply("1,CF,_MC,3,0,@001,111", CallCommands.CallAtDevice.class).asSentFor("111"))
                .isEqualTo(expected);
        assertThat(reply("1,CF,_MC,3,0,111,@001", CallCommands.CallAtDevice.class).asSentFor("111"))
                .isEqualTo(expected);
    }

    @Test
    void monitorsMayComeWithoutTheirCount() {
        assertThat(reply("1,CF,_MS,3,0,000227,1:,000228,2:,S:00FE", SessionCommands.MonitorsStarted.class))
                .isEqualTo(reply("1,CF,_MS,3,0,0002,000227,1:,000228,2:,S:00FE",
                        SessionCommands.MonitorsStarted.class));
    }

    @Test
    void noMonitorIsNoDivisionByZero() {
        assertThat(reply("1,CF,_MS,3,0,0000", SessionCommands.MonitorsStarted.class).monitors()).isEmpty();
        assertThat(reply("1,CF,_QX,3,0,2,7,1,0000", ListPage.class).entities()).isEmpty();
        assertThat(reply("1,CF,_QL,3,2,0,1,0", OldListPage.class).entries()).isEmpty();
    }

    @Test
    void callTerminationMonitorsHaveNoDevice() {
        SessionCommands.MonitorsPage page = reply("1,CF,_MA,3,0,1,8,1,000300,C:FFFF", SessionCommands.MonitorsPage.class);

        assertThat(page.type().is(MonitorType.CALL_TERMINATION)).isTrue();
        assertThat(page.started().monitors()).containsExactly(new SessionCommands.Monitor("000300", ""));
    }

    @Test
    void groupMembersAreCountedByTheirFields() {
        assertThat(reply("1,CF,_QH,4,0,1,100,200,1,101,,0", StationCommands.GroupMembers.class).members()).hasSize(2);
        StationCommands.GroupMembers newer = reply("1,CF,_QH,4,0,2,100,200,1,101,,0,0,2",
                StationCommands.GroupMembers.class);
        assertThat(newer.members()).hasSize(2);
        assertThat(newer.type().is(HuntGroupType.ACD_WITH_AGENT_IDS)).isTrue();
        StationCommands.GroupMembers router = reply("1,CF,_QH,4,0,0,0,3", StationCommands.GroupMembers.class);
        assertThat(router.members()).isEmpty();
        assertThat(router.type().is(HuntGroupType.PERSONAL_ROUTER)).isTrue();
    }

    @Test
    void speedDialBinsMoveTheFieldsBehindThem() {
        QueryCommands.Station station = reply("1,CF,_QI,4,0,1001,0,0,|A|,|B|,1,0,1000,0001,0002,2500,1,2,"
                + "0,123,|Mum|,4,456,|Dad|,48,1,0,0123456789", QueryCommands.Device.class).station();

        assertThat(station.administrator()).isTrue();
        assertThat(station.speedDials()).containsExactly(new QueryCommands.SpeedDial("0", "123", "Mum"),
                new QueryCommands.SpeedDial("4", "456", "Dad"));
        assertThat(station.physicalType().value().isSip()).isTrue();
        assertThat(station.unnamed()).isEqualTo("0123456789");
    }

    @Test
    void trunkTellsItsSupervision() {
        QueryCommands.Device trunk = reply("1,CF,_QI,4,0,94001,33,0,|SIP|,|SIP|,2", QueryCommands.Device.class);

        assertThat(trunk.type().is(DeviceType.SIP_TRUNK)).isTrue();
        assertThat(trunk.station()).isNull();
        assertThat(trunk.answerSupervision()).isEqualTo(2);
    }

    @Test
    void listSkipsFieldsThatTheTableDoesNotHave() {
        ListPage page = reply("1,CF,_QX,4,0,2,1F,1,0002,94001,|A|,|B|,6,x,y,94002,|C|,|D|,7,x,y", ListPage.class);

        assertThat(page.list().is(ListType.TRUNKS)).isTrue();
        assertThat(page.entities()).extracting(entity -> entity.get(ListField.ANSWER_SUPERVISION))
                .containsExactly("6", "7");
    }

    @Test
    void oldListHasTheOutcomeSecond() {
        ServerLine.Confirmation line = (ServerLine.Confirmation) ServerLine
                .parse("001,CF,_QL,4,1,0,1,2,100,|John D.|,|Doe, John|,101,|X|,|Y|");

        assertThat(line.isSuccess()).isTrue();
        assertThat(((OldListPage) line.reply()).entries()).containsExactly(List.of("100", "|John D.|", "|Doe, John|"),
                List.of("101", "|X|", "|Y|"));
        assertThat(line.line()).isEqualTo("001,CF,_QL,4,1,0,1,2,100,|John D.|,|Doe, John|,101,|X|,|Y|");
    }

    @Test
    void failureSaysMoreOnlyWhereItDoes() {
        ServerLine.Confirmation line = (ServerLine.Confirmation) ServerLine.parse("005,CF,_ORC,3,48,|192.0.2.1|");

        assertThat(line.outcome().is(Outcome.CONTROLLED_BY_ANOTHER)).isTrue();
        assertThat(line.reply()).isNull();
        assertThat(line.fields()).containsExactly("|192.0.2.1|");
    }

    @Test
    void databaseChangeOfAnAgentMayMissItsDeviceType() {
        SystemEvents.DatabaseChanged with = event("1,DC,,090,1,16,5001,23,0,|Alice|", SystemEvents.DatabaseChanged.class);
        SystemEvents.DatabaseChanged without = event("1,DC,,090,1,16,5001,0,|Alice|", SystemEvents.DatabaseChanged.class);

        assertThat(with.key()).isEqualTo(without.key()).isEqualTo("5001");
        assertThat(with.fieldNumber()).isEqualTo(without.fieldNumber()).isZero();
        assertThat(with.values()).isEqualTo(without.values()).containsExactly("Alice");
    }

    @Test
    void countedDataMayHoldCommasAndBars() {
        SystemEvents.ApplicationData data = event("005,GDA,,,2,|CRM|,192.0.2.11,5,A,|B,", SystemEvents.ApplicationData.class);

        assertThat(data.data()).isEqualTo("A,|B,");
    }

    private static <E extends OaiEvent> E event(String line, Class<E> type) {
        return type.cast(((ServerLine.Event) ServerLine.parse(line)).event());
    }

    private static <R> R reply(String line, Class<R> type) {
        return type.cast(((ServerLine.Confirmation) ServerLine.parse(line)).reply());
    }
}
