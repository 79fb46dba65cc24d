package org.jackfield.core.telephony.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.JournalConsumer;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.core.telephony.journal.JournalCodec;
import org.jackfield.core.telephony.store.DeviceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies at any moment has lost nothing that a consumer was ever given. */
@Timeout(120)
class KilledPlatformTest {

    private static final String SYSTEM = "0192a000-0000-7000-8000-000000000001";
    private static final int KILLS = 4;

    @TempDir
    Path folder;

    /** No database: devices are nobody's business here. */
    private static final class NoDevices implements DeviceStore {
        @Override
        public List<Device> load(PhoneSystemId system) {
            return List.of();
        }

        @Override
        public void save(Collection<Device> devices) {
            // nothing is kept
        }

        @Override
        public void delete(PhoneSystemId system, DeviceId device) {
            // nothing is kept
        }

        @Override
        public void deleteAll(PhoneSystemId system) {
            // nothing is kept
        }
    }

    private static PhoneSystems systems(Path folder) {
        PhoneSystems systems = new PhoneSystems(
                new PhoneSystems.Environment(folder, new JournalCodec(), InstantSource.system(), Ids::next),
                new NoDevices(), report -> { });
        systems.configure(TelephonySettings.TYPE.defaults().withSystems(List.of(new TelephonySettings.Entry(
                SYSTEM, "Head office", "fake", true, "192.0.2.1", 0, "", Secret.NONE, Map.of(), "", Map.of(), 1))));
        return systems;
    }

    /** What dies: makes calls as fast as it can and says what its consumer was given. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] args) throws InterruptedException {
            PhoneSystems systems = systems(Path.of(args[0]));
            FakeConnector connector = new FakeConnector();
            systems.add(connector);
            systems.add("victim", new JournalConsumer() {
                @Override
                public Begin begin() {
                    return Begin.NEXT;
                }

                @Override
                public void accept(PhoneSystemId system, List<JournalEntry> entries) {
                    StringBuilder lines = new StringBuilder();
                    entries.forEach(e -> lines.append(line(e)).append('\n'));
                    System.out.print(lines);
                    System.out.flush();
                }
            });
            for (int i = 0; ; i++) {
                CallId call = CallId.of("K" + i);
                connector.say(
                        new CallEvent.Delivered(
                                call, DeviceId.of("1002"), CallDetails.from(DeviceId.of("1001")), Cause.NEW_CALL),
                        new CallEvent.Established(
                                call, DeviceId.of("1002"), CallDetails.from(DeviceId.of("1001")), Cause.ANSWERED));
                if (i % 3 > 0) {
                    connector.say(new CallEvent.CallCleared(call, Cause.NORMAL_CLEARING, ""));
                }
                Thread.sleep(0, 200_000);
            }
        }
    }

    private static String line(JournalEntry entry) {
        String call = entry.call() == null ? "-" : entry.call().id() + "/" + entry.call().revision();
        return "ENTRY " + entry.position() + " " + entry.id() + " " + call + " " + entry.changes().size();
    }

    @Test
    void whatAConsumerWasGivenIsThereAfterAKill() throws Exception {
        Map<Long, String> given = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            runUntilKilled(200 * (kill + 1), given);
        }

        try (PhoneSystems systems = systems(folder)) {
            PhoneSystemId system = PhoneSystemId.of(SYSTEM);
            Map<Long, String> kept = new HashMap<>();
            List<JournalEntry> page = systems.read(system, 0, 1000);
            while (!page.isEmpty()) {
                page.forEach(e -> kept.put(e.position(), line(e)));
                page = systems.read(system, page.get(page.size() - 1).position(), 1000);
            }
            assertThat(given).hasSizeGreaterThan(KILLS * 200);
            assertThat(kept).containsAllEntriesOf(given);
        }
    }

    private void runUntilKilled(int lines, Map<Long, String> given) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                        "-cp", System.getProperty("java.class.path"), Victim.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> heard = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && heard.size() < lines) {
                if (line.startsWith("ENTRY ")) {
                    heard.add(line);
                }
                line = out.readLine();
            }
            victim.destroyForcibly();
        } finally {
            victim.destroyForcibly().waitFor();
        }
        for (String line : heard) {
            given.put(Long.valueOf(line.split(" ")[1]), line);
        }
    }
}
