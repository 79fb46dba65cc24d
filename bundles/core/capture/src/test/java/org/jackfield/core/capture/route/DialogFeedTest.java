package org.jackfield.core.capture.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.capture.sip.SipTalk.sdp;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jackfield.api.media.dialog.SipDialog;
import org.jackfield.api.media.dialog.SipDialogListener;
import org.jackfield.api.media.dialog.SipRegistration;
import org.jackfield.core.capture.CapturePipeline;
import org.jackfield.core.capture.Wire;
import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.sip.SipTalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class DialogFeedTest implements SipDialogListener {

    private static final String A = "10.0.0.1:5060";
    private static final String B = "10.0.0.9:5060";

    private final List<SipDialog> dialogs = Collections.synchronizedList(new ArrayList<>());
    private final List<SipRegistration> registrations = Collections.synchronizedList(new ArrayList<>());
    private final SipTalk talk = new SipTalk("call-1", "1001", "1002");

    @Override
    public void dialog(SipDialog dialog) {
        dialogs.add(dialog);
    }

    @Override
    public void registered(SipRegistration registration) {
        registrations.add(registration);
    }

    @Test
    void theLastStateOfACallIsAlwaysTold() {
        run(new Wire().udp(A, B, talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")))
                .udp(B, A, talk.toCaller(180, "INVITE", 1, "t", ""))
                .udp(B, A, talk.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "8")))
                .udp(B, A, talk.byCallee("INVITE", 2, "t", sdp("10.0.0.9", 5000, "8", "sendonly")))
                .udp(A, B, talk.toCallee(200, "INVITE", 2, "t", sdp("10.0.0.1", 4000, "8", "recvonly")))
                .udp(A, B, talk.with("Refer-To: <sip:1003@pbx?Replaces=call-2%3Bto-tag%3Dx>\n").byCaller("REFER", 3, "t", ""))
                .udp(B, A, talk.byCallee("BYE", 4, "t", ""))
                .udp(A, B, talk.toCallee(200, "BYE", 4, "t", "")));

        assertThat(dialogs).last().satisfies(last -> {
            assertThat(last.state()).isEqualTo(SipDialog.State.ENDED);
            assertThat(last.caller().number()).isEqualTo("1001");
            assertThat(last.caller().phoneSystem()).isFalse();
            assertThat(last.called().phoneSystem()).isTrue();
            assertThat(last.transfer()).isEqualTo(Optional.of(new SipDialog.Transfer(true, "1003", "call-2")));
            assertThat(last.endedByCaller()).isFalse();
            assertThat(last.interrupted()).isFalse();
        });
        assertThat(dialogs).extracting(SipDialog::state).isSorted();
        assertThat(dialogs).extracting(SipDialog::id).containsOnly(dialogs.getFirst().id());
    }

    @Test
    void whoRegistersIsTold() {
        SipTalk register = new SipTalk("reg", "1001", "1001");
        run(new Wire().udp(A, B, register.with("Contact: <sip:x@10.0.0.1>\n").byCaller("REGISTER", 1, "", ""))
                .udp(B, A, register.toCaller(200, "REGISTER", 1, "", "")));

        assertThat(registrations).singleElement().satisfies(found -> {
            assertThat(found.number()).isEqualTo("1001");
            assertThat(found.address().getHostAddress()).isEqualTo("10.0.0.1");
        });
    }

    @Test
    void aCallThatWasNotSeenToEndIsInterrupted() {
        run(new Wire().udp(A, B, talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8"))));

        assertThat(dialogs).last().satisfies(last -> assertThat(last.interrupted()).isTrue());
    }

    @Test
    void whatHappenedEarlierIsToldEarlierHoweverLongItWaits() {
        SipTalk other = new SipTalk("call-2", "1003", "1004");
        CountDownLatch read = new CountDownLatch(1);
        SipDialogListener slow = new SipDialogListener() {
            @Override
            public void dialog(SipDialog dialog) {
                try {
                    read.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                dialogs.add(dialog);
            }

            @Override
            public void registered(SipRegistration registration) {}
        };
        Wire wire = new Wire().udp(A, B, new SipTalk("call-0", "1005", "1006").byCaller("INVITE", 1, "", sdp("10.0.0.1", 4004, "8")))
                .udp(A, B, talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")))
                .udp(A, B, other.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4002, "8")))
                .udp(B, A, talk.toCaller(180, "INVITE", 1, "t", ""));

        try (CapturePipeline pipeline = pipeline()) {
            pipeline.add(slow);
            pipeline.read(wire, false, (reader, problem) -> { }).join();
            read.countDown();
        }

        assertThat(dialogs).extracting(SipDialog::at).isSorted();
    }

    private static CapturePipeline pipeline() {
        CaptureRules rules = new CaptureRules(List.of(), List.of(Address.parse("10.0.0.9", 0).orElseThrow()));
        return new CapturePipeline(rules, CaptureLimits.usual(), 1, InstantSource.system());
    }

    private void run(Wire wire) {
        try (CapturePipeline pipeline = pipeline()) {
            pipeline.add(this);
            pipeline.read(wire, false, (reader, problem) -> { }).join();
        }
    }
}
