package org.jackfield.core.telephony.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.api.telephony.PhoneSystemDiscovery.Found;
import org.jackfield.api.telephony.PhoneSystemDiscovery.Search;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.connector.Connector;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.telephony.connector.ConnectorOption;
import org.jackfield.api.telephony.connector.ConnectorSink;
import org.jackfield.api.telephony.connector.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ScanTest {

    private static final Scan.Steering LOOKING_ON = (done, total, found) -> { };

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    @Test
    void everyAddressIsAskedByEachTypeAtItsPortAndTheCertainOnesStandFirst() throws Exception {
        Scan scan = scan("10.0.0.1-200");

        scan.run(List.of(type("oai", 4000, ".7", false), type("asterisk", 5038, ".9", true), type("simulator", 0, ".", true)),
                LOOKING_ON);

        assertThat(asked).hasSize(400).contains("oai 10.0.0.1:4000", "asterisk 10.0.0.200:5038");
        Search result = scan.state();
        assertThat(result.running()).isFalse();
        assertThat(result.done()).isEqualTo(200).isEqualTo(result.total());
        assertThat(result.found().getFirst()).isEqualTo(new Found("asterisk", "10.0.0.9", 5038, "it", true));
        assertThat(result.found()).contains(new Found("oai", "10.0.0.7", 4000, "it", false));
    }

    @Test
    void aPortThatWasEnteredIsAskedInPlaceOfTheUsualOne() throws Exception {
        Scan scan = scan("10.0.0.1:4001");

        scan.run(List.of(type("oai", 4000, ".1", true)), LOOKING_ON);

        assertThat(scan.state().found()).extracting(Found::port).containsExactly(4001);
    }

    @Test
    void aSearchThatIsCancelledEndsAndKeepsWhatItFound() {
        Scan scan = scan("10.0.0.1-10.0.3.250");
        AtomicInteger steps = new AtomicInteger();

        assertThatThrownBy(() -> scan.run(List.of(type("oai", 4000, "10.0.0.1", true)), (done, total, found) -> {
                    if (found > 0 && steps.incrementAndGet() == 3) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);

        assertThat(scan.state().running()).isFalse();
        assertThat(scan.state().done()).isLessThan(scan.state().total());
        assertThat(scan.state().found()).isNotEmpty();
    }

    @Test
    void noMoreThanAFewDozenAreAskedAtOnceAndAProbeThatFailsEndsNothing() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(48);
        Scan scan = scan("10.0.0.1-250");

        scan.run(List.of(new Type("oai", 4000) {
            @Override
            public Optional<Sighting> probe(InetSocketAddress address, Duration patience) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                full.countDown();
                try {
                    full.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                now.decrementAndGet();
                throw new IllegalStateException("a probe that is broken");
            }
        }), LOOKING_ON);

        assertThat(most).hasValue(48);
        assertThat(scan.state().done()).isEqualTo(250);
        assertThat(scan.state().found()).isEmpty();
    }

    private static Scan scan(String ranges) {
        return new Scan(UUID.randomUUID(), ScanRange.spots(ScanRange.of(ranges, own -> false)));
    }

    private ConnectorFactory type(String type, int port, String at, boolean certain) {
        return new Type(type, port) {
            @Override
            public Optional<Sighting> probe(InetSocketAddress address, Duration patience) {
                String host = address.getAddress().getHostAddress();
                asked.add(type + " " + host + ":" + address.getPort());
                return host.endsWith(at) ? Optional.of(new Sighting("it", certain)) : Optional.empty();
            }
        };
    }

    private abstract static class Type implements ConnectorFactory {

        private final String type;
        private final int port;

        Type(String type, int port) {
            this.type = type;
            this.port = port;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public String title() {
            return type;
        }

        @Override
        public int defaultPort() {
            return port;
        }

        @Override
        public List<ConnectorOption> options() {
            return List.of();
        }

        @Override
        public Connector create(PhoneSystemId system, ConnectorConfig config, ConnectorSink sink) {
            throw new UnsupportedOperationException();
        }
    }
}
