package org.jackfield.api.rtp.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdpParserTest {

    /** A SIPREC recording client's: two streams, each with a label, one of them on hold. */
    private static final String SIPREC = """
            v=0
            o=SRC 2890844526 2890844530 IN IP4 198.51.100.1
            s=Call 17
            c=IN IP4 198.51.100.1/127
            t=0 0
            a=ptime:30
            a=recvonly
            m=audio 12240 RTP/AVP 0 8 101 99
            a=rtpmap:0 pcmu/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=sendonly
            a=label:1
            m=audio 22456/2 RTP/SAVP 96
            c=IN IP6 2001:db8::1
            a=rtpmap:96 opus/48000/2
            a=fmtp:96 useinbandfec=1; stereo=0
            a=ptime:20
            a=rtcp:30000 IN IP4 198.51.100.9
            a=inactive
            a=label:2
            m=video 40000 RTP/AVP 31
            a=rtcp-mux
            m=image 0 udptl t38
            """;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsAllThatARecorderAsksFor(String lineEnd) {
        SessionDescription session = parse(SIPREC.replace("\n", lineEnd));

        assertThat(session.sessionId()).isEqualTo("2890844526");
        assertThat(session.version()).isEqualTo("2890844530");
        assertThat(session.name()).isEqualTo("Call 17");
        assertThat(session.media()).hasSize(4);
        MediaDescription first = session.media().get(0);
        assertThat(first.endpoint()).isEqualTo(new MediaEndpoint("198.51.100.1", 12240, 12241));
        assertThat(first.formats()).containsExactly("0", "8", "101", "99");
        assertThat(first.codecs()).containsExactly(
                Codec.of(0, "pcmu", 8000), Codec.of(8, "PCMA", 8000), new Codec(101, "telephone-event", 8000, 1, "0-15"));
        assertThat(first.direction()).isEqualTo(Direction.SENDONLY);
        assertThat(first.packetTime()).hasValue(30);
        assertThat(first.label()).contains("1");
        MediaDescription second = session.media().get(1);
        assertThat(second.protocol()).isEqualTo("RTP/SAVP");
        assertThat(second.endpoint()).isEqualTo(new MediaEndpoint("2001:db8::1", 22456, 30000));
        assertThat(second.codecs()).containsExactly(new Codec(96, "opus", 48000, 2, "useinbandfec=1; stereo=0"));
        assertThat(second.direction()).isEqualTo(Direction.INACTIVE);
        assertThat(second.packetTime()).hasValue(20);
        MediaDescription third = session.media().get(2);
        assertThat(third.isAudio()).isFalse();
        assertThat(third.direction()).isEqualTo(Direction.RECVONLY);
        assertThat(third.endpoint().rtcpPort()).isEqualTo(40000);
        assertThat(session.media().get(3).isRefused()).isTrue();
    }

    @Test
    void whatCannotBeReadIsSkippedAndTheRestIsRead() {
        SessionDescription session = parse("""
                nonsense
                o=too few
                v = 0
                v=0
                A=SendOnly
                m=audio
                m=audio 99999 RTP/AVP 8
                m=AUDIO 5004 RTP/AVP 8 8 300 x
                a=rtpmap:8
                a=rtpmap:8 /8000
                a=rtpmap:300 PCMA/8000
                a=rtpmap:8 PCMA/99999999999
                a=ptime:0
                a=ptime:-20
                a=rtcp:
                c=IN IP4
                """);

        assertThat(session.media()).hasSize(3);
        assertThat(session.media().get(1).isRefused()).isTrue();
        MediaDescription last = session.media().get(2);
        assertThat(last.isAudio()).isTrue();
        assertThat(last.codecs()).containsExactly(Codec.of(8, "PCMA", 8000));
        assertThat(last.packetTime()).isEqualTo(OptionalInt.empty());
        assertThat(last.direction()).isEqualTo(Direction.SENDONLY);
        assertThat(last.endpoint()).isEqualTo(new MediaEndpoint("", 5004, 5005));
    }

    @Test
    void whatIsNoDescriptionOrTooLongIsRefused() {
        assertThat(SdpParser.parse("")).isEmpty();
        assertThat(SdpParser.parse("m=audio 5004 RTP/AVP 8")).isEmpty();
        assertThat(SdpParser.parse("v=1\n")).isEmpty();
        assertThat(SdpParser.parse(new byte[SdpParser.MAX_LENGTH + 1])).isEmpty();
    }

    @Test
    void nothingGrowsBeyondItsLimit() {
        String many = IntStream.range(0, 90).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        String media = ("m=audio 5004 RTP/AVP " + many + "\na=label:x\n").repeat(100);
        SessionDescription session = parse("v=0\ns=" + "x".repeat(2000) + "\n" + media);

        assertThat(session.name()).isEqualTo("-");
        assertThat(session.media()).hasSize(SdpParser.MAX_MEDIA);
        assertThat(session.media().getLast().formats()).hasSize(SdpParser.MAX_FORMATS);
    }

    @Property(tries = 500)
    void whatIsWrittenIsReadBack(@ForAll("sessions") SessionDescription session) {
        assertThat(SdpParser.parse(SdpWriter.write(session))).contains(session);
    }

    @Test
    void aLineEndInWhatAnOfferSaidBeginsNoLine() {
        MediaDescription medium = MediaDescription.audio(
                new MediaEndpoint("192.0.2.1", 5004, 5005), List.of(new Codec(8, "PCMA", 8000, 1, "x\r\nm=audio 1 RTP/AVP 0")));
        assertThat(parse(SdpWriter.write(new SessionDescription("1", "1", "192.0.2.1", "-\na=inactive", List.of(medium)))).media())
                .singleElement()
                .satisfies(read -> assertThat(read.direction()).isEqualTo(Direction.SENDRECV));
    }

    @Property
    void noTextMakesItStumble(@ForAll String text) {
        assertThatCode(() -> SdpParser.parse("v=0\n" + text)).doesNotThrowAnyException();
    }

    @Property
    void noLinesMakeItStumble(@ForAll("lines") List<String> lines) {
        SessionDescription session = parse("v=0\n" + String.join("\n", lines));
        assertThat(SdpParser.parse(SdpWriter.write(session))).isPresent();
        assertThat(OfferAnswer.resolve(session, session)).hasSizeLessThanOrEqualTo(session.media().size());
    }

    @Property
    void noOctetsMakeItStumble(@ForAll byte[] octets) {
        assertThatCode(() -> SdpParser.parse(octets)).doesNotThrowAnyException();
        byte[] changed = SIPREC.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i + 1 < octets.length; i += 2) {
            changed[(octets[i] & 0xFF) * 31 % changed.length] = octets[i + 1];
        }
        assertThatCode(() -> SdpParser.parse(changed)).doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> start = Arbitraries.of("a=rtpmap:", "a=fmtp:", "a=ptime:", "a=rtcp:", "m=", "m=audio ", "c=", "o=", "a=");
        Arbitrary<String> rest = Arbitraries.strings().withChars("0123456789/ :.=RTPAVtaudiosendonly-\t").ofMaxLength(30);
        return Combinators.combine(start, rest).as(String::concat).list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<SessionDescription> sessions() {
        Arbitrary<String> address = Arbitraries.of("192.0.2.7", "2001:db8::7", "0.0.0.0", "pbx.example.com");
        Arbitrary<MediaEndpoint> endpoint = Combinators.combine(
                        address, Arbitraries.integers().between(0, 65534), Arbitraries.integers().between(0, 65535))
                .as(MediaEndpoint::new);
        Arbitrary<Codec> codec = Combinators.combine(
                        Arbitraries.integers().between(0, 127),
                        Arbitraries.of("PCMA", "opus", "telephone-event", "X-99"),
                        Arbitraries.integers().between(1, Codec.MAX_CLOCK_RATE),
                        Arbitraries.integers().between(1, Codec.MAX_CHANNELS),
                        Arbitraries.of("", "0-16", "mode=20; x=\"ä\""))
                .as(Codec::new);
        Arbitrary<MediaDescription> medium = Combinators.combine(
                        endpoint,
                        codec.list().uniqueElements(Codec::payloadType).ofMinSize(1).ofMaxSize(8),
                        Arbitraries.of(Direction.class),
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Optional.of("1"), Optional.<String>empty()))
                .as((place, codecs, direction, time, mux, label) -> new MediaDescription(
                        "audio",
                        "RTP/AVP",
                        place,
                        codecs.stream().map(each -> String.valueOf(each.payloadType())).toList(),
                        codecs,
                        direction,
                        time == 0 ? OptionalInt.empty() : OptionalInt.of(time),
                        mux,
                        label));
        return Combinators.combine(address, medium.list().ofMaxSize(5))
                .as((origin, media) -> new SessionDescription("123", "4", origin, "-", media));
    }

    private static SessionDescription parse(String text) {
        return SdpParser.parse(text).orElseThrow();
    }
}
