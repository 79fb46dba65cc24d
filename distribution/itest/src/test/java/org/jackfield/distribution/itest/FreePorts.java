package org.jackfield.distribution.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ports of the loopback interface on which nothing listens. */
final class FreePorts {
    private FreePorts() {
    }

    static Map<Instance.Port, Integer> find() {
        Map<Instance.Port, Integer> free = new EnumMap<>(Instance.Port.class);
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (Instance.Port port : Instance.Port.values()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                free.put(port, socket.getLocalPort());
            }
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return free;
    }

    /** As the variables that the scripts read. */
    static Map<String, String> environment() {
        Map<String, String> environment = environment(find());
        environment.put("JACKFIELD_MIRROR_PORT", String.valueOf(udp()));
        return environment;
    }

    /** {@return a TCP port that is free at the moment} */
    static int tcp() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a UDP port that is free at the moment} */
    static int udp() {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> environment(Map<Instance.Port, Integer> ports) {
        Map<String, String> environment = new TreeMap<>();
        ports.forEach((name, port) -> environment.put("JACKFIELD_" + name + "_PORT", String.valueOf(port)));
        return environment;
    }
}
