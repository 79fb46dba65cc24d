import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The far end of a mirror port: Ethernet frames put on an adapter as they are, many with one system call. Not safe for use by
 * several threads.
 */
final class Wire implements AutoCloseable {

    static final int LARGEST = 1600;

    private static final int FRAMES = 512;
    private static final int MESSAGE = 64;
    private static final int VECTOR = 16;
    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW = 3;
    private static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUFFORCE = 32;
    private static final int SOL_PACKET = 263;
    private static final int PACKET_QDISC_BYPASS = 20;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final AddressLayout ADDRESS = ValueLayout.ADDRESS;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final VarHandle ERRNO_VALUE =
            Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle SOCKET = function("socket", INT, INT, INT);
    private static final MethodHandle BIND = function("bind", INT, ADDRESS, INT);
    private static final MethodHandle SETSOCKOPT = function("setsockopt", INT, INT, INT, ADDRESS, INT);
    private static final MethodHandle SENDMMSG = function("sendmmsg", INT, ADDRESS, INT, INT);
    private static final MethodHandle CLOSE = function("close", INT);

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
    private final MemorySegment messages = arena.allocate((long) FRAMES * MESSAGE, 8);
    private final MemorySegment vectors = arena.allocate((long) FRAMES * VECTOR, 8);
    private final MemorySegment frames = arena.allocate((long) FRAMES * LARGEST, 64);
    private final int socket;
    private int waiting;
    private long sent;
    private long refused;

    Wire(String adapter) throws IOException {
        // NetworkInterface knows only adapters that have an address
        int index = Integer.parseInt(Files.readString(Path.of("/sys/class/net", adapter, "ifindex")).strip());
        socket = call(SOCKET, AF_PACKET, SOCK_RAW, 0);
        MemorySegment address = arena.allocate(20, 4);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
        address.set(INT, 4, index);
        call(BIND, socket, address, 20);
        option(SOL_PACKET, PACKET_QDISC_BYPASS, 1);
        option(SOL_SOCKET, SO_SNDBUFFORCE, 16 << 20);
        for (int i = 0; i < FRAMES; i++) {
            vectors.set(ADDRESS, (long) i * VECTOR, frames.asSlice((long) i * LARGEST, LARGEST));
            messages.set(ADDRESS, (long) i * MESSAGE + 16, vectors.asSlice((long) i * VECTOR, VECTOR));
            messages.set(ValueLayout.JAVA_LONG, (long) i * MESSAGE + 24, 1);
        }
    }

    /** Takes a frame that goes with the next {@link #flush}: the octets of {@code head} and behind them those of {@code body}. */
    void frame(byte[] head, int headLength, byte[] body, int at, int length) throws IOException {
        if (waiting == FRAMES) {
            flush();
        }
        long place = (long) waiting * LARGEST;
        MemorySegment.copy(head, 0, frames, ValueLayout.JAVA_BYTE, place, headLength);
        MemorySegment.copy(body, at, frames, ValueLayout.JAVA_BYTE, place + headLength, length);
        vectors.set(ValueLayout.JAVA_LONG, (long) waiting * VECTOR + 8, headLength + length);
        waiting++;
    }

    /** Sends nothing of what waits. */
    void forget() {
        waiting = 0;
    }

    void flush() throws IOException {
        int done = 0;
        while (done < waiting) {
            int count = answer(SENDMMSG, socket, messages.asSlice((long) done * MESSAGE), waiting - done, 0);
            if (count > 0) {
                sent += count;
                done += count;
            } else {
                // the adapter does not want this one, such as a mutated frame that is too short
                refused++;
                done++;
            }
        }
        waiting = 0;
    }

    /** {@return frames that the kernel took} */
    long sent() {
        return sent;
    }

    /** {@return frames that it did not take} */
    long refused() {
        return refused;
    }

    @Override
    public void close() throws IOException {
        flush();
        call(CLOSE, socket);
        arena.close();
    }

    private void option(int level, int name, int value) throws IOException {
        MemorySegment box = arena.allocate(INT);
        box.set(INT, 0, value);
        call(SETSOCKOPT, socket, level, name, box, 4);
    }

    private int call(MethodHandle function, Object... arguments) throws IOException {
        int answer = answer(function, arguments);
        if (answer < 0) {
            throw new IOException("the kernel refused with error " + (int) ERRNO_VALUE.get(errno, 0L));
        }
        return answer;
    }

    private int answer(MethodHandle function, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = errno;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        try {
            return (int) function.invokeWithArguments(all);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle function(String name, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().find(name).orElseThrow(), FunctionDescriptor.of(INT, arguments), ERRNO);
    }
}
