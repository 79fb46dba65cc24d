package org.jackfield.core.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocket;

/** A TCP server on loopback that behaves as the test wants, byte by byte; each connection on a thread of its own. */
final class WireServer implements AutoCloseable {

    /** What it does with a connection. */
    interface Behaviour {
        void serve(Socket client) throws Exception;
    }

    private final ServerSocket listener;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    WireServer(Behaviour behaviour) throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!listener.isClosed()) {
                try {
                    Socket client = listener.accept();
                    clients.add(client);
                    Thread.ofVirtual().start(() -> {
                        try (client) {
                            behaviour.serve(client);
                        } catch (Exception e) {
                            // The test sees it at its end of the wire.
                        }
                    });
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    /** {@return a server that greets and answers each command by its first word; a null answer breaks off} */
    static WireServer answering(UnaryOperator<String> answers) throws IOException {
        return new WireServer(client -> {
            OutputStream out = client.getOutputStream();
            say(out, "220 test");
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (data && !line.equals(".")) {
                    continue;
                }
                String command = data ? "." : line.toUpperCase(Locale.ROOT);
                String answer = answers.apply(command);
                if (answer == null) {
                    return;
                }
                data = !data && command.startsWith("DATA") && answer.startsWith("354");
                say(out, answer);
            }
        });
    }

    /** {@return what a server without wishes answers} */
    static String obligingly(String command) {
        if (command.startsWith("DATA")) {
            return "354 go on";
        }
        return command.startsWith("QUIT") ? "221 bye" : "250 fine";
    }

    /** {@return a server that offers STARTTLS, and behind it is the mail server at another port} */
    static WireServer startTlsBefore(int port) throws IOException {
        return new WireServer(client -> {
            OutputStream out = client.getOutputStream();
            InputStream in = client.getInputStream();
            say(out, "220 test");
            line(in);
            say(out, "250-test\r\n250 STARTTLS");
            if (!line(in).startsWith("STARTTLS")) {
                say(out, "530 Must issue a STARTTLS command first");
                return;
            }
            say(out, "220 go on");
            try (SSLSocket safe = (SSLSocket) Tls.ofServer().getSocketFactory().createSocket(client, null, client.getPort(), true);
                    Socket behind = new Socket(InetAddress.getLoopbackAddress(), port)) {
                safe.setUseClientMode(false);
                safe.startHandshake();
                line(behind.getInputStream());
                Thread back = Thread.ofVirtual().start(() -> {
                    try {
                        behind.getInputStream().transferTo(safe.getOutputStream());
                        safe.close();
                    } catch (IOException e) {
                        // One of them has gone.
                    }
                });
                safe.getInputStream().transferTo(behind.getOutputStream());
                behind.shutdownOutput();
                back.join();
            }
        });
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Byte by byte, for what follows may be the beginning of a handshake. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != -1 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
