package org.jackfield.core.capture.remote;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Instant;
import java.time.InstantSource;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.capture.PacketSource;
import org.jackfield.core.capture.net.LinkType;

/**
 * Packets that switches, routers or telephone systems mirror to a UDP port, as TZSP or VXLAN datagrams, from wherever they
 * are. Needs no capability. Their time is when they came here.
 */
public final class RemoteSource implements PacketSource {

    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int WAIT_MILLIS = 100;
    private static final int MEGABYTE = 1 << 20;
    private static final int COUNT_EVERY = 512;
    private static final long NANOS = 1_000_000_000L;

    private final String name;
    private final DatagramChannel channel;
    private final Selector selector;
    private final Senders allowed;
    private final InstantSource clock;
    private final SocketDrops drops;
    private final Encapsulation encapsulation = new Encapsulation();
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    private long timeNanos;
    private int wireLength;
    private long read;
    private volatile Counters counters = new Counters(0, 0, 0);
    private volatile long refused;
    private volatile long malformed;
    private volatile boolean stopped;

    private RemoteSource(DatagramChannel channel, Selector selector, Senders allowed, InstantSource clock) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.allowed = allowed;
        this.clock = clock;
        InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
        this.drops = new SocketDrops(bound);
        this.name = bound.getAddress().getHostAddress() + ':' + bound.getPort();
    }

    /**
     * Listens at a port.
     *
     * @param listen the address and port; port 0 takes any free one
     * @param allowed whose datagrams are read
     * @param bufferMegabytes how much the kernel keeps while nobody reads, at least 1; it gives no more than its setting
     *     {@code net.core.rmem_max}
     * @param clock tells when packets came
     * @throws ProblemException {@code capture.port} if the port cannot be had
     */
    public static RemoteSource open(InetSocketAddress listen, Senders allowed, int bufferMegabytes, InstantSource clock) {
        DatagramChannel channel = null;
        Selector selector = null;
        try {
            channel = DatagramChannel.open(listen.getAddress() instanceof Inet4Address
                    ? StandardProtocolFamily.INET
                    : StandardProtocolFamily.INET6);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, Math.multiplyExact(bufferMegabytes, MEGABYTE));
            channel.bind(listen);
            channel.configureBlocking(false);
            selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return new RemoteSource(channel, selector, allowed, clock);
        } catch (IOException e) {
            quietly(selector);
            quietly(channel);
            throw ProblemException.unavailable("capture.port", listen.getHostString() + ':' + listen.getPort(),
                    "Mirrored packets cannot be received at this UDP port: " + e.getMessage() + ".",
                    "Give an address of this machine and a port that nobody else listens at.");
        }
    }

    @Override
    public int read(byte[] target, int offset, int room) {
        boolean waited = false;
        while (!stopped) {
            try {
                InetSocketAddress sender = (InetSocketAddress) channel.receive(datagram.clear());
                if (sender != null) {
                    int length = take(sender, target, offset, room);
                    if (length > 0) {
                        return length;
                    }
                } else if (waited) {
                    count();
                    return NOTHING;
                } else {
                    selector.select(WAIT_MILLIS);
                    selector.selectedKeys().clear();
                    waited = true;
                }
            } catch (IOException | ClosedSelectorException e) {
                throw ProblemException.unavailable("capture.ended", name, "Receiving has ended: " + e.getMessage() + ".", "");
            }
        }
        count();
        return END;
    }

    private int take(InetSocketAddress sender, byte[] target, int offset, int room) {
        datagram.flip();
        if (!allowed.allow(sender.getAddress())) {
            refused++;
            return 0;
        }
        Encapsulation.Kind kind = encapsulation.read(datagram);
        if (kind != Encapsulation.Kind.FRAME) {
            malformed += kind == Encapsulation.Kind.MALFORMED ? 1 : 0;
            return 0;
        }
        Instant now = clock.instant();
        timeNanos = now.getEpochSecond() * NANOS + now.getNano();
        wireLength = encapsulation.wireLength();
        int length = Math.min(datagram.limit() - encapsulation.frame(), room);
        datagram.get(encapsulation.frame(), target, offset, length);
        if (++read % COUNT_EVERY == 0) {
            count();
        }
        return length;
    }

    private void count() {
        counters = new Counters(read, drops.count(), 0);
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
        return LinkType.ETHERNET;
    }

    @Override
    public Counters counters() {
        return counters;
    }

    /** {@return how many datagrams came from somebody who may not send} Any thread may ask. */
    public long refused() {
        return refused;
    }

    /** {@return how many datagrams were neither TZSP nor VXLAN, or had no Ethernet frame in them} Any thread may ask. */
    public long malformed() {
        return malformed;
    }

    /** {@return where it listens} */
    public InetSocketAddress address() {
        try {
            return (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException e) {
            throw ProblemException.unavailable("capture.ended", name, "Receiving has ended: " + e.getMessage() + ".", "");
        }
    }

    @Override
    public void stop() {
        stopped = true;
        selector.wakeup();
    }

    @Override
    public void close() {
        stopped = true;
        quietly(selector);
        quietly(channel);
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) {
            // It is closed for all we care.
        }
    }
}
