package org.jackfield.core.telephony.discovery;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jackfield.api.telephony.PhoneSystemDiscovery.Found;
import org.jackfield.api.telephony.PhoneSystemDiscovery.Search;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.core.telephony.discovery.ScanRange.Spot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One search: asks every address once for each type of connector, a few dozen at a time. Any thread may look at it. */
final class Scan {

    private static final Logger LOG = LoggerFactory.getLogger(Scan.class);
    private static final int AT_ONCE = 48;
    /** A network in which everything answers is no office: what is kept is bounded. */
    private static final int MOST_FOUND = 200;
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final UUID id;
    private final List<Spot> spots;
    private final ConcurrentLinkedQueue<Found> found = new ConcurrentLinkedQueue<>();
    private final AtomicLong done = new AtomicLong();
    private volatile boolean running = true;

    Scan(UUID id, List<Spot> spots) {
        this.id = id;
        this.spots = spots;
    }

    /** Is told how far it is, and ends it by throwing. */
    interface Steering {

        void at(long done, long total, int found) throws CancellationException;
    }

    /** {@return how it stands} */
    Search state() {
        List<Found> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing(Found::certain).reversed().thenComparing(Found::host).thenComparing(Found::port));
        return new Search(id, running, done.get(), spots.size(), sorted);
    }

    /**
     * Asks them all, on threads of its own that are gone when this returns.
     *
     * @throws CancellationException what {@code steering} threw
     */
    void run(Collection<ConnectorFactory> types, Steering steering) throws InterruptedException {
        Semaphore free = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("discovery-", 0).factory())) {
            List<Future<Void>> asked = new ArrayList<>();
            try {
                for (Spot spot : spots) {
                    free.acquire();
                    asked.add(threads.submit(asking(spot, types, free)));
                    steering.at(done.get(), spots.size(), found.size());
                }
                for (Future<Void> each : asked) {
                    each.get();
                    steering.at(done.get(), spots.size(), found.size());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } finally {
                threads.shutdownNow();
            }
        } finally {
            running = false;
        }
    }

    private Callable<Void> asking(Spot spot, Collection<ConnectorFactory> types, Semaphore free) {
        return () -> {
            try {
                types.forEach(type -> ask(spot, type));
            } finally {
                done.incrementAndGet();
                free.release();
            }
            return null;
        };
    }

    private void ask(Spot spot, ConnectorFactory type) {
        int port = spot.port() == 0 ? type.defaultPort() : spot.port();
        if (port == 0 || Thread.currentThread().isInterrupted()) {
            return;
        }
        try {
            type.probe(new InetSocketAddress(spot.host(), port), PATIENCE)
                    .filter(sighting -> found.size() < MOST_FOUND)
                    .ifPresent(sighting ->
                            found.add(new Found(type.type(), spot.host(), port, sighting.description(), sighting.certain())));
        } catch (RuntimeException e) {
            LOG.debug("{} could not be asked by {}", spot.host(), type.type(), e);
        }
    }
}
