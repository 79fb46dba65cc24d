package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.recording.AssignedUsers;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.audio.Integrity;
import org.jackfield.apps.recording.audio.Timeline;
import org.jackfield.apps.recording.audio.Waveform;
import org.jackfield.apps.recording.audio.WavFile;
import org.jackfield.apps.recording.store.Note;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingRow;

/** The player at the bottom of the page, with what is said of what it plays. Empty until something is played. */
final class PlayerDock extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Recordings recordings;
    private final transient RecordingsPage.Sharing sharing;
    private final transient AssignedUsers assigned;
    private final transient ViewContext context;
    private final transient RecordingWording words;
    private final transient Runnable changed;
    private transient Shape shape;

    private record Shape(Waveform waveform, Timeline timeline, List<Note> notes) {}

    /** @param changed called when something was said of a recording */
    PlayerDock(
            Recordings recordings,
            AssignedUsers assigned,
            RecordingsPage.Sharing sharing,
            ViewContext context,
            RecordingWording words,
            Runnable changed) {
        this.assigned = assigned;
        this.recordings = recordings;
        this.sharing = sharing;
        this.context = context;
        this.words = words;
        this.changed = changed;
        addClassName("jf-player-dock");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", words.word("player"));
        setVisible(false);
    }

    /** Plays a segment from its first recording that can be played. */
    void play(RecordedSegment segment) {
        RecordingRow first = segment.files().stream()
                .filter(file -> file.wrappedKey() != null)
                .findFirst()
                .orElse(segment.files().getFirst());
        play(segment, first);
    }

    private void play(RecordedSegment segment, RecordingRow row) {
        removeAll();
        setVisible(true);
        UUID id = segment.segment().id();
        Player player = new Player(words, new RangeDownload("audio/wav", "", () -> new Audio(recordings.play(id, row.part(), actor()))));
        Details more = new Details();
        NotesPanel notes = new NotesPanel(recordings, context, id, now -> {
            shape = new Shape(shape.waveform, shape.timeline, now);
            more.setSummaryText(words.word("player.said", now.size()));
            show(player);
            changed.run();
        });
        StatusBadge integrity = new StatusBadge(Tone.NEUTRAL, words.word("integrity.checking"));
        Div problem = new Div();
        AnnotationPanel annotation = new AnnotationPanel(recordings, assigned, context, words, segment, changed);
        Div said = new Div(annotation, notes);
        said.addClassName("jf-said");
        more.setSummaryText(words.word("player.said", segment.notes()));
        more.add(said);
        more.setOpened(segment.notes() > 0);
        more.setWidthFull();
        player.onNoteHere(position -> {
            more.setOpened(true);
            notes.noteAt(position);
        });
        add(header(segment, row, integrity), problem, player, annotation.switches(), more);
        context.load(
                () -> new Shape(
                        recordings.waveform(id, row.part(), Waveform.USUAL_BUCKETS, context.subject()),
                        recordings.timeline(id, row.part(), context.subject()),
                        recordings.notes(id, context.subject())),
                loaded -> {
                    shape = loaded;
                    show(player);
                    notes.show(loaded.notes);
                });
        context.load(() -> checked(id, row), found -> show(integrity, problem, found));
    }

    private void show(Player player) {
        player.show(new Player.Content(
                shape.waveform, shape.timeline, shape.notes, context.may(RecordingPermissions.ANNOTATE)));
    }

    private Integrity checked(UUID segment, RecordingRow row) throws IOException {
        return recordings.integrity(segment, row.part(), context.subject());
    }

    private void show(StatusBadge badge, Div problem, Integrity found) {
        Tone tone = switch (found.verdict()) {
            case GENUINE -> Tone.GOOD;
            case NOT_SEALED -> Tone.INFO;
            case NOT_IN_LEDGER, UNKNOWN_SIGNER -> Tone.WARNING;
            case ALTERED -> Tone.BAD;
        };
        badge.set(tone, words.word("integrity", found.verdict()));
        badge.setTitle(words.word("integrity.signer", found.signer()));
        found.problem().ifPresent(what -> problem.add(ProblemBox.of(what.toException())));
    }

    private Div header(RecordedSegment segment, RecordingRow row, StatusBadge integrity) {
        Span title = new Span(words.farSide(segment.segment()) + " · " + RecordingWording.party(segment.segment().device()));
        title.addClassName("jf-player-title");
        Span when = new Span(words.time(row.started()) + " · " + words.duration(row.durationMillis())
                + (row.interrupted() ? " · " + words.word("player.interrupted") : ""));
        when.addClassName("jf-note");
        Button close = new Button(VaadinIcon.CLOSE.create(), click -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(words.word("player.close"));
        Div header = new Div(title, when, integrity);
        if (segment.files().size() > 1) {
            header.add(parts(segment, row));
        }
        Div actions = new Div();
        actions.addClassName("jf-player-actions");
        passOn(actions, segment);
        actions.add(close);
        header.add(actions);
        header.addClassName("jf-player-header");
        return header;
    }

    private void passOn(Div actions, RecordedSegment segment) {
        if (context.may(RecordingPermissions.EMAIL)) {
            actions.add(button(VaadinIcon.ENVELOPE, "email.one",
                    () -> EmailDialog.open(sharing.emailing(), context, List.of(segment.segment().id()))));
        }
        actions.add(button(VaadinIcon.LINK, "link.title", () -> new LinksDialog(sharing.links(), context, segment).open()));
        if (context.may(RecordingPermissions.FOLDERS)) {
            actions.add(button(VaadinIcon.FOLDER_ADD, "folder.add-recording",
                    () -> FolderChoice.add(sharing.folders(), context, segment)));
        }
    }

    private Button button(VaadinIcon icon, String key, Runnable action) {
        Button button = new Button(icon.create(), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(words.word(key));
        button.setTooltipText(words.word(key));
        return button;
    }

    private Select<RecordingRow> parts(RecordedSegment segment, RecordingRow row) {
        Select<RecordingRow> parts = new Select<>();
        parts.setAriaLabel(words.word("player.part"));
        parts.setItems(segment.files());
        parts.setItemLabelGenerator(part -> words.word("player.part.of", part.part(), segment.files().size()));
        parts.setItemEnabledProvider(part -> part.wrappedKey() != null);
        parts.setValue(row);
        parts.addValueChangeListener(change -> play(segment, change.getValue()));
        return parts;
    }

    private void close() {
        removeAll();
        setVisible(false);
    }

    private Actor actor() {
        return new Actor(context.subject(), RecordingsPage.ORIGIN);
    }

    private record Audio(WavFile wav) implements RangeDownload.Content {

        @Override
        public long length() {
            return wav.length();
        }

        @Override
        public void write(long from, long to, OutputStream out) throws IOException {
            wav.write(from, to, out);
        }

        @Override
        public void close() throws IOException {
            wav.close();
        }
    }
}
