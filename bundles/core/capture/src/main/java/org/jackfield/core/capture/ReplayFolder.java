package org.jackfield.core.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jackfield.api.media.source.AudioListener;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.capture.pcap.PcapSource;
import org.jackfield.core.capture.route.CaptureLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the capture files in a folder, each once, one after the other, as if their packets were seen now. Times are those in
 * the files. A file that has changed is read again.
 */
final class ReplayFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayFolder.class);
    private static final int MOST_FILES = 10_000;

    private final InstantSource clock;
    private final int workers;
    private final Collection<AudioListener> listeners;
    private final Map<Path, String> read = new LinkedHashMap<>();
    private Thread thread;
    private volatile CapturePipeline running;
    private volatile boolean closed;

    ReplayFolder(InstantSource clock, int workers, Collection<AudioListener> listeners) {
        this.clock = clock;
        this.workers = workers;
        this.listeners = listeners;
    }

    /** Reads what is new in the folder, on a thread of its own. */
    synchronized void look(CaptureSettings settings) {
        boolean busy = thread != null && thread.isAlive();
        if (settings.replayFolder().isEmpty() || busy || closed) {
            return;
        }
        List<Path> files = files(Path.of(settings.replayFolder()));
        if (!files.isEmpty()) {
            thread = Thread.ofPlatform().name("capture-replay").daemon().start(() -> files.forEach(file -> replay(file, settings)));
        }
    }

    void reconsider() {
        CapturePipeline now = running;
        if (now != null) {
            now.reconsider();
        }
    }

    @Override
    public void close() {
        closed = true;
        CapturePipeline now = running;
        if (now != null) {
            now.close();
        }
    }

    private List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches(".+\\.pcap(ng)?"))
                    .sorted()
                    .limit(MOST_FILES)
                    .filter(this::isNew)
                    .toList();
        } catch (IOException e) {
            LOG.info("The folder of capture files {} cannot be read: {}", folder, e.toString());
            return List.of();
        }
    }

    private boolean isNew(Path file) {
        try {
            String state = Files.size(file) + " " + Files.getLastModifiedTime(file);
            return !state.equals(read.put(file, state));
        } catch (IOException e) {
            return false;
        }
    }

    private void replay(Path file, CaptureSettings settings) {
        if (closed) {
            return;
        }
        CountDownLatch over = new CountDownLatch(1);
        try (CapturePipeline pipeline = new CapturePipeline(settings.rules(), CaptureLimits.usual(), workers, clock)) {
            running = pipeline;
            listeners.forEach(pipeline::add);
            pipeline.read(PcapSource.file(file, ""), false, (reader, reason) -> {
                if (reason != null) {
                    LOG.warn("{}", reason.problem().toLine());
                }
                over.countDown();
            });
            over.await();
            LOG.info("{} was read: {}", file, pipeline.counts());
        } catch (ProblemException e) {
            LOG.warn("{}", e.problem().toLine());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running = null;
        }
    }
}
