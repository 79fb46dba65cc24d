package org.jackfield.apps.recording.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.apps.recording.RecordingSite.ANNA;
import static org.jackfield.apps.recording.RecordingSite.BEN;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.RecordingSite;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.share.FolderTree.Access;
import org.jackfield.apps.recording.store.FolderItemRow;
import org.jackfield.apps.recording.store.FolderRow;
import org.jackfield.apps.recording.store.FolderShareRow;
import org.jackfield.apps.recording.store.FolderShareRow.Kind;
import org.jackfield.apps.recording.store.JdbiFolderStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    private static final Actor CLEO =
            new Actor(new Subject("00000000-0000-7000-8000-000000000003", "cleo", Subject.Kind.PERSON, Set.of("trainers")), "test");

    @TempDir
    private Path folder;

    private RecordingSite site;
    private Folders folders;
    private Calls call;

    @BeforeEach
    void site() throws IOException {
        site = new RecordingSite(folder);
        FakeSecurity security = FakeSecurity.allowAll();
        folders = new Folders(new JdbiFolderStore(site.database), site.recordings(security), security, site.audit, site.clock);
        call = Calls.inbound("1001");
        site.recorded(call, 8000);
    }

    @AfterEach
    void close() throws IOException {
        site.close();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private List<String> seenBy(Actor actor) {
        return folders.visible(actor.subject()).stream()
                .map(placed -> "-".repeat(placed.depth()) + placed.folder().folderName() + " " + placed.access())
                .toList();
    }

    private static FolderShareRow share(Kind kind, String target, boolean mayChange) {
        return new FolderShareRow(null, kind, target, target, mayChange);
    }

    @Test
    void aFolderIsItsOwnersAlone() {
        FolderRow training = folders.create(null, "Training", "good and bad calls", ANNA);
        folders.create(training.id(), "Good", "", ANNA);
        assertThat(seenBy(ANNA)).containsExactly("Training OWN", "-Good OWN");
        assertThat(seenBy(BEN)).isEmpty();
        refused("recording.folder-unknown", () -> folders.items(training.id(), BEN.subject()));
        refused("recording.folder-unknown", () -> folders.rename(training.id(), "x", "", BEN));
    }

    @Test
    void sharingShowsAFolderWithAllBelowItToThoseItIsSharedWith() {
        FolderRow top = folders.create(null, "Top", "", ANNA);
        FolderRow training = folders.create(top.id(), "Training", "", ANNA);
        folders.create(training.id(), "Good", "", ANNA);
        folders.share(training.id(), List.of(share(Kind.ROLE, "trainers", true), share(Kind.USER, BEN.subject().id(), false)), ANNA);

        assertThat(seenBy(CLEO)).containsExactly("Training CHANGE", "-Good CHANGE");
        assertThat(seenBy(BEN)).containsExactly("Training READ", "-Good READ");
        folders.addUrl(training.id(), "https://example.org/", "Guide", "", CLEO);
        refused("recording.folder-not-yours", () -> folders.addUrl(training.id(), "https://example.org/", "Guide", "", BEN));
        refused("recording.folder-not-yours", () -> folders.rename(training.id(), "x", "", CLEO));
        refused("recording.folder-not-yours", () -> folders.share(training.id(), List.of(), CLEO));

        folders.share(training.id(), List.of(), ANNA);
        assertThat(seenBy(CLEO)).isEmpty();
        assertThat(seenBy(BEN)).isEmpty();
    }

    @Test
    void whatOthersMakeInASharedFolderIsTheOwners() {
        FolderRow top = folders.create(null, "Top", "", ANNA);
        folders.share(top.id(), List.of(share(Kind.EVERYONE, "", true)), ANNA);
        folders.create(top.id(), "Of Cleo", "", CLEO);
        assertThat(seenBy(ANNA)).containsExactly("Top OWN", "-Of Cleo OWN");
        assertThat(seenBy(CLEO)).containsExactly("Top CHANGE", "-Of Cleo CHANGE");
    }

    @Test
    void aRecordingInASharedFolderIsNoPermissionToHearIt() {
        FakeSecurity onlyFolders = FakeSecurity.allowing("recording.folders");
        Folders limited = new Folders(
                new JdbiFolderStore(site.database), site.recordings(onlyFolders), onlyFolders, site.audit, site.clock);
        FolderRow top = folders.create(null, "Top", "", ANNA);
        folders.share(top.id(), List.of(share(Kind.EVERYONE, "", true)), ANNA);
        folders.addRecording(top.id(), call.id(), "A good call", "", ANNA);
        assertThat(limited.items(top.id(), BEN.subject())).extracting(FolderItemRow::itemName).containsExactly("A good call");
        refused("security.forbidden", () -> site.recordings(onlyFolders).play(call.id(), 1, BEN));
        refused("security.forbidden", () -> limited.addRecording(top.id(), call.id(), "x", "", BEN));
        FakeSecurity nothing = FakeSecurity.denyAll();
        Folders none = new Folders(new JdbiFolderStore(site.database), site.recordings(nothing), nothing, site.audit, site.clock);
        refused("security.forbidden", () -> none.visible(BEN.subject()));
    }

    @Test
    void aFolderMovesWithAllThatIsInItButNotIntoItself() {
        FolderRow a = folders.create(null, "A", "", ANNA);
        FolderRow b = folders.create(a.id(), "B", "", ANNA);
        FolderRow c = folders.create(b.id(), "C", "", ANNA);
        refused("recording.folder-into-itself", () -> folders.move(a.id(), c.id(), ANNA));
        refused("recording.folder-into-itself", () -> folders.move(a.id(), a.id(), ANNA));
        folders.move(b.id(), null, ANNA);
        assertThat(seenBy(ANNA)).containsExactly("A OWN", "B OWN", "-C OWN");
        folders.move(a.id(), c.id(), ANNA);
        assertThat(seenBy(ANNA)).containsExactly("B OWN", "-C OWN", "--A OWN");
        FolderRow other = folders.create(null, "Of Ben", "", BEN);
        refused("recording.folder-unknown", () -> folders.move(a.id(), other.id(), ANNA));
    }

    @Test
    void foldersLieAtMostTenDeep() {
        UUID parent = null;
        for (int i = 0; i < Folders.DEEPEST; i++) {
            parent = folders.create(parent, "Level " + i, "", ANNA).id();
        }
        UUID deepest = parent;
        refused("recording.folder-too-deep", () -> folders.create(deepest, "x", "", ANNA));
        FolderRow pair = folders.create(null, "Pair", "", ANNA);
        folders.create(pair.id(), "Inner", "", ANNA);
        UUID last = folders.visible(ANNA.subject()).stream()
                .filter(placed -> placed.depth() == Folders.DEEPEST - 2).findFirst().orElseThrow().folder().id();
        refused("recording.folder-too-deep", () -> folders.move(pair.id(), last, ANNA));
    }

    @Test
    void removingAFolderRemovesAllBelowItAndNoRecording() throws IOException {
        FolderRow a = folders.create(null, "A", "", ANNA);
        FolderRow b = folders.create(a.id(), "B", "", ANNA);
        FolderItemRow file = folders.addFile(b.id(), "guide.txt", new ByteArrayInputStream(new byte[10]), ANNA);
        folders.addRecording(b.id(), call.id(), "call", "", ANNA);
        folders.remove(a.id(), ANNA);
        assertThat(seenBy(ANNA)).isEmpty();
        refused("recording.item-unknown", () -> folders.item(file.id(), ANNA.subject()));
        int pieces = site.database.jdbi().withHandle(handle ->
                handle.createQuery("SELECT COUNT(*) FROM recording_folder_piece").mapTo(Integer.class).one());
        assertThat(pieces).isZero();
        assertThat(site.recordings(FakeSecurity.allowAll()).segment(call.id(), ANNA.subject()).playable()).isTrue();
    }

    @Test
    void aFileComesBackAsItWas() throws IOException {
        FolderRow a = folders.create(null, "A", "", ANNA);
        byte[] bytes = new byte[700_001];
        new Random(1).nextBytes(bytes);
        FolderItemRow file = folders.addFile(a.id(), "How to call.pdf", new ByteArrayInputStream(bytes), ANNA);
        assertThat(file.itemBytes()).isEqualTo(bytes.length);
        assertThat(file.mediaType()).isEqualTo("application/pdf");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        folders.write(file.id(), out, ANNA.subject());
        assertThat(out.toByteArray()).isEqualTo(bytes);
        refused("recording.item-unknown", () -> folders.write(file.id(), out, BEN.subject()));
    }

    @Test
    void aFileThatIsTooLargeLeavesNothing() {
        FolderRow a = folders.create(null, "A", "", ANNA);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return length;
            }
        };
        refused("recording.file-too-large", () -> folders.addFile(a.id(), "endless.bin", endless, ANNA));
        assertThat(folders.items(a.id(), ANNA.subject())).isEmpty();
        int pieces = site.database.jdbi().withHandle(handle ->
                handle.createQuery("SELECT COUNT(*) FROM recording_folder_piece").mapTo(Integer.class).one());
        assertThat(pieces).isZero();
    }

    @Test
    void thingsMoveBetweenFoldersThatOneMayChange() {
        FolderRow a = folders.create(null, "A", "", ANNA);
        FolderRow b = folders.create(null, "B", "", ANNA);
        FolderRow other = folders.create(null, "Of Ben", "", BEN);
        FolderItemRow item = folders.addRecording(a.id(), call.id(), "call", "", ANNA);
        folders.change(item.id(), b.id(), "renamed", "why", ANNA);
        assertThat(folders.items(a.id(), ANNA.subject())).isEmpty();
        assertThat(folders.items(b.id(), ANNA.subject())).singleElement()
                .satisfies(moved -> assertThat(moved.itemName()).isEqualTo("renamed"));
        refused("recording.folder-unknown", () -> folders.change(item.id(), other.id(), "x", "", ANNA));
        refused("recording.item-unknown", () -> folders.removeItem(item.id(), BEN));
        folders.removeItem(item.id(), ANNA);
        assertThat(folders.items(b.id(), ANNA.subject())).isEmpty();
    }

    @Test
    void onlyWebAddressesAndSharesAreLinks() {
        for (String good : List.of("https://example.org/a?b=c", "http://intranet/", "\\\\server\\folder\\file.doc")) {
            assertThat(Folders.url(" " + good + " ")).isEqualTo(good);
        }
        for (String bad : List.of(
                "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://user:word@example.org/", "//example.org",
                "\\\\server", "ftp://example.org/x", "https://exa mple.org")) {
            refused("recording.url-invalid", () -> Folders.url(bad));
        }
    }

    @Test
    void namesAreOneLine() {
        refused("recording.name-invalid", () -> folders.create(null, " ", "", ANNA));
        refused("recording.name-invalid", () -> folders.create(null, "a\nb", "", ANNA));
        refused("recording.name-invalid", () -> folders.create(null, "x".repeat(201), "", ANNA));
        assertThat(site.audit.actions()).isEmpty();
    }

    @Test
    void everyChangeIsAudited() {
        FolderRow a = folders.create(null, "A", "", ANNA);
        folders.rename(a.id(), "B", "", ANNA);
        folders.share(a.id(), List.of(share(Kind.EVERYONE, "", false)), ANNA);
        FolderItemRow item = folders.addUrl(a.id(), "https://example.org/", "x", "", ANNA);
        folders.removeItem(item.id(), ANNA);
        folders.remove(a.id(), ANNA);
        assertThat(site.audit.actions()).containsExactly(
                "recording.make-folder", "recording.rename-folder", "recording.share-folder", "recording.add-to-folder",
                "recording.remove-from-folder", "recording.remove-folder");
    }
}
