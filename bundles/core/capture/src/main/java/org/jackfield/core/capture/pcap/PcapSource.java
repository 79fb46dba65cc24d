package org.jackfield.core.capture.pcap;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.capture.PacketSource;
import org.jackfield.core.capture.net.LinkType;

/** Packets by libpcap, which keeps them in a ring shared with the kernel until they are read. */
public final class PcapSource implements PacketSource {

    /** Longer than any SIP datagram or audio packet on Ethernet; jumbo frames are cut and then counted as such. */
    private static final int SNAPSHOT_LENGTH = 2048;
    /** How long the kernel gathers packets before it hands them over. */
    private static final int GATHER_MILLIS = 20;
    private static final long WAIT_NANOS = 5_000_000;
    private static final int WAITS = 20;
    private static final int MEGABYTE = 1 << 20;

    // struct pcap_pkthdr { struct timeval ts; uint32 caplen; uint32 len; }; the timeval holds nanoseconds
    private static final int HEADER_NANOS = 8;
    private static final int HEADER_CAPTURED = 16;
    private static final int HEADER_LENGTH = 20;
    private static final long NANOS = 1_000_000_000L;
    // struct pcap_stat { uint ps_recv; uint ps_drop; uint ps_ifdrop; … }
    private static final int STATISTICS_SIZE = 24;
    private static final int STATISTICS_DROPPED = 4;
    private static final int STATISTICS_DROPPED_BY_INTERFACE = 8;
    private static final int COUNT_EVERY = 512;
    // struct bpf_program { uint bf_len; struct bpf_insn *bf_insns; }
    private static final int PROGRAM_SIZE = 16;

    private final LibPcap pcap = LibPcap.get();
    private final Arena arena = Arena.ofShared();
    private final String name;
    private final boolean live;
    private final MemorySegment headerPointer = arena.allocate(ADDRESS);
    private final MemorySegment dataPointer = arena.allocate(ADDRESS);
    private final MemorySegment statistics = arena.allocate(STATISTICS_SIZE, 8);
    private final MemorySegment message = arena.allocate(LibPcap.ERROR_BUFFER);
    private MemorySegment handle = MemorySegment.NULL;
    private LinkType linkType;
    private long timeNanos;
    private int wireLength;
    private volatile boolean stopped;
    private long read;
    private long dropped;
    private long droppedByInterface;
    private volatile Counters counters = new Counters(0, 0, 0);

    private PcapSource(String name, boolean live) {
        this.name = name;
        this.live = live;
    }

    /**
     * Captures on a network interface, all that passes by.
     *
     * @param device its name, such as {@code eth1}; {@code any} for all
     * @param filter which packets, in libpcap's filter language (pcap-filter(7)); empty for all
     * @param bufferMegabytes how much the kernel keeps while nobody reads, at least 1
     * @throws ProblemException if there is no such interface, this process may not capture, or the filter is wrong
     */
    public static PcapSource live(String device, String filter, int bufferMegabytes) {
        PcapSource source = new PcapSource(device, true);
        source.orClose(() -> source.openLive(device, filter, bufferMegabytes));
        return source;
    }

    /**
     * Reads a capture file, in the formats pcap and pcapng.
     *
     * @param file the file
     * @param filter which packets, as for {@link #live}
     * @throws ProblemException if it is no capture file, or the filter is wrong
     */
    public static PcapSource file(Path file, String filter) {
        PcapSource source = new PcapSource(file.toString(), false);
        source.orClose(() -> source.openFile(file, filter));
        return source;
    }

    /**
     * {@return the names of the interfaces that this process may capture on}
     *
     * @throws ProblemException if they cannot be listed
     */
    public static List<String> devices() {
        return LibPcap.get().devices();
    }

    private void orClose(Runnable open) {
        try {
            open.run();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void openLive(String device, String filter, int bufferMegabytes) {
        handle = (MemorySegment) LibPcap.invoke(pcap.create, arena.allocateFrom(device), message);
        if (handle.address() == 0) {
            throw notOpened(message.getString(0));
        }
        LibPcap.invoke(pcap.setSnapshotLength, handle, SNAPSHOT_LENGTH);
        LibPcap.invoke(pcap.setPromiscuous, handle, 1);
        LibPcap.invoke(pcap.setTimeout, handle, GATHER_MILLIS);
        LibPcap.invoke(pcap.setBufferSize, handle, Math.multiplyExact(bufferMegabytes, MEGABYTE));
        LibPcap.invoke(pcap.setPrecision, handle, LibPcap.NANOSECONDS);
        int status = (int) LibPcap.invoke(pcap.activate, handle);
        if (status < LibPcap.OK) {
            String detail = LibPcap.text((MemorySegment) LibPcap.invoke(pcap.error, handle));
            throw notOpened(detail.isBlank()
                    ? LibPcap.text((MemorySegment) LibPcap.invoke(pcap.statusText, status))
                    : detail);
        }
        findLinkType();
        filter(filter);
        if ((int) LibPcap.invoke(pcap.setNonBlocking, handle, 1, message) != LibPcap.OK) {
            throw notOpened(message.getString(0));
        }
    }

    private void openFile(Path file, String filter) {
        handle = (MemorySegment) LibPcap.invoke(
                pcap.openOffline, arena.allocateFrom(file.toString()), LibPcap.NANOSECONDS, message);
        if (handle.address() == 0) {
            throw ProblemException.invalid("capture.bad-file", file.toString(),
                    "This is no capture file that can be read: " + message.getString(0) + ".",
                    "Give a file in the format pcap or pcapng.");
        }
        findLinkType();
        filter(filter);
    }

    private ProblemException notOpened(String detail) {
        return ProblemException.unavailable("capture.not-opened", name,
                "Nothing can be captured on this interface: " + detail + ".",
                "Check its name and that it is up; capturing needs the capability CAP_NET_RAW.");
    }

    private void findLinkType() {
        int number = (int) LibPcap.invoke(pcap.dataLink, handle);
        linkType = LinkType.of(number).orElseThrow(() -> ProblemException.of("capture.link-type",
                Problem.Kind.UNSUPPORTED, name,
                "Packets of this kind of network (link type " + number + ") cannot be read.",
                "Capture on an Ethernet interface."));
    }

    private void filter(String filter) {
        if (filter.isBlank()) {
            return;
        }
        try (Arena brief = Arena.ofConfined()) {
            MemorySegment program = brief.allocate(PROGRAM_SIZE, 8);
            if ((int) LibPcap.invoke(pcap.compile, handle, program, brief.allocateFrom(filter), 1, -1) != LibPcap.OK) {
                throw badFilter(filter);
            }
            boolean set = (int) LibPcap.invoke(pcap.setFilter, handle, program) == LibPcap.OK;
            LibPcap.invoke(pcap.freeCode, program);
            if (!set) {
                throw badFilter(filter);
            }
        }
    }

    private ProblemException badFilter(String filter) {
        return ProblemException.invalid("capture.filter", filter, "This filter is wrong: "
                + LibPcap.text((MemorySegment) LibPcap.invoke(pcap.error, handle)) + ".", "See pcap-filter(7).");
    }

    @Override
    public int read(byte[] target, int offset, int room) {
        // A wait inside libpcap may last until the next packet, whatever time-out it was given.
        for (int waits = 0; !stopped; waits++) {
            int answer = next();
            if (answer == LibPcap.PACKET) {
                return take(target, offset, room);
            }
            if (answer == LibPcap.END) {
                count();
                return END;
            }
            if (waits == WAITS) {
                count();
                return NOTHING;
            }
            LockSupport.parkNanos(WAIT_NANOS);
        }
        return END;
    }

    private int next() {
        int answer;
        try {
            answer = (int) Hot.NEXT.invokeExact(handle, headerPointer, dataPointer);
        } catch (Throwable e) {
            throw LibPcap.unexpected(e);
        }
        if (answer == LibPcap.PACKET || answer == LibPcap.EMPTY || answer == LibPcap.END) {
            return answer;
        }
        throw ProblemException.unavailable("capture.ended", name, "Capturing has ended: "
                + LibPcap.text((MemorySegment) LibPcap.invoke(pcap.error, handle)) + ".", "");
    }

    private int take(byte[] target, int offset, int room) {
        long header = headerPointer.get(JAVA_LONG, 0);
        timeNanos = LibPcap.MEMORY.get(JAVA_LONG, header) * NANOS
                + LibPcap.MEMORY.get(JAVA_LONG, header + HEADER_NANOS);
        wireLength = LibPcap.MEMORY.get(JAVA_INT, header + HEADER_LENGTH);
        int length = Math.clamp(LibPcap.MEMORY.get(JAVA_INT, header + HEADER_CAPTURED), 0, room);
        MemorySegment.copy(LibPcap.MEMORY, JAVA_BYTE, dataPointer.get(JAVA_LONG, 0), target, offset, length);
        if (++read % COUNT_EVERY == 0) {
            count();
        }
        return length;
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }

    @Override
    public int wireLength() {
        return wireLength;
    }

    @Override
    public LinkType linkType() {
        return linkType;
    }

    @Override
    public Counters counters() {
        return counters;
    }

    /** Asks the kernel, on the reading thread: a libpcap handle is not for two. */
    private void count() {
        if (live && (int) LibPcap.invoke(pcap.statistics, handle, statistics) == LibPcap.OK) {
            dropped = grown(dropped, statistics.get(JAVA_INT, STATISTICS_DROPPED));
            droppedByInterface = grown(droppedByInterface, statistics.get(JAVA_INT, STATISTICS_DROPPED_BY_INTERFACE));
        }
        counters = new Counters(read, dropped, droppedByInterface);
    }

    /** libpcap counts in 32 bits; what is asked often enough can be counted on. */
    private static long grown(long before, int now) {
        return before + Integer.toUnsignedLong(now - (int) before);
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        stopped = true;
        if (handle.address() != 0) {
            LibPcap.invoke(pcap.close, handle);
            handle = MemorySegment.NULL;
        }
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** A constant, so that the compiler makes a plain call of it. */
    private static final class Hot {
        static final MethodHandle NEXT = LibPcap.get().next;
    }
}
