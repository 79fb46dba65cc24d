package org.jackfield.core.capture.pcap;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.problem.ProblemException;

/**
 * The functions of libpcap that are needed here, as the manual pages pcap(3PCAP) describe them, called through
 * java.lang.foreign. The layouts are those of 64-bit Linux.
 */
@SuppressWarnings("restricted") // Calling native code is its purpose.
final class LibPcap {

    static final int ERROR_BUFFER = 256;
    static final int OK = 0;
    /** pcap_next_ex: a packet was read. */
    static final int PACKET = 1;
    /** pcap_next_ex: nothing is there. */
    static final int EMPTY = 0;
    /** pcap_next_ex: the file is at its end, or the loop was broken. */
    static final int END = -2;
    static final int NANOSECONDS = 1;

    /** Debian's name, that of other Linux distributions, and that of a development package. */
    private static final List<String> NAMES = List.of("libpcap.so.0.8", "libpcap.so.1", "libpcap.so");

    /** All memory, to read what libpcap points to without making an object for every packet. */
    static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static volatile LibPcap instance;

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library;
    final MethodHandle create;
    final MethodHandle openOffline;
    final MethodHandle setSnapshotLength;
    final MethodHandle setPromiscuous;
    final MethodHandle setTimeout;
    final MethodHandle setBufferSize;
    final MethodHandle setPrecision;
    final MethodHandle activate;
    final MethodHandle setNonBlocking;
    final MethodHandle next;
    final MethodHandle compile;
    final MethodHandle setFilter;
    final MethodHandle freeCode;
    final MethodHandle statistics;
    final MethodHandle dataLink;
    final MethodHandle error;
    final MethodHandle statusText;
    final MethodHandle close;
    private final MethodHandle findAllDevices;
    private final MethodHandle freeAllDevices;

    private LibPcap(SymbolLookup library) {
        this.library = library;
        create = function("pcap_create", ADDRESS, ADDRESS, ADDRESS);
        openOffline = function("pcap_open_offline_with_tstamp_precision", ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
        setSnapshotLength = function("pcap_set_snaplen", JAVA_INT, ADDRESS, JAVA_INT);
        setPromiscuous = function("pcap_set_promisc", JAVA_INT, ADDRESS, JAVA_INT);
        setTimeout = function("pcap_set_timeout", JAVA_INT, ADDRESS, JAVA_INT);
        setBufferSize = function("pcap_set_buffer_size", JAVA_INT, ADDRESS, JAVA_INT);
        setPrecision = function("pcap_set_tstamp_precision", JAVA_INT, ADDRESS, JAVA_INT);
        activate = function("pcap_activate", JAVA_INT, ADDRESS);
        setNonBlocking = function("pcap_setnonblock", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
        next = function("pcap_next_ex", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        compile = function("pcap_compile", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
        setFilter = function("pcap_setfilter", JAVA_INT, ADDRESS, ADDRESS);
        freeCode = procedure("pcap_freecode", ADDRESS);
        statistics = function("pcap_stats", JAVA_INT, ADDRESS, ADDRESS);
        dataLink = function("pcap_datalink", JAVA_INT, ADDRESS);
        error = function("pcap_geterr", ADDRESS, ADDRESS);
        statusText = function("pcap_statustostr", ADDRESS, JAVA_INT);
        close = procedure("pcap_close", ADDRESS);
        findAllDevices = function("pcap_findalldevs", JAVA_INT, ADDRESS, ADDRESS);
        freeAllDevices = procedure("pcap_freealldevs", ADDRESS);
    }

    /**
     * {@return the library of this machine}
     *
     * @throws ProblemException if there is none
     */
    static LibPcap get() {
        LibPcap found = instance;
        if (found == null) {
            synchronized (LibPcap.class) {
                found = instance == null ? load() : instance;
                instance = found;
            }
        }
        return found;
    }

    private static LibPcap load() {
        for (String name : NAMES) {
            try {
                return new LibPcap(SymbolLookup.libraryLookup(name, Arena.global()));
            } catch (IllegalArgumentException e) {
                // Not under this name.
            }
        }
        throw ProblemException.unavailable("capture.no-libpcap", "libpcap", "The packet capture library is missing.",
                "Install it: apt install libpcap0.8.");
    }

    /** {@return the names of the interfaces that this process may capture on} */
    List<String> devices() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment first = arena.allocate(ADDRESS);
            MemorySegment message = arena.allocate(ERROR_BUFFER);
            if ((int) invoke(findAllDevices, first, message) != OK) {
                throw ProblemException.unavailable("capture.no-interfaces", "", "The network interfaces cannot be listed: "
                        + message.getString(0) + ".", "");
            }
            List<String> names = new ArrayList<>();
            MemorySegment head = first.get(ADDRESS, 0);
            // struct pcap_if { struct pcap_if *next; char *name; … }
            for (long device = head.address(); device != 0; device = MEMORY.get(JAVA_LONG, device)) {
                names.add(text(MEMORY.get(ADDRESS, device + 8)));
            }
            invoke(freeAllDevices, head);
            return names;
        }
    }

    /** {@return a text that libpcap owns} */
    static String text(MemorySegment pointer) {
        return pointer.address() == 0 ? "" : pointer.reinterpret(Long.MAX_VALUE).getString(0);
    }

    /** Calls one of the functions, for all but the one that is called for every packet. */
    static Object invoke(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** What a call into the library threw: the functions themselves throw nothing. */
    static RuntimeException unexpected(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("a call into libpcap failed", thrown);
    }

    private MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
        return linker.downcallHandle(symbol(name), FunctionDescriptor.of(result, parameters));
    }

    private MethodHandle procedure(String name, MemoryLayout... parameters) {
        return linker.downcallHandle(symbol(name), FunctionDescriptor.ofVoid(parameters));
    }

    private MemorySegment symbol(String name) {
        return library.find(name).orElseThrow(() -> ProblemException.unavailable("capture.old-libpcap", name,
                "The packet capture library is too old.", "Install libpcap 1.5 or later."));
    }
}
