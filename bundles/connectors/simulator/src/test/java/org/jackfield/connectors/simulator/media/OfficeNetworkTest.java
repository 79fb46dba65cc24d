package org.jackfield.connectors.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jackfield.connectors.simulator.media.WireTap.Packet;
import org.jackfield.connectors.simulator.pbx.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OfficeNetworkTest {

    private static final byte A_LAW_SILENCE = (byte) 0xD5;

    private OfficeOnTheWire office;
    private WireTap tap;
    private String system;
    private String caller;
    private String called;

    @BeforeEach
    void open() throws IOException {
        office = new OfficeOnTheWire();
        tap = office.tap;
        system = office.system();
        caller = office.telephone("1001");
        called = office.telephone("1004");
    }

    @AfterEach
    void close() throws IOException {
        office.close();
    }

    private void callIsAnswered() {
        office.act("place 1001 1004");
        tap.awaitSip(called, system, "SIP/2.0 180");
        office.act("answer 1004");
        tap.awaitSip(caller, system, "INVITE ");
        accepted(system, caller);
        tap.awaitSip(caller, system, "ACK ");
        tap.awaitSip(system, called, "ACK ");
    }

    private Packet accepted(String from, String to) {
        return tap.await("an INVITE is accepted by " + from, packet -> packet.isSip() && WireTap.is(packet.from(), from)
                && WireTap.is(packet.to(), to) && packet.sip().status() == 200 && packet.sip().answers("INVITE"));
    }

    private static byte[] frame(byte[] file, int number) {
        return Arrays.copyOfRange(file, number * 160, (number + 1) * 160);
    }

    private static byte[] silence(byte octet) {
        byte[] frame = new byte[160];
        Arrays.fill(frame, octet);
        return frame;
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = OfficeNetworkTest.class.getResourceAsStream("/voices/" + name)) {
            return in.readAllBytes();
        }
    }

    /** The number of frames of the first turn in the index. */
    private static int firstTurn(String piece) throws IOException {
        return new String(file("index")).lines().filter(line -> line.startsWith(piece + ' ')).map(line -> line.split("[ :]")[2])
                .mapToInt(Integer::parseInt).findFirst().orElseThrow();
    }

    @Test
    void everyTelephoneThatSpeaksSipRegisters() {
        for (String extension : List.of("1000", "1001", "1003")) {
            String telephone = office.telephone(extension);
            Packet request = tap.awaitSip(telephone, system, "REGISTER sip:" + system + " SIP/2.0");
            assertThat(request.sip().field("to")).isEqualTo("<sip:" + extension + "@" + system + ">");
            tap.awaitSip(system, telephone, "SIP/2.0 200");
        }
        assertThat(tap.seen()).noneMatch(packet -> WireTap.is(packet.from(), office.telephone("1002")));
    }

    @Test
    void aCallIsSignalledBetweenEachTelephoneAndTheTelephoneSystem() {
        office.act("place 1001 1004");
        Packet invitation = tap.awaitSip(caller, system, "INVITE sip:1004@" + system);
        assertThat(invitation.sip().field("from")).startsWith("<sip:1001@" + caller + ">;tag=");
        assertThat(invitation.sip().body()).contains("m=audio", "RTP/AVP 8 101", "a=rtpmap:101 telephone-event/8000");
        Packet ringing = tap.awaitSip(system, called, "INVITE sip:1004@" + called);
        assertThat(ringing.sip().field("from")).startsWith("\"Alice Adams\" <sip:1001@" + system + ">;tag=");
        tap.awaitSip(system, caller, "SIP/2.0 183");
        tap.awaitSip(called, system, "SIP/2.0 180");
        office.act("answer 1004");
        accepted(system, caller);
        accepted(called, system);
        tap.awaitSip(caller, system, "ACK ");
        tap.awaitSip(system, called, "ACK ");
        office.act("hangup 1004");
        tap.awaitSip(called, system, "BYE ");
        tap.awaitSip(system, called, "SIP/2.0 200");
        tap.awaitSip(system, caller, "BYE ");
        tap.awaitSip(caller, system, "SIP/2.0 200");
    }

    @Test
    void whatIsSaidIsHeardFrameByFrameAtBothEnds() throws IOException {
        byte[] file = file("internal-1-internal.al");
        int greeting = firstTurn("internal-1-internal");
        callIsAnswered();
        int count = greeting + 18 + 60;
        // The one who was called speaks first, then the caller; whoever listens is silent.
        List<Packet> said = tap.awaitRtp(called, system, count);
        List<Packet> answer = tap.awaitRtp(caller, system, count);
        List<byte[]> first = IntStream.range(0, count).mapToObj(i -> i < greeting ? frame(file, i) : silence(A_LAW_SILENCE)).toList();
        List<byte[]> second = IntStream.range(0, count).mapToObj(i -> i < greeting + 18 ? silence(A_LAW_SILENCE) : frame(file, i - 18))
                .toList();
        assertThat(aligned(said, first)).isNotNegative();
        assertThat(aligned(answer, second)).isNotNegative();
        assertThat(aligned(tap.awaitRtp(system, called, count), second)).isNotNegative();
    }

    /** Where in what was expected the packets begin, if all from there on is the same and nearly nothing is missing; else -1. */
    private static int aligned(List<Packet> packets, List<byte[]> expected) {
        for (int skip = 0; skip < 5; skip++) {
            int from = skip;
            if (IntStream.range(from, expected.size()).allMatch(i -> Arrays.equals(packets.get(i - from).audio(), expected.get(i)))) {
                return skip;
            }
        }
        return -1;
    }

    @Test
    void aStreamIsOneSourceWithEveryNumberAndTimestampInTurn() {
        callIsAnswered();
        List<Packet> stream = tap.awaitRtp(caller, system, 60);
        assertThat(stream.getFirst().marked()).isTrue();
        for (int i = 1; i < stream.size(); i++) {
            assertThat(stream.get(i).marked()).isFalse();
            assertThat(stream.get(i).source()).isEqualTo(stream.getFirst().source());
            assertThat(stream.get(i).sequence()).isEqualTo(stream.get(i - 1).sequence() + 1 & 0xFFFF);
            assertThat(stream.get(i).timestamp()).isEqualTo(stream.get(i - 1).timestamp() + 160);
            assertThat(stream.get(i).payloadType()).isEqualTo(8);
        }
    }

    @Test
    void ringBackIsHeardWhileItRings() throws IOException {
        byte[] tone = file("ringback.al");
        office.act("place 1001 1004");
        List<Packet> early = tap.awaitRtp(system, caller, 30);
        List<byte[]> expected = IntStream.range(0, 30).mapToObj(i -> frame(tone, i)).toList();
        assertThat(aligned(early, expected)).isNotNegative();
        assertThat(tap.rtp(caller, system)).isEmpty();
    }

    @Test
    void whoeverGivesUpCancelsHisCall() {
        office.act("place 1001 1004");
        tap.awaitSip(called, system, "SIP/2.0 180");
        office.act("hangup 1001");
        tap.awaitSip(caller, system, "CANCEL ");
        tap.awaitSip(system, caller, "SIP/2.0 487");
        tap.awaitSip(caller, system, "ACK ");
        assertThat(tap.seen()).anyMatch(packet -> packet.isSip() && packet.firstLine().startsWith("CANCEL sip:1004@" + called));
    }

    @Test
    void aHeldCallIsSilentAtTheTelephoneThatHoldsAndMusicAtTheOther() throws IOException {
        byte[] music = file("music.al");
        callIsAnswered();
        Packet before = tap.awaitRtp(caller, system, 20).getLast();
        office.act("hold 1001");
        tap.awaitSip(caller, system, "INVITE ", "a=sendonly");
        tap.awaitSip(system, caller, "SIP/2.0 200", "a=recvonly");
        tap.awaitSip(caller, system, "ACK ");
        tap.forget();
        List<Packet> heard = tap.awaitRtp(system, called, 50);
        int begin = IntStream.range(0, music.length / 160).filter(i -> Arrays.equals(frame(music, i), heard.getFirst().audio()))
                .findFirst().orElseThrow();
        assertThat(heard).extracting(Packet::audio)
                .containsExactlyElementsOf(IntStream.range(begin, begin + 50).mapToObj(i -> frame(music, i)).toList());
        assertThat(tap.rtp(caller, system)).isEmpty();
        assertThat(tap.rtp(system, caller)).isEmpty();

        office.act("retrieve 1001");
        tap.awaitSip(caller, system, "INVITE ", "a=sendrecv");
        Packet after = tap.awaitRtp(caller, system, 1).getFirst();
        assertThat(after.marked()).isTrue();
        assertThat(after.source()).isEqualTo(before.source());
        assertThat(after.timestamp() - before.timestamp()).isGreaterThan(50 * 160);
    }

    @Test
    void aTransferEndsOneDialogAndTheOthersGoOn() {
        String target = office.telephone("1005");
        callIsAnswered();
        String callId = tap.seen().stream().filter(packet -> packet.isSip() && WireTap.is(packet.from(), caller)
                && packet.firstLine().startsWith("INVITE")).findFirst().orElseThrow().sip().callId();
        office.act("consult 1004 1005");
        tap.awaitSip(target, system, "SIP/2.0 180");
        office.act("answer 1005");
        tap.awaitSip(system, target, "ACK ");
        office.act("hangup 1004");
        Packet told = tap.awaitSip(system, caller, "INVITE sip:1001@" + caller, "P-Asserted-Identity");
        assertThat(told.sip().callId()).isEqualTo(callId);
        assertThat(told.sip().field("p-asserted-identity")).contains("<sip:1005@" + system + ">");
        tap.awaitSip(system, caller, "ACK ");
        tap.forget();
        assertThat(tap.awaitRtp(caller, system, 5)).isNotEmpty();
        assertThat(tap.awaitRtp(target, system, 5)).isNotEmpty();
        assertThat(tap.rtp(called, system)).isEmpty();
    }

    @Test
    void aBlindTransferIsRingBackForWhoeverIsTransferred() {
        callIsAnswered();
        office.act("transfer 1004 1005");
        tap.awaitSip(system, called, "BYE ");
        Packet invitation = tap.awaitSip(system, office.telephone("1005"), "INVITE sip:1005@");
        assertThat(invitation.sip().field("from")).contains("<sip:1001@");
        tap.forget();
        assertThat(tap.awaitRtp(system, caller, 10)).isNotEmpty();
        office.act("answer 1005");
        tap.awaitSip(system, office.telephone("1005"), "ACK ");
    }

    @Test
    void inAConferenceAllHearWhoeverSpeaks() {
        callIsAnswered();
        office.act("consult 1004 1005 conference");
        tap.awaitSip(office.telephone("1005"), system, "SIP/2.0 180");
        office.act("answer 1005");
        office.act("conference 1004");
        tap.forget();
        // From some frame on each telephone hears what another says, never itself.
        int count = 120;
        List<Packet> heard = tap.awaitRtp(system, caller, count);
        List<Packet> said = tap.awaitRtp(office.telephone("1005"), system, count);
        tap.awaitRtp(called, system, count);
        assertThat(heard).anyMatch(packet -> !Arrays.equals(packet.audio(), silence(A_LAW_SILENCE)));
        assertThat(said.stream().map(Packet::source).distinct()).hasSize(1);
    }

    @Test
    void atATelephoneWithoutSipThereIsOnlyAudio() {
        String plain = office.telephone("1002");
        office.act("place 1001 1002");
        tap.awaitSip(system, caller, "SIP/2.0 183");
        office.act("answer 1002");
        tap.awaitSip(caller, system, "ACK ");
        assertThat(tap.awaitRtp(plain, system, 20)).allMatch(packet -> packet.payloadType() == 8);
        assertThat(tap.awaitRtp(system, plain, 20)).isNotEmpty();
        office.act("hangup 1001");
        tap.await("the good-bye", packet -> !packet.isSip() && !packet.isRtp() && WireTap.is(packet.from(), plain));
        assertThat(tap.seen()).noneMatch(packet -> packet.isSip() && (WireTap.is(packet.from(), plain) || WireTap.is(packet.to(), plain)));
    }

    @Test
    void aTelephoneThatTakesMuLawGetsMuLaw() throws IOException {
        byte[] file = file("internal-1-internal.al");
        String muLaw = office.telephone("1003");
        office.act("place 1001 1003");
        tap.awaitSip(muLaw, system, "SIP/2.0 180");
        office.act("answer 1003");
        tap.awaitSip(system, muLaw, "ACK ");
        Packet packet = tap.awaitRtp(muLaw, system, 5).getLast();
        assertThat(packet.payloadType()).isZero();
        assertThat(packet.audio()).isNotEqualTo(frame(file, 4));
        assertThat(tap.awaitRtp(system, muLaw, 5)).allMatch(each -> each.payloadType() == 0 && each.audio()[0] == (byte) 0xFF);
    }

    @Test
    void keysAreSentAsTelephoneEventsOnceEach() {
        callIsAnswered();
        office.simulator.run(() -> office.network().press(office.simulator.pbx().station("1001"), "1#"));
        for (int event : new int[] {1, 11}) {
            Packet first = tap.await("event " + event, packet -> isEvent(packet, event));
            assertThat(first.marked()).isTrue();
            assertThat(first.audio()[1] < 0).isFalse();
            for (int i = 0; i < 3; i++) {
                Packet end = tap.await("the end of event " + event, packet -> isEvent(packet, event) && packet.audio()[1] < 0);
                assertThat(end.timestamp()).isEqualTo(first.timestamp());
                assertThat(end.audio()[2] << 8 | end.audio()[3] & 0xFF).isEqualTo(6 * 160);
            }
        }
        // The other telephone hears them from the telephone system.
        assertThat(tap.seen()).anyMatch(packet -> packet.isRtp() && packet.payloadType() == 101 && WireTap.is(packet.to(), called));
    }

    private boolean isEvent(Packet packet, int event) {
        return packet.isRtp() && packet.payloadType() == 101 && WireTap.is(packet.from(), caller) && packet.audio()[0] == event;
    }

    @Test
    void keysAreRefusedWhereNobodyTalks() {
        assertThatThrownBy(() -> office.simulator.run(() ->
                office.network().press(office.simulator.pbx().station("1001"), "1"))).isInstanceOf(RefusedException.class)
                .hasMessageContaining("1001 does not talk");
        assertThatThrownBy(() -> office.simulator.run(() ->
                office.network().press(office.simulator.pbx().station("1001"), "x"))).isInstanceOf(RefusedException.class);
    }

    @Test
    void allThatWasSentHasArrivedWhenTheCallIsOver() {
        callIsAnswered();
        tap.awaitRtp(caller, system, 50);
        office.act("hangup 1001");
        tap.await("good-bye", packet -> !packet.isSip() && !packet.isRtp() && WireTap.is(packet.from(), called));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (office.network().status().legs() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        MediaStatus status = office.network().status();
        assertThat(status.legs()).isZero();
        assertThat(status.unsent()).isZero();
        assertThat(status.received()).isEqualTo(status.sent()).isGreaterThan(200);
    }

    @Test
    void atAnotherSpeedThereAreNoMedia() {
        callIsAnswered();
        office.simulator.loop().speed(2);
        tap.awaitSip(system, caller, "BYE ");
        office.simulator.loop().speed(1);
        tap.awaitSip(caller, system, "INVITE ");
    }

    @Test
    void closingLeavesNoThreadAndNoPort() throws IOException {
        callIsAnswered();
        office.network().close();
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.getName().equals("simulator-media"));
        for (String address : List.of(system, caller, called)) {
            new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 15_060)).close();
        }
        for (Packet packet : tap.seen()) {
            new DatagramSocket(packet.from()).close();
        }
    }

    @Test
    void aStrangerGetsAnAnswerAndDisturbsNobody() throws IOException {
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            stranger.setSoTimeout(10_000);
            byte[] options = ("OPTIONS sip:x SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\n"
                    + "To: <sip:x>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n").getBytes();
            InetSocketAddress there = new InetSocketAddress(system, 15_060);
            stranger.send(new DatagramPacket(new byte[] {1, 2, 3}, 3, there));
            stranger.send(new DatagramPacket(options, options.length, there));
            DatagramPacket answer = new DatagramPacket(new byte[2000], 2000);
            stranger.receive(answer);
            assertThat(new String(answer.getData(), 0, answer.getLength())).startsWith("SIP/2.0 200 OK\r\n");
        }
        callIsAnswered();
    }
}
