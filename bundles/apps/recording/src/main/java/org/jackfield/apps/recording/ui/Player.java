package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jackfield.api.recording.format.RecordingEvent;
import org.jackfield.apps.recording.audio.Timeline;
import org.jackfield.apps.recording.audio.Waveform;
import org.jackfield.apps.recording.store.Note;

/** Plays a recording in the browser; {@code player.js} draws it. */
@Tag("jf-recording-player")
final class Player extends Component {

    private static final long serialVersionUID = 1L;

    private static final List<String> LABELS = List.of(
            "play", "pause", "back", "forward", "speed", "volume", "position", "note-here", "keys", "failed");

    private final transient RecordingWording words;

    /** What is played. */
    record Content(Waveform waveform, Timeline timeline, List<Note> notes, boolean mayNote) {}

    /** Somebody wants to note something about a place of the recording. */
    @DomEvent("note-here")
    public static final class NoteHere extends ComponentEvent<Player> {

        private static final long serialVersionUID = 1L;

        private final double position;

        /** Comes from the browser. */
        public NoteHere(Player source, boolean fromClient, @EventData("event.detail.position") double position) {
            super(source, fromClient);
            this.position = position;
        }

        long positionMillis() {
            return (long) position;
        }
    }

    /** @param audio the WAV file, playing of which begins at once */
    Player(RecordingWording words, DownloadHandler audio) {
        this.words = words;
        getElement().setAttribute("autoplay", true);
        getElement().setAttribute("audio", audio);
    }

    /** Calls {@code listener} with a place when somebody wants to note something about it. */
    void onNoteHere(LongConsumer listener) {
        ComponentUtil.addListener(this, NoteHere.class, event -> listener.accept(event.positionMillis()));
    }

    /** Shows what a recording looks like and what happened in it. */
    void show(Content content) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("duration", content.timeline.durationMillis());
        data.put("channels", content.waveform.channels().stream().map(this::channel).toList());
        data.put("stretches", stretches(content.timeline));
        data.put("marks", marks(content));
        data.put("mayNote", content.mayNote);
        Map<String, String> labels = new LinkedHashMap<>();
        LABELS.forEach(label -> labels.put(camel(label), words.word("player." + label)));
        data.put("labels", labels);
        getElement().setPropertyMap("data", data);
    }

    private Map<String, Object> channel(Waveform.Peaks peaks) {
        return Map.of(
                "label", words.word("side", peaks.side()),
                "low", peaks.lowest().stream().map(low -> low >> 8).toList(),
                "high", peaks.highest().stream().map(high -> high + 255 >> 8).toList());
    }

    private List<Map<String, Object>> stretches(Timeline timeline) {
        List<Map<String, Object>> all = new ArrayList<>();
        timeline.gaps().forEach(gap -> all.add(Map.of(
                "kind", "gap", "channel", gap.channel(), "from", gap.fromMillis(), "to", gap.toMillis())));
        timeline.pauses().forEach(pause -> all.add(Map.of(
                "kind", "pause", "from", pause.fromMillis(), "to", pause.toMillis(), "short", words.word("player.paused"))));
        return all;
    }

    /** Where something is told on the line below the waveform. */
    private List<Map<String, Object>> marks(Content content) {
        Timeline timeline = content.timeline;
        Stream<Map<String, Object>> pauses = timeline.pauses().stream().flatMap(pause -> Stream.of(
                mark(pause.fromMillis(), "pause", "‖", words.word("player.paused.by", words.time(pause.began()), pause.by())),
                mark(pause.toMillis(), "pause", "●", words.word("player.resumed.by", pause.resumedBy()))));
        Stream<Map<String, Object>> gaps = timeline.gaps().stream().map(gap -> mark(
                gap.fromMillis(), "gap", "!",
                words.word("player.gap", words.word("gap", gap.cause()), gap.toMillis() - gap.fromMillis())));
        Stream<Map<String, Object>> events = timeline.events().stream().map(event -> event.kind() == RecordingEvent.Kind.DTMF
                ? mark(event.atMillis(), "key", event.text(), words.word("player.key", event.text()))
                : mark(event.atMillis(), "mark", "◆", event.text()));
        Stream<Map<String, Object>> notes = content.notes.stream()
                .filter(note -> note.positionMillis() != null)
                .map(note -> mark(note.positionMillis(), "note", "✎", note.by() + ": " + note.text()));
        return Stream.of(pauses, gaps, events, notes)
                .flatMap(each -> each)
                .sorted(Comparator.comparingLong(mark -> (Long) mark.get("at")))
                .toList();
    }

    private static Map<String, Object> mark(long at, String kind, String brief, String text) {
        return Map.of("at", at, "kind", kind, "short", brief, "text", text);
    }

    private static String camel(String label) {
        int dash = label.indexOf('-');
        return dash < 0
                ? label
                : label.substring(0, dash) + Character.toUpperCase(label.charAt(dash + 1)) + label.substring(dash + 2);
    }
}
