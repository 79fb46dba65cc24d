package org.jackfield.core.telephony.store;

import java.io.Closeable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes changed devices to the store behind the back of the threads that change them. Only the newest state of a device
 * waits; while the database is away it waits longer.
 */
public final class DeviceWriter implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceWriter.class);
    private static final long RETRY_MILLIS = 5000;

    private record Key(PhoneSystemId system, DeviceId device) {}

    private final DeviceStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Key, Device> waiting = new LinkedHashMap<>();
    private final Map<Key, Device> stored = new HashMap<>();
    private final Thread thread;
    private boolean closed;

    public DeviceWriter(DeviceStore store) {
        this.store = store;
        this.thread = Thread.ofPlatform().daemon().name("telephony-devices").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** These are in the store as they are; only what differs from them is written. */
    public void known(List<Device> devices) {
        lock.lock();
        try {
            devices.forEach(device -> stored.put(new Key(device.system(), device.id()), device));
        } finally {
            lock.unlock();
        }
    }

    /** Writes the device soon, if it is another than the one stored. */
    public void changed(Device device) {
        Key key = new Key(device.system(), device.id());
        lock.lock();
        try {
            if (device.equals(stored.get(key))) {
                waiting.remove(key);
            } else {
                waiting.put(key, device);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The device is no longer in the store and must not be written again. */
    public void forget(PhoneSystemId system, DeviceId device) {
        lock.lock();
        try {
            waiting.remove(new Key(system, device));
            stored.remove(new Key(system, device));
        } finally {
            lock.unlock();
        }
    }

    /** None of the system's devices is in the store any more. */
    public void forget(PhoneSystemId system) {
        lock.lock();
        try {
            waiting.keySet().removeIf(key -> key.system().equals(system));
            stored.keySet().removeIf(key -> key.system().equals(system));
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        boolean failing = false;
        try {
            while (true) {
                List<Device> devices = take();
                if (devices.isEmpty()) {
                    return;
                }
                try {
                    store.save(devices);
                    saved(devices);
                    failing = false;
                } catch (RuntimeException e) {
                    if (!failing) {
                        LOG.warn("Devices could not be stored; tried again until they can", e);
                    }
                    failing = true;
                    if (pauseUnlessClosed()) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Device> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            return List.copyOf(waiting.values());
        } finally {
            lock.unlock();
        }
    }

    private void saved(List<Device> devices) {
        lock.lock();
        try {
            for (Device device : devices) {
                Key key = new Key(device.system(), device.id());
                if (waiting.remove(key, device)) {
                    stored.put(key, device);
                } else if (waiting.containsKey(key)) {
                    stored.put(key, device);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean pauseUnlessClosed() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
            while (nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Writes what waits, if the database lets it, and stops. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(5000);
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
