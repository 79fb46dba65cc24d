package ${package}.line;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A phone system of two telephones that talk to each other, for tests. */
final class LinePhoneSystem {

    private final String password;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket server;
    private int port;

    LinePhoneSystem(String password) throws IOException {
        this.password = password;
        start();
    }

    int port() {
        return port;
    }

    void start() throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server = listening;
        port = listening.getLocalPort();
        Thread.ofVirtual().start(() -> serve(listening));
    }

    void end() throws IOException {
        server.close();
        for (Socket each : open) {
            each.close();
        }
        open.clear();
    }

    private void serve(ServerSocket listening) {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (IOException ended) {
            // it was ended
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String answer = answer(line);
                if (answer.isEmpty()) {
                    return;
                }
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException ended) {
            // it was ended
        }
    }

    private String answer(String line) {
        if (line.equals("LOGIN " + password)) {
            return "WELCOME\n";
        }
        return switch (line.split(" ")[0]) {
            case "DEVICES" -> "DEVICE 1 Reception\nDEVICE 2 Workshop\nEND\n";
            case "CALLS" -> "RING 7 2 1\nANSWER 7 2\nEND\n";
            case "DIAL" -> line.startsWith("DIAL 1 ") || line.startsWith("DIAL 2 ") ? "OK\n" : "NO there is no such telephone\n";
            default -> "";
        };
    }
}
