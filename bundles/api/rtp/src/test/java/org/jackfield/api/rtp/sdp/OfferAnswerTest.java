package org.jackfield.api.rtp.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jackfield.api.rtp.sdp.NegotiatedMedia.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferAnswerTest {

    private static final String OFFER = """
            v=0
            o=- 1 1 IN IP4 192.0.2.1
            s=-
            c=IN IP4 192.0.2.1
            t=0 0
            m=audio 5004 RTP/AVP 9 8 0 101
            a=rtpmap:101 telephone-event/8000
            """;
    private static final String ANSWER = """
            v=0
            o=- 7 1 IN IP4 192.0.2.2
            s=-
            c=IN IP4 192.0.2.2
            t=0 0
            m=audio 6004 RTP/AVP 0 8 96
            a=rtpmap:96 telephone-event/8000
            """;

    /** RFC 3264 §5.1: a party sends under the numbers of the other's description. */
    @Test
    void eachDirectionHasItsOwnNumbers() {
        NegotiatedMedia agreed = resolve(OFFER, ANSWER);

        assertThat(agreed.state()).isEqualTo(State.ACTIVE);
        assertThat(agreed.toAnswerer()).extracting(Codec::payloadType).containsExactly(0, 8, 96);
        assertThat(agreed.toOfferer()).extracting(Codec::payloadType).containsExactly(0, 8, 101);
        assertThat(agreed.offerer()).isEqualTo(new MediaEndpoint("192.0.2.1", 5004, 5005));
        assertThat(agreed.answerer()).isEqualTo(new MediaEndpoint("192.0.2.2", 6004, 6005));
    }

    @ParameterizedTest
    @CsvSource({
        "sendrecv, sendrecv, true, true, ACTIVE",
        "sendonly, recvonly, true, false, HELD",
        "recvonly, sendonly, false, true, HELD",
        "inactive, inactive, false, false, HELD",
        // An answerer that forgets to say recvonly.
        "sendonly, sendrecv, true, false, HELD",
        "sendrecv, inactive, false, false, HELD",
    })
    void bothMustAgreeOnADirection(String offered, String answered, boolean offerer, boolean answerer, State state) {
        NegotiatedMedia agreed = resolve(OFFER + "a=" + offered + "\n", ANSWER + "a=" + answered + "\n");

        assertThat(agreed.offererSends()).isEqualTo(offerer);
        assertThat(agreed.answererSends()).isEqualTo(answerer);
        assertThat(agreed.state()).isEqualTo(state);
    }

    @Test
    void theAddressNowhereIsAHold() {
        NegotiatedMedia agreed = resolve(OFFER.replace("c=IN IP4 192.0.2.1", "c=IN IP4 0.0.0.0"), ANSWER);

        assertThat(agreed.state()).isEqualTo(State.HELD);
        assertThat(agreed.answererSends()).isFalse();
        assertThat(agreed.offererSends()).isTrue();
    }

    @Test
    void aMediumIsRefusedByItsPortOrByHavingNoCodecInCommonOrByNotBeingAnswered() {
        assertThat(resolve(OFFER, ANSWER.replace("6004", "0")).state()).isEqualTo(State.REFUSED);
        assertThat(resolve(OFFER.replace("5004", "0"), ANSWER).state()).isEqualTo(State.REFUSED);
        assertThat(resolve(OFFER, ANSWER.replace("0 8 96", "3")).state()).isEqualTo(State.REFUSED);
        assertThat(resolve(OFFER, ANSWER.substring(0, ANSWER.indexOf("m="))).state()).isEqualTo(State.REFUSED);
        assertThat(resolve(OFFER, ANSWER.replace("m=audio", "m=video")).state()).isEqualTo(State.REFUSED);
    }

    @Test
    void mediaAreMatchedByPlace() {
        String two = OFFER + "a=label:1\nm=video 5010 RTP/AVP 31\nm=audio 5008 RTP/AVP 8\na=label:2\n";
        String answer = ANSWER + "m=video 0 RTP/AVP 31\nm=audio 6008 RTP/AVP 8\n";

        List<NegotiatedMedia> agreed = OfferAnswer.resolve(parse(two), parse(answer));

        assertThat(agreed).extracting(NegotiatedMedia::index).containsExactly(0, 2);
        assertThat(agreed).extracting(NegotiatedMedia::label).containsExactly(Optional.of("1"), Optional.of("2"));
        assertThat(agreed.get(1).answerer().port()).isEqualTo(6008);
    }

    @Test
    void anAnswerTakesTheFirstCodecWeHaveAndTheOfferersEventsAndRefusesTheRest() {
        SessionDescription offer = parse(OFFER + "a=sendonly\na=label:1\nm=video 5010 RTP/AVP 31\n");

        SessionDescription answer = OfferAnswer.answer(offer, "9", "2",
                medium -> Optional.of(new MediaEndpoint("192.0.2.9", 7000, 7001)),
                codec -> codec.encoding().startsWith("PCM"), Direction.SENDRECV);

        assertThat(SdpWriter.write(answer)).isEqualTo("""
                v=0
                o=- 9 2 IN IP4 192.0.2.9
                s=-
                c=IN IP4 192.0.2.9
                t=0 0
                m=audio 7000 RTP/AVP 8 101
                c=IN IP4 192.0.2.9
                a=rtpmap:8 PCMA/8000
                a=rtpmap:101 telephone-event/8000
                a=label:1
                a=recvonly
                m=video 0 RTP/AVP 31
                a=inactive
                """.replace("\n", "\r\n"));
        NegotiatedMedia agreed = OfferAnswer.resolve(offer, answer).getFirst();
        assertThat(agreed.offererSends()).isTrue();
        assertThat(agreed.answererSends()).isFalse();
    }

    @Test
    void anOfferWithoutAnyCodecOfOursIsRefused() {
        SessionDescription answer = OfferAnswer.answer(parse(OFFER), "9", "2",
                medium -> Optional.of(new MediaEndpoint("192.0.2.9", 7000, 7001)), codec -> false, Direction.RECVONLY);

        assertThat(answer.media()).singleElement().satisfies(medium -> assertThat(medium.isRefused()).isTrue());
        assertThat(OfferAnswer.resolve(parse(OFFER), answer).getFirst().state()).isEqualTo(State.REFUSED);
    }

    private static NegotiatedMedia resolve(String offer, String answer) {
        return OfferAnswer.resolve(parse(offer), parse(answer)).getFirst();
    }

    private static SessionDescription parse(String text) {
        return SdpParser.parse(text).orElseThrow();
    }
}
