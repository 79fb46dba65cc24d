package org.jackfield.apps.recording.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.apps.recording.RecordingSite.ANNA;
import static org.jackfield.apps.recording.RecordingSite.BEN;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.RecordingSite;
import org.jackfield.apps.recording.audio.WavFile;
import org.jackfield.apps.recording.store.JdbiLinkStore;
import org.jackfield.apps.recording.store.LinkStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {

    private static final String HERE = "192.0.2.7";

    @TempDir
    private Path folder;

    private RecordingSite site;
    private LinkStore store;
    private Links links;
    private Calls call;

    @BeforeEach
    void site() throws IOException {
        site = new RecordingSite(folder);
        store = new JdbiLinkStore(site.database);
        links = links(FakeSecurity.administratorsOnly());
        call = Calls.inbound("1001");
        site.recorded(call, 8000);
    }

    @AfterEach
    void close() throws IOException {
        site.close();
    }

    private Links links(FakeSecurity security) {
        return new Links(new Links.Parts(
                store, site.store, site.recordings(security), site.playback, security, site.audit, site.clock));
    }

    private String token(Links.Made made) {
        return made.path().substring("link/".length());
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private long bytes(String token, String key) throws IOException {
        try (WavFile wav = links.play(token, key, 1, HERE)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            wav.write(0, wav.length(), out);
            return out.size();
        }
    }

    @Test
    void theFirstBrowserHearsTheRecordingAndNobodyElse() throws IOException {
        Links.Made made = links.make(call.id(), "Ann", 7, ANNA);
        String token = token(made);

        assertThat(links.look(token, "", HERE).opened()).isFalse();
        assertThat(links.look(token, "", HERE).opened()).as("looking uses nothing up").isFalse();
        String key = links.open(token, HERE);

        assertThat(bytes(token, key)).isEqualTo(44 + 8000 * 4);
        assertThat(bytes(token, key)).as("again, as players do").isPositive();
        assertThat(links.look(token, key, HERE).opened()).isTrue();
        refused("recording.link-expired", () -> links.look(token, "", HERE));
        refused("recording.link-expired", () -> links.open(token, HERE));
        refused("recording.link-expired", () -> links.play(token, "", 1, HERE));
        refused("recording.link-expired", () -> links.play(token, LinkToken.fresh(), 1, HERE));
        assertThat(links.of(call.id(), PageRequest.first(), ANNA.subject()).items()).singleElement().satisfies(link -> {
            assertThat(links.state(link)).isEqualTo(Links.State.USED);
            assertThat(link.usedFrom()).isEqualTo(HERE);
            assertThat(link.recipient()).isEqualTo("Ann");
        });
        assertThat(site.audit.actions()).containsExactly("recording.make-link", "recording.open-link");
    }

    @Test
    void nothingThatIsKeptOpensALink() {
        Links.Made made = links.make(call.id(), "", 7, ANNA);
        String key = links.open(token(made), HERE);
        assertThat(store.find(made.link().id()).toString()).doesNotContain(token(made)).doesNotContain(key);
        assertThat(site.audit.events().toString()).doesNotContain(token(made)).doesNotContain(key);
        refused("recording.link-expired", () -> links.open(made.link().tokenHash().substring(0, 43), HERE));
        refused("recording.link-expired", () -> links.look(made.link().id().toString(), "", HERE));
    }

    @Test
    void ofManyWhoOpenAtOnceOneSucceeds() throws Exception {
        String token = token(links.make(call.id(), "", 7, ANNA));
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> opening = () -> {
                go.await();
                try {
                    links.open(token, HERE);
                    return 1;
                } catch (ProblemException e) {
                    return 0;
                }
            };
            List<Future<Integer>> tries = IntStream.range(0, 8).mapToObj(i -> threads.submit(opening)).toList();
            go.countDown();
            int opened = 0;
            for (Future<Integer> each : tries) {
                opened += each.get();
            }
            assertThat(opened).isEqualTo(1);
        }
    }

    @Test
    void theBrowserHasItForAnHourAndALinkForItsDays() {
        String token = token(links.make(call.id(), "", 7, ANNA));
        String other = token(links.make(call.id(), "", 1, ANNA));
        String key = links.open(token, HERE);
        site.clock.leap(Links.OPEN_FOR);
        refused("recording.link-expired", () -> links.play(token, key, 1, HERE));
        site.clock.leap(Duration.ofHours(23).minusMillis(1));
        assertThat(links.look(other, "", HERE).opened()).isFalse();
        site.clock.leap(Duration.ofMillis(1));
        refused("recording.link-expired", () -> links.look(other, "", HERE));
        refused("recording.link-expired", () -> links.open(other, HERE));
    }

    @Test
    void revokingEndsItAlsoForWhoeverHasOpenedIt() {
        Links.Made made = links.make(call.id(), "", 7, ANNA);
        String key = links.open(token(made), HERE);
        links.revoke(made.link().id(), ANNA);
        refused("recording.link-expired", () -> links.play(token(made), key, 1, HERE));
        Links.Made unopened = links.make(call.id(), "", 7, ANNA);
        links.revoke(unopened.link().id(), ANNA);
        refused("recording.link-expired", () -> links.open(token(unopened), HERE));
        assertThat(links.state(store.find(unopened.link().id()).orElseThrow())).isEqualTo(Links.State.REVOKED);
    }

    @Test
    void anErasedRecordingSaysSo() {
        String token = token(links.make(call.id(), "", 7, ANNA));
        site.database.jdbi().useHandle(handle -> handle.execute("UPDATE recording_file SET wrapped_key = NULL"));
        refused("recording.erased", () -> links.look(token, "", HERE));
        refused("recording.erased", () -> links.open(token, HERE));
        refused("recording.erased", () -> links.make(call.id(), "", 7, ANNA));
    }

    @Test
    void whoMayNotShareMakesAndSeesNoLinks() {
        links.make(call.id(), "", 7, ANNA);
        refused("security.forbidden", () -> links.make(call.id(), "", 7, BEN));
        refused("security.forbidden", () -> links.all(PageRequest.first(), BEN.subject()));
        refused("recording.unknown", () -> links.make(Ids.next(), "", 7, ANNA));
        refused("recording.link-days", () -> links.make(call.id(), "", 91, ANNA));
        refused("recording.link-recipient", () -> links.make(call.id(), "a\r\nb", 7, ANNA));
    }

    @Test
    void linksOfOthersAreSeenAndRevokedOnlyByWhoMayErase() {
        Links sharing = links(FakeSecurity.allowing("recording.share"));
        Links.Made ofAnna = sharing.make(call.id(), "", 7, ANNA);
        sharing.make(call.id(), "", 7, BEN);
        assertThat(sharing.all(PageRequest.first(), BEN.subject()).total()).isEqualTo(1);
        refused("recording.link-unknown", () -> sharing.revoke(ofAnna.link().id(), BEN));
        assertThat(links.all(PageRequest.first(), ANNA.subject()).total()).isEqualTo(2);
    }

    @Test
    void whoeverGuessesIsHeldOff() {
        String token = token(links.make(call.id(), "", 7, ANNA));
        for (int i = 0; i < Misses.MOST; i++) {
            refused("recording.link-expired", () -> links.look(LinkToken.fresh(), "", HERE));
        }
        refused("recording.link-attempts", () -> links.look(token, "", HERE));
        assertThat(links.look(token, "", "192.0.2.8").opened()).as("others are not").isFalse();
        site.clock.leap(Misses.WINDOW);
        assertThat(links.look(token, "", HERE).opened()).isFalse();
    }

    @Test
    void aBrowserAsksForAudioSoOftenAndNoMore() throws IOException {
        String token = token(links.make(call.id(), "", 7, ANNA));
        String key = links.open(token, HERE);
        for (int i = 0; i < Links.MOST_REQUESTS; i++) {
            links.play(token, key, 1, HERE).close();
        }
        refused("recording.link-expired", () -> links.play(token, key, 1, HERE));
    }

    @Test
    void withoutAnAuditTrailNothingIsOpened() {
        String token = token(links.make(call.id(), "", 7, ANNA));
        site.audit.setAway(true);
        refused("audit.unavailable", () -> links.open(token, HERE));
        site.audit.setAway(false);
        assertThat(links.open(token, HERE)).hasSize(43);
    }

    @Test
    void linksOfLongAgoAreForgotten() {
        links.make(call.id(), "", 1, ANNA);
        site.clock.leap(Duration.ofDays(91).plusMillis(1));
        links.clean();
        assertThat(links.all(PageRequest.first(), ANNA.subject()).total()).isZero();
    }
}
