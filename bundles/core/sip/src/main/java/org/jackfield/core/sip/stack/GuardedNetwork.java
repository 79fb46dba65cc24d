package org.jackfield.core.sip.stack;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Opens the stack's sockets: each asks the {@link Gate} before it hands anything on. An any-address means IPv6 and IPv4. */
final class GuardedNetwork implements NetworkLayer {

    private static final int MOST_CONNECTIONS = 128;
    private static final int CONNECT_MILLIS = 4000;
    private static final int IDLE_MILLIS = 3_600_000;

    private final Gate gate;

    GuardedNetwork(Gate gate) {
        this.gate = gate;
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress address) throws SocketException {
        return new Datagrams(where(address, port), gate);
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        return new DatagramSocket();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        Connections connections = new Connections(gate);
        connections.setReuseAddress(true);
        connections.bind(where(address, port));
        return connections;
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    /** The stack names the any-address as ours; the kernel chooses better. */
    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress ours) throws IOException {
        return createSocket(address, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress ours, int ourPort) throws IOException {
        return createSocket(address, port);
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address) {
        throw new UnsupportedOperationException("TLS is not served");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) {
        throw new UnsupportedOperationException("TLS is not served");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress ours) {
        throw new UnsupportedOperationException("TLS is not served");
    }

    @Override
    public void setSipStack(SipStackImpl stack) {
        // Nothing here depends on it.
    }

    private static InetSocketAddress where(InetAddress address, int port) {
        return address.isAnyLocalAddress() ? new InetSocketAddress(port) : new InetSocketAddress(address, port);
    }

    /** Datagrams of which the stack sees only those that passed the gate: for it, nobody else ever sent one. */
    private static final class Datagrams extends DatagramSocket {

        private final Gate gate;

        Datagrams(InetSocketAddress where, Gate gate) throws SocketException {
            super(where);
            this.gate = gate;
        }

        @Override
        public void receive(DatagramPacket packet) throws IOException {
            int room = packet.getLength();
            do {
                packet.setLength(room);
                super.receive(packet);
            } while (!gate.admits(packet.getAddress(), packet.getData(), packet.getLength()));
        }
    }

    /** Connections from allowed addresses, a bounded number at a time. */
    private static final class Connections extends ServerSocket {

        private final Gate gate;
        private final List<Socket> open = new ArrayList<>();

        Connections(Gate gate) throws IOException {
            this.gate = gate;
        }

        @Override
        public Socket accept() throws IOException {
            while (true) {
                Socket socket = super.accept();
                open.removeIf(Socket::isClosed);
                if (!gate.admits(socket.getInetAddress())) {
                    socket.close();
                } else if (open.size() >= MOST_CONNECTIONS) {
                    gate.tooManyConnections();
                    socket.close();
                } else {
                    socket.setSoTimeout(IDLE_MILLIS);
                    open.add(socket);
                    return socket;
                }
            }
        }
    }
}
