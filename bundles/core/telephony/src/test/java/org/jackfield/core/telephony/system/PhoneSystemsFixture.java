package org.jackfield.core.telephony.system;

import java.nio.file.Path;
import java.util.Map;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.core.telephony.journal.JournalCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Phone systems on a connector that says what the test tells it to; they can be stopped and started anew. */
abstract class PhoneSystemsFixture {

    static final Subject ENGINEER = Subject.system("test");
    static final DeviceId A = DeviceId.of("1001");
    static final DeviceId B = DeviceId.of("1002");

    @TempDir
    Path folder;

    final LeapingClock clock = LeapingClock.at("2026-04-01T09:30:00Z");
    final InMemorySettings settings = new InMemorySettings();
    final RecordingAudit audit = new RecordingAudit();
    final MemoryDevices store = new MemoryDevices();
    final FakeConnector connector = new FakeConnector();
    PhoneSystems systems;
    PhoneSystemAdmin admin;

    @BeforeEach
    void start() {
        systems = new PhoneSystems(
                new PhoneSystems.Environment(folder, new JournalCodec(), clock, Ids::next), store, report -> { });
        admin = new PhoneSystemAdmin(systems, settings, store, FakeSecurity.allowAll(), audit, Ids::next);
        systems.configure(settings.read(TelephonySettings.TYPE).value());
        systems.add(connector);
    }

    @AfterEach
    void stop() {
        systems.close();
    }

    void restart() {
        stop();
        start();
    }

    static ConnectorConfig config() {
        return new ConnectorConfig("192.0.2.1", 0, "", new Secret("hush"), Map.of("pause", "20"));
    }

    PhoneSystemId add() {
        return admin.add("Head office", "fake", config(), true, ENGINEER).id();
    }

    static CallEvent rings(String call) {
        return new CallEvent.Delivered(CallId.of(call), B, CallDetails.from(A), Cause.NEW_CALL);
    }

    static CallEvent answers(String call) {
        return new CallEvent.Established(CallId.of(call), B, CallDetails.from(A), Cause.ANSWERED);
    }

    static CallEvent clears(String call) {
        return new CallEvent.CallCleared(CallId.of(call), Cause.NORMAL_CLEARING, "");
    }

    /** Everything said so far is in force. */
    void settle(PhoneSystemId system) {
        systems.runner(system).orElseThrow().apply(new SystemEvent.DevicesComplete("no such node"));
    }
}
