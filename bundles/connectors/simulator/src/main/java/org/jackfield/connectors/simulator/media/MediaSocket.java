package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;

/** A UDP socket of a telephone or of the telephone system. For the media thread only. */
final class MediaSocket implements AutoCloseable {

    /** Takes what comes. */
    interface Receiver {

        /** A datagram, between the buffer's position and limit; valid until this returns. */
        void received(ByteBuffer datagram, InetSocketAddress from);
    }

    private final Wires wires;
    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final Receiver receiver;
    private InetSocketAddress connected;

    /** @throws IOException if the port cannot be had */
    MediaSocket(Wires wires, InetSocketAddress address, Receiver receiver) throws IOException {
        this.wires = wires;
        this.address = address;
        this.receiver = receiver;
        this.channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            channel.bind(address);
            channel.configureBlocking(false);
            channel.register(wires.selector(), SelectionKey.OP_READ, this);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** Sends what is between the buffer's position and limit; the buffer is to be used anew afterwards. */
    void send(ByteBuffer datagram, InetSocketAddress to) {
        wires.copy(address, to, datagram);
        try {
            if (channel.send(datagram, to) > 0) {
                wires.countSent();
            }
        } catch (IOException e) {
            wires.countUnsent();
        }
    }

    /** Sends to the one it is connected to, which costs less. */
    void write(ByteBuffer datagram, InetSocketAddress to) {
        wires.copy(address, to, datagram);
        try {
            if (!to.equals(connected)) {
                // Connecting throws away what has come.
                wires.drain(this);
                channel.disconnect();
                channel.connect(to);
                connected = to;
            }
            if (channel.write(datagram) > 0) {
                wires.countSent();
            }
        } catch (IOException e) {
            // The other end is gone already, or not there yet.
            wires.countUnsent();
        }
    }

    /** Reads all that has come. */
    void drain(ByteBuffer buffer) {
        try {
            while (channel.isOpen()) {
                InetSocketAddress from = (InetSocketAddress) channel.receive(buffer.clear());
                if (from == null) {
                    return;
                }
                wires.countReceived();
                receiver.received(buffer.flip(), from);
            }
        } catch (IOException e) {
            // Somebody does not listen where we sent to; what matters is told elsewhere.
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed for all we care.
        }
    }
}
