package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.RecordingFolders;
import org.jackfield.apps.recording.RecordingSite;
import org.jackfield.apps.recording.SampleRecording;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.FileStore;
import org.jackfield.apps.recording.store.JdbiFileStore;
import org.jackfield.apps.recording.store.RecordingRow;

/** A site whose recordings are kept: sealed files, ledger and database as in earnest, and archives to go to. */
final class Shelf implements AutoCloseable {

    final RecordingFolders folders;
    final RecordingSite site;
    final FileStore files;
    final RecordingAlerts alerts = new RecordingAlerts();
    final ShareServer shares = new ShareServer();
    final Fetched fetched;
    final FilePlaces places;
    final Eraser eraser;
    KeepingSettings settings = KeepingSettings.TYPE.defaults();
    final Archiving archiving;

    Shelf(Path home) throws IOException {
        folders = new RecordingFolders(Files.createDirectories(home.resolve("recordings")));
        site = new RecordingSite(folders.root());
        files = new JdbiFileStore(site.database);
        fetched = new Fetched(folders.fetched(), 1 << 20, site.clock);
        places = new FilePlaces(folders, () -> archives(settings));
        eraser = new Eraser(site.store, files, site.ledger(), places, site.audit, site.clock);
        archiving = new Archiving(files, places, () -> settings, this::archives, alerts, site.clock);
    }

    private List<Archive> archives(KeepingSettings wanted) {
        List<Archive> all = new ArrayList<>();
        wanted.archiveFolders().forEach(folder -> all.add(new FolderArchive(folder)));
        wanted.archiveShares().forEach(share -> all.add(new ShareArchive(share, shares, fetched)));
        return all;
    }

    /** A recording of a segment that began with the site's clock; the clock goes on to its end. */
    RecordingRow record(Calls segment) throws IOException {
        site.keep(SegmentState.PENDING, "", segment);
        RecordingRow made = site.files.stereo(segment.id(), 8000, 1);
        site.entered();
        Path file = folders.file("2026/11/26/" + made.path());
        Files.createDirectories(file.getParent());
        Files.move(folders.file(made.path()), file);
        RecordingRow row = new RecordingRow(
                made.id(), segment.id(), 1, made.serial(), made.source(), made.codec(), made.channels(), made.started(),
                made.ended(), made.durationMillis(), 0, false, "2026/11/26/" + made.path(), Files.size(file),
                ArchiveCopy.sha256(file), made.wrappedKey(), 0, 0, 0);
        site.store.addFile(row);
        return row;
    }

    RecordingRow record() throws IOException {
        return record(Calls.inbound("1001").at(SampleRecording.STARTED));
    }

    Path original(RecordingRow row) {
        return places.original(row);
    }

    void archiveTo(int delayDays, Path... to) {
        archiveTo(delayDays, Stream.of(to).map(Path::toString).toList());
    }

    void archiveTo(int delayDays, List<String> to) {
        KeepingSettings before = settings;
        settings = new KeepingSettings(false, 365, true, delayDays, to, 20, 10);
        archiving.prepare(before, settings);
    }

    void leap(Duration time) {
        site.clock.leap(time);
    }

    List<LedgerEntry.Kind> ledger() throws IOException {
        return site.ledgerEntries().stream().map(LedgerEntry::kind).toList();
    }

    @Override
    public void close() throws IOException {
        site.close();
    }
}
