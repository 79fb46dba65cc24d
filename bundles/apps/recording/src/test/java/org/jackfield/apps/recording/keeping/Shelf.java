package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    final List<Path> archives = new ArrayList<>();
    final FilePlaces places;
    final Eraser eraser;
    KeepingSettings settings = KeepingSettings.TYPE.defaults();
    final Archiving archiving;

    Shelf(Path home) throws IOException {
        folders = new RecordingFolders(Files.createDirectories(home.resolve("recordings")));
        site = new RecordingSite(folders.root());
        files = new JdbiFileStore(site.database);
        places = new FilePlaces(folders, () -> settings.archiveFolders());
        eraser = new Eraser(site.store, files, site.ledger(), places, site.audit, site.clock);
        archiving = new Archiving(files, places, () -> settings, alerts, site.clock);
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
        KeepingSettings before = settings;
        settings = new KeepingSettings(
                false, 365, true, delayDays, List.of(to).stream().map(Path::toString).toList(), 20, 10);
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
