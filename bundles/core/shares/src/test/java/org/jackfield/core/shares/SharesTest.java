package org.jackfield.core.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hierynomus.smbj.common.SMBRuntimeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareAdminService.Login;
import org.jackfield.api.shares.ShareFolder;
import org.jackfield.api.shares.SharePath;
import org.jackfield.api.shares.ShareStatus;
import org.jackfield.api.shares.ShareStatus.State;
import org.jackfield.api.testkit.shares.Samba;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.LeapingClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real file server. */
@Timeout(120)
class SharesTest {

    private static final Subject ENGINEER = Subject.system("test");
    private static final SharePath TOP = SharePath.of("");

    @TempDir
    private static Path folder;

    private static Samba samba;

    private final InMemorySettings settings = new InMemorySettings();
    private final Shares shares = new Shares(settings, LeapingClock.at("2026-04-01T09:30:00Z"));
    private UUID data;

    @BeforeAll
    static void start() throws Exception {
        samba = new Samba(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        samba.close();
    }

    @BeforeEach
    void add() {
        shares.setLogin(new Login("", samba.user()), new Secret(Samba.PASSWORD), ENGINEER);
        data = add("Data " + UUID.randomUUID(), samba.port(), "data", "base/" + UUID.randomUUID());
    }

    private UUID add(String description, int port, String name, String below) {
        UUID id = UUID.randomUUID();
        shares.put(new Share(id, description, "127.0.0.1", port, name, below), ENGINEER);
        return id;
    }

    private Path onDisk(String name) {
        return samba.shared().resolve(shares.share(data).orElseThrow().folder()).resolve(name);
    }

    private static ShareFolder.Writing bytes(byte[] content) {
        return out -> out.write(content);
    }

    @Test
    void aFileIsWrittenWholeIntoTheFolderBelowTheShares() throws Exception {
        byte[] content = new byte[3_000_000];
        new Random(7).nextBytes(content);

        try (ShareFolder open = shares.open(data, SharePath.of("2026\\04"))) {
            assertThat(open.list(10)).isEmpty();
            assertThat(open.write("calls.csv", bytes(content))).isEqualTo(content.length);
            assertThat(open.read("calls.csv").readAllBytes()).isEqualTo(content);
        }

        assertThat(Files.readAllBytes(onDisk("2026/04/calls.csv"))).isEqualTo(content);
        try (ShareFolder open = shares.open(data, TOP)) {
            assertThat(open.list(10)).extracting("name", "isFolder")
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("2026", true));
        }
    }

    @Test
    void aFileThatIsReplacedIsAtNoTimeHalf() throws Exception {
        try (ShareFolder open = shares.open(data, TOP)) {
            open.write("a.txt", bytes("old".getBytes(StandardCharsets.US_ASCII)));
            open.write("a.txt", out -> {
                out.write(new byte[200_000]);
                out.flush();
                assertThat(onDisk("a.txt")).hasContent("old");
                out.write(1);
            });
            assertThat(onDisk("a.txt")).hasSize(200_001);
            assertThat(open.list(10)).extracting("name").containsExactly("a.txt");
        }
    }

    @Test
    void aWriteThatFailsLeavesWhatWasThereAndNothingElse() throws Exception {
        try (ShareFolder open = shares.open(data, TOP)) {
            open.write("a.txt", bytes("old".getBytes(StandardCharsets.US_ASCII)));

            assertThatThrownBy(() -> open.write("a.txt", out -> {
                out.write(new byte[100_000]);
                throw new IOException("the source broke");
            })).hasMessage("the source broke");

            assertThat(onDisk("a.txt")).hasContent("old");
        }
        try (var left = Files.list(onDisk(""))) {
            assertThat(left).extracting(file -> file.getFileName().toString()).containsExactly("a.txt");
        }
    }

    @Test
    void filesAreListedInBoundsAndDeleted() throws Exception {
        try (ShareFolder open = shares.open(data, TOP)) {
            for (String name : List.of("c", "a", "b")) {
                open.write(name, bytes(new byte[7]));
            }
            assertThat(open.list(2)).extracting("name").containsExactly("a", "b");
            open.delete("b");
            open.delete("b");
            assertThat(open.list(10)).extracting("name").containsExactly("a", "c");
            assertThatThrownBy(() -> open.read("b")).isInstanceOf(FileNotFoundException.class);
        }
    }

    @Test
    void noNameLeadsOutOfTheFolder() throws Exception {
        for (String bad : List.of("..", "../x", "..\\x", "a/b", "a\\b", "", " ", "x:stream", "a\u0000b", "con.")) {
            assertThatThrownBy(() -> SharePath.checkName(bad)).as(bad).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> SharePath.of("a/../..")).isInstanceOf(ProblemException.class);
        assertThat(SharePath.of("/a\\b//c/").parts()).containsExactly("a", "b", "c");
        try (ShareFolder open = shares.open(data, TOP)) {
            assertThatThrownBy(() -> open.write("../out", bytes(new byte[1]))).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void theStateSaysWhatIsWrong() {
        UUID locked = add("locked", samba.port(), "locked", "");
        UUID none = add("none", samba.port(), "nowhere", "");
        UUID away = add("away", 1, "data", "");

        assertThat(shares.status(data).state()).isEqualTo(State.UNKNOWN);
        assertThat(shares.look(data).state()).isEqualTo(State.OK);
        assertThat(shares.look(locked).state()).isEqualTo(State.NO_SHARE);
        assertThat(shares.look(none)).satisfies(status -> {
            assertThat(status.state()).isEqualTo(State.NO_SHARE);
            assertThat(status.detail()).contains("nowhere");
        });
        assertThat(shares.look(away).state()).isEqualTo(State.UNREACHABLE);

        shares.setLogin(new Login("", samba.user()), new Secret("wrong"), ENGINEER);
        shares.lookAtAll();
        assertThat(shares.status(data).state()).isEqualTo(State.REFUSED);
        assertThat(shares.status(data).detail()).doesNotContain("wrong");
    }

    @Test
    void aServerThatDiesWhileAFileIsWrittenLeavesNoHalfFileUnderItsName() throws Exception {
        byte[] piece = new byte[1_000_000];
        Arrays.fill(piece, (byte) 1);
        try (ShareFolder open = shares.open(data, TOP)) {
            assertThatThrownBy(() -> open.write("big", out -> {
                out.write(piece);
                out.flush();
                try {
                    samba.kill();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                for (int i = 0; i < 20; i++) {
                    out.write(piece);
                }
            })).isInstanceOf(IOException.class);
        } finally {
            samba.start();
        }
        assertThat(onDisk("big")).doesNotExist();
        try (ShareFolder open = shares.open(data, TOP)) {
            assertThat(open.list(10)).isEmpty();
            assertThat(open.write("big", bytes(piece))).isEqualTo(piece.length);
        }
    }

    /** A server that goes away, wherever in the conversation, has refused nobody. */
    @Test
    void aServerThatGoesAwayIsNotOneThatRefuses() throws Exception {
        for (int octets : List.of(0, 250, 600)) {
            try (Cut cut = new Cut(samba.port(), octets)) {
                ShareStatus status = shares.look(add("Gone " + UUID.randomUUID(), cut.port(), "data", ""));
                assertThat(status.state()).as("after %s octets", octets).isEqualTo(State.UNREACHABLE);
                assertThat(status.detail()).as("after %s octets", octets).doesNotContain("refuses", "Exception");
            }
        }
    }

    @Test
    void whyItFailedIsSaidWithoutTheNamesOfOurParts() {
        SMBRuntimeException late = new SMBRuntimeException(new ExecutionException(new TimeoutException("Timeout expired")));
        assertThat(SmbConnector.reason(late)).isEqualTo("nothing for 20 seconds");
        assertThat(SmbConnector.isAnswer(late)).isFalse();
        assertThat(SmbConnector.reason(new SMBRuntimeException(new java.io.EOFException()))).isEqualTo("EOFException");
    }

    /** Passes on what a server says, up to a number of octets. */
    private static final class Cut implements AutoCloseable {
        private final ServerSocket listening;

        Cut(int port, int octets) throws IOException {
            listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                try (Socket client = listening.accept(); Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    Thread.ofVirtual().start(() -> pass(client, server, Integer.MAX_VALUE));
                    pass(server, client, octets);
                } catch (IOException e) {
                    // closed before anybody came
                }
            });
        }

        private static void pass(Socket from, Socket to, int octets) {
            byte[] buffer = new byte[4096];
            try {
                for (int left = octets; left > 0; ) {
                    int read = from.getInputStream().read(buffer, 0, Math.min(left, buffer.length));
                    if (read < 0) {
                        return;
                    }
                    to.getOutputStream().write(buffer, 0, read);
                    left -= read;
                }
            } catch (IOException e) {
                // one of them is gone
            }
        }

        int port() {
            return listening.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }

    @Test
    void thePasswordStaysWhenOnlyTheUserChangesAndDescriptionsAreUnique() {
        shares.setLogin(new Login("office", "other"), Secret.NONE, ENGINEER);
        assertThat(settings.read(ShareSettings.TYPE).value().password().reveal()).isEqualTo(Samba.PASSWORD);

        String taken = shares.share(data).orElseThrow().description();
        assertThatThrownBy(() -> add(taken, 445, "other", "")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new Share(UUID.randomUUID(), "x", "bad host", 445, "data", ""))
                .isInstanceOf(ProblemException.class).hasMessageContaining("bad host");
        shares.remove(data, ENGINEER);
        assertThatThrownBy(() -> shares.open(data, TOP)).isInstanceOf(ProblemException.class);
    }
}
