package org.jackfield.core.capture.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.capture.PacketSource;
import org.jackfield.core.capture.net.LinkType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class RemoteSourceTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456789Z");
    private static final byte[] FRAME = {1, 2, 3, 4, 5, 6};
    private static final byte[] TZSP = {1, 0, 0, 1, 1};
    private static final byte[] VXLAN = {8, 0, 0, 0, 0, 0, 42, 0};

    private final byte[] buffer = new byte[100];
    private RemoteSource source;
    private DatagramChannel sender;

    @BeforeEach
    void open() throws IOException {
        source = open("127.0.0.1");
        sender = DatagramChannel.open();
    }

    private static RemoteSource open(String allowed) {
        return RemoteSource.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Senders.parse(allowed), 1,
                InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() throws IOException {
        source.close();
        sender.close();
    }

    private void send(RemoteSource to, byte[]... parts) throws IOException {
        ByteBuffer datagram = ByteBuffer.allocate(200);
        for (byte[] part : parts) {
            datagram.put(part);
        }
        sender.send(datagram.flip(), to.address());
    }

    @Test
    void framesOfBothEncapsulationsAreRead() throws IOException {
        send(source, TZSP, FRAME);
        send(source, VXLAN, FRAME);
        for (int i = 0; i < 2; i++) {
            assertThat(source.read(buffer, 10, 50)).isEqualTo(FRAME.length);
            assertThat(Arrays.copyOfRange(buffer, 10, 16)).isEqualTo(FRAME);
            assertThat(source.wireLength()).isEqualTo(FRAME.length);
            assertThat(source.timeNanos()).isEqualTo(NOW.getEpochSecond() * 1_000_000_000L + NOW.getNano());
        }
        assertThat(source.linkType()).isEqualTo(LinkType.ETHERNET);
        assertThat(source.read(buffer, 0, 50)).isEqualTo(PacketSource.NOTHING);
        assertThat(source.counters()).isEqualTo(new PacketSource.Counters(2, 0, 0));
    }

    @Test
    void aFrameLongerThanTheRoomIsCut() throws IOException {
        send(source, TZSP, FRAME);
        assertThat(source.read(buffer, 0, 4)).isEqualTo(4);
        assertThat(source.wireLength()).isEqualTo(6);
        assertThat(buffer[4]).isZero();
    }

    @Test
    void whoIsNotAllowedIsCountedAndNotRead() throws IOException {
        try (RemoteSource strict = open("192.0.2.1")) {
            send(strict, TZSP, FRAME);
            assertThat(strict.read(buffer, 0, 50)).isEqualTo(PacketSource.NOTHING);
            assertThat(strict.refused()).isEqualTo(1);
            assertThat(strict.counters().read()).isZero();
        }
    }

    @Test
    void whatIsNoMirroredFrameIsCountedAndTheNextIsRead() throws IOException {
        send(source, new byte[] {9, 9});
        send(source, new byte[] {1, 4, 0, 0});
        send(source, TZSP, FRAME);
        assertThat(source.read(buffer, 0, 50)).isEqualTo(FRAME.length);
        assertThat(source.malformed()).isEqualTo(1);
    }

    @Test
    void stoppingEndsAReadThatWaits() {
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> {
            int read;
            do {
                read = source.read(buffer, 0, 50);
            } while (read == PacketSource.NOTHING);
            return read;
        });
        source.stop();
        assertThat(answer.join()).isEqualTo(PacketSource.END);
    }

    @Test
    void aTakenPortIsNamed() {
        assertThatThrownBy(() -> RemoteSource.open(source.address(), Senders.parse(""), 1, InstantSource.fixed(NOW)))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("capture.port");
                    assertThat(e.problem().input()).isEqualTo("127.0.0.1:" + source.address().getPort());
                });
    }

    @Test
    void whatTheKernelThrewAwayIsCounted() throws IOException {
        // given: nobody reads while far more comes than any buffer keeps
        byte[] large = new byte[180];
        for (int i = 0; i < 40_000; i++) {
            send(source, TZSP, large);
        }
        // when
        long read = 0;
        while (source.read(buffer, 0, 50) != PacketSource.NOTHING) {
            read++;
        }
        // then
        PacketSource.Counters counters = source.counters();
        assertThat(counters.read()).isEqualTo(read);
        assertThat(counters.dropped()).isPositive().isEqualTo(40_000 - read);
    }

    @Test
    void aTableOfAnotherShapeCountsNothing(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("udp"), "  sl  local_address\n nonsense\n");
        assertThat(new SocketDrops(table, source.address()).count()).isZero();
        assertThat(new SocketDrops(folder.resolve("none"), source.address()).count()).isZero();
    }
}
