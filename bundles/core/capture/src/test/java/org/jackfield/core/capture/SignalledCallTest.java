package org.jackfield.core.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.capture.Wire.BEGIN;
import static org.jackfield.core.capture.Wire.MILLI;
import static org.jackfield.core.capture.sip.SipTalk.sdp;

import java.time.Instant;
import java.util.List;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.rtp.GapCause;
import org.jackfield.core.capture.HeardSessions.Heard;
import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.sip.SipTalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What listeners hear of calls whose signalling passes on the wire. */
@Timeout(180)
class SignalledCallTest extends OnTheWire {

    @Test
    void aSignalledCallIsHeardWholeOnBothSides() {
        invite().answer();
        talkBoth(100, 0, 100);
        bye(2100);

        Heard call = only(run());
        assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 100));
        assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 100));
        assertThat(call.session().source()).isEqualTo(AudioSource.MIRROR);
        assertThat(call.session().signallingId()).isEqualTo("call-1");
        assertThat(call.session().first().number()).isEqualTo("1001");
        assertThat(call.session().second().number()).isEqualTo("1002");
        assertThat(call.session().first().address()).isEqualTo(Address.parse("10.0.0.1", 4000).get().toSocketAddress());
        assertThat(call.session().first().mac()).isEqualTo("02000a000001");
        assertThat(call.session().first().phoneSystem()).isFalse();
        assertThat(call.session().second().phoneSystem()).isTrue();
        assertThat(call.formats).containsExactly(AudioFormat.PCMA);
        assertThat(call.ended).isEqualTo(Instant.ofEpochSecond(0, BEGIN + 2100 * MILLI));
        assertThat(call.interrupted).isFalse();
        assertThat(call.advances).isGreaterThan(10);
        assertThat(call.begins[0]).isEqualTo(call.begins[1]);
        assertThat(counts.get(Count.AUDIO)).isEqualTo(200);
        assertThat(counts.get(Count.SIP)).isEqualTo(4);
    }

    @Test
    void callWhoseByeNobodySawIsOverWhenAnotherIsAnsweredAtTheSamePlaces() {
        invite().answer();
        talkBoth(100, 0, 50);
        SipTalk next = new SipTalk("call-2", "1001", "1003");
        wire.at(4000).udp(SIP_A, SIP_B, next.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        wire.at(4100).udp(SIP_B, SIP_A, next.toCaller(200, "INVITE", 1, "u", sdp("10.0.0.9", 5000, "8")));
        for (int i = 0; i < 50; i++) {
            wire.at(4200 + i * 20L).rtp(A, B, 8, 3, i).rtp(B, A, 8, 4, i);
        }

        List<Heard> sessions = run();

        assertThat(sessions).hasSize(2).allSatisfy(call -> {
            assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 50));
            assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 50));
        });
        assertThat(sessions.getFirst().session().signallingId()).isEqualTo("call-1");
        assertThat(sessions.getFirst().interrupted).isTrue();
        assertThat(sessions.getLast().session().signallingId()).isEqualTo("call-2");
        assertThat(counts.get(Count.CALLS_SUPERSEDED)).isEqualTo(1);
    }

    @Test
    void callThatIsHeardGoesOnWhateverAMessageNamesAsItsPlaces() {
        invite().answer();
        talkBoth(100, 0, 200);
        SipTalk spoofed = new SipTalk("call-2", "1001", "1003");
        wire.at(2000).udp(SIP_A, SIP_B, spoofed.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        wire.at(2001).udp(SIP_B, SIP_A, spoofed.toCaller(200, "INVITE", 1, "u", sdp("10.0.0.9", 5000, "8")));
        wire.inOrder();

        List<Heard> sessions = run();

        Heard call = sessions.stream().filter(each -> each.session().signallingId().equals("call-1")).findFirst().orElseThrow();
        assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 200));
        assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 200));
        assertThat(counts.get(Count.CALLS_SUPERSEDED)).isZero();
    }

    @Test
    void aLargeInviteComesInFragments() {
        wire.mtu(600).twice();
        String padding = "X-Padding: " + "x".repeat(2000) + "\n";
        wire.udp(SIP_A, SIP_B, talk.with(padding).byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        answer();
        talkBoth(100, 0, 20);

        assertThat(only(run()).numbers(Side.FIRST)).hasSize(20);
        assertThat(counts.get(Count.FRAGMENTS)).isEqualTo(3);
    }

    @Test
    void signallingOverTcpIsPutInOrder() {
        String invite = talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8"));
        int cut = invite.length() / 2;
        wire.tcp(SIP_A, SIP_B, 99, true, "");
        wire.tcp(SIP_A, SIP_B, 100 + cut, false, invite.substring(cut));
        wire.tcp(SIP_A, SIP_B, 100, false, invite.substring(0, cut));
        wire.tcp(SIP_A, SIP_B, 100, false, invite.substring(0, cut));
        wire.tcp(SIP_B, SIP_A, 7, false, talk.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "8")));
        talkBoth(100, 0, 20);

        assertThat(only(run()).session().signallingId()).isEqualTo("call-1");
    }

    @Test
    void earlyMediaIsHeardAndOfForksTheAnsweredOneGoesOn() {
        invite();
        wire.udp(SIP_B, SIP_A, talk.toCaller(183, "INVITE", 1, "left", sdp("10.0.0.2", 5002, "8")));
        wire.udp(SIP_B, SIP_A, talk.toCaller(183, "INVITE", 1, "right", sdp("10.0.0.3", 5003, "8")));
        for (int i = 0; i < 20; i++) {
            wire.at(i * 20).rtp("10.0.0.2:5002", A, 8, 2, i);
        }
        wire.at(400).udp(SIP_B, SIP_A, talk.toCaller(200, "INVITE", 1, "right", sdp("10.0.0.3", 5003, "8")));
        for (int i = 20; i < 60; i++) {
            wire.at(i * 20).rtp("10.0.0.3:5003", A, 8, 3, i).rtp("10.0.0.2:5002", A, 8, 2, 200).rtp(A, "10.0.0.3:5003", 8, 1, i);
        }

        Heard call = only(run());
        assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 60));
        assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(20, 60));
        assertThat(call.session().second().address().getPort()).isEqualTo(5003);
        assertThat(counts.get(Count.FLOWS_REFUSED)).isEqualTo(40);
    }

    @Test
    void changedPortsAndCodecsGoOnInTheSameSession() {
        invite().answer();
        talkBoth(0, 0, 50);
        wire.at(1000).udp(SIP_B, SIP_A, talk.byCallee("INVITE", 1, "t", sdp("10.0.0.8", 5500, "0")));
        wire.at(1010).udp(SIP_A, SIP_B, talk.toCallee(200, "INVITE", 1, "t", sdp("10.0.0.1", 4500, "0")));
        for (int i = 50; i < 100; i++) {
            wire.at(i * 20 + 20).rtp("10.0.0.1:4500", "10.0.0.8:5500", 0, 1, i).rtp("10.0.0.8:5500", "10.0.0.1:4500", 0, 99, i);
        }

        Heard call = only(run());
        assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 100));
        assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 100));
        assertThat(call.formats).containsExactly(AudioFormat.PCMA, AudioFormat.PCMU);
        assertThat(call.session().second().address().getPort()).isEqualTo(5500);
    }

    @Test
    void holdIsASilenceAndTheCallIsTheSameAfterwards() {
        invite().answer();
        talkBoth(0, 0, 50);
        wire.at(1000).udp(SIP_A, SIP_B, talk.byCaller("INVITE", 2, "t", sdp("10.0.0.1", 4000, "8", "inactive")));
        wire.at(1010).udp(SIP_B, SIP_A, talk.toCaller(200, "INVITE", 2, "t", sdp("10.0.0.9", 5000, "8", "inactive")));
        wire.at(121_000).udp(SIP_A, SIP_B, talk.byCaller("INVITE", 3, "t", sdp("10.0.0.1", 4000, "8")));
        wire.at(121_010).udp(SIP_B, SIP_A, talk.toCaller(200, "INVITE", 3, "t", sdp("10.0.0.9", 5000, "8")));
        for (int i = 0; i < 50; i++) {
            wire.at(122_000 + i * 20).rtp(A, B, 8, 1, 50 + i, (122_000 + i * 20) * 8, Wire.octets(50 + i));
        }

        Heard call = only(run());
        assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 100));
        assertThat(call.gaps).singleElement().satisfies(gap -> {
            assertThat(gap.cause()).isEqualTo(GapCause.SILENCE);
            assertThat(gap.to() - gap.from()).isEqualTo(121_000 * 8);
        });
    }

    @Test
    void aPlaceThatSeveralCallsShareIsToldApartByWhoSends() {
        for (int call = 1; call <= 3; call++) {
            SipTalk each = new SipTalk("call-" + call, "100" + call, "2000");
            wire.udp(SIP_A, SIP_B, each.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000 + 2 * call, "8")));
            wire.udp(SIP_B, SIP_A, each.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "8")));
        }
        for (int i = 0; i < 30; i++) {
            for (int call = 1; call <= 3; call++) {
                String place = "10.0.0.1:" + (4000 + 2 * call);
                wire.at(100 + i * 20).rtp(place, B, 8, call, i).rtp(B, place, 8, 10 + call, i);
            }
        }

        assertThat(run()).hasSize(3).allSatisfy(call -> {
            assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 30));
            assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 30));
        });
    }

    @Test
    void aTelephoneBehindAnAddressTranslatorIsFound() {
        invite().answer();
        String seen = "203.0.113.5:31000";
        for (int i = 0; i < 20; i++) {
            wire.at(100 + i * 20).rtp(seen, B, 8, 1, i).rtp(B, seen, 8, 2, i);
        }

        Heard call = only(run());
        assertThat(call.numbers(Side.FIRST)).hasSize(20);
        assertThat(call.numbers(Side.SECOND)).hasSize(20);
        assertThat(call.session().first().address().getHostString()).isEqualTo("203.0.113.5");
        assertThat(call.session().first().number()).isEqualTo("1001");
    }

    @Test
    void signallingThatComesLateTakesTheAudioOver() {
        for (int i = 0; i < 20; i++) {
            wire.at(i * 20).rtp(A, B, 8, 1, i).rtp(B, A, 8, 2, i);
        }
        wire.at(400);
        invite().answer();
        talkBoth(400, 20, 60);
        bye(2000);

        List<Heard> sessions = run();
        assertThat(sessions).extracting(each -> each.session().signallingId()).containsExactly("", "call-1");
        assertThat(sessions.getFirst().numbers(Side.FIRST)).isEqualTo(upTo(0, 20));
        assertThat(sessions.getLast().numbers(Side.FIRST)).isEqualTo(upTo(20, 60));
        assertThat(sessions.getLast().interrupted).isFalse();
    }
}
