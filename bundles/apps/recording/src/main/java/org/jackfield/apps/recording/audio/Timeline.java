package org.jackfield.apps.recording.audio;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.recording.format.GapCause;
import org.jackfield.api.recording.format.RecordingEvent;
import org.jackfield.api.recording.format.RecordingReader;

/**
 * What happened while a recording was made. All places are milliseconds from its beginning.
 *
 * @param durationMillis how long it plays
 * @param pauses when nothing was kept, in order
 * @param gaps where audio is missing that was sent, in order
 * @param events keys and marks, in order
 * @param complete whether this is everything; very long lists are cut
 */
public record Timeline(long durationMillis, List<Pause> pauses, List<Gap> gaps, List<Event> events, boolean complete) {

    /** The most entries of each kind. */
    public static final int MOST = 5000;

    /** Losses of one cause that lie closer together are shown as one. */
    private static final long APART_MILLIS = 200;

    /**
     * An interval of which nothing was kept.
     *
     * @param fromMillis where it begins
     * @param toMillis where it ends
     * @param began when
     * @param by who began it; empty if nobody is known
     * @param resumedBy who ended it; empty if nobody is known, or it lasted to the end
     */
    public record Pause(long fromMillis, long toMillis, Instant began, String by, String resumedBy) {}

    /**
     * Audio that is missing.
     *
     * @param channel which channel, from 0
     * @param fromMillis where it begins
     * @param toMillis where it ends
     * @param cause why
     */
    public record Gap(int channel, long fromMillis, long toMillis, GapCause cause) {}

    /**
     * Something that happened.
     *
     * @param atMillis where
     * @param at when
     * @param kind what
     * @param text the key, the mark's text
     * @param by who; empty if nobody is known
     */
    public record Event(long atMillis, Instant at, RecordingEvent.Kind kind, String text, String by) {}

    /** Copies the lists. */
    public Timeline {
        pauses = List.copyOf(pauses);
        gaps = List.copyOf(gaps);
        events = List.copyOf(events);
    }

    static Timeline of(RecordingReader reader) throws IOException {
        Gathering gathering = new Gathering(reader.header().clockRate(), reader.duration());
        reader.timeline(gathering);
        return gathering.result();
    }

    private static final class Gathering implements RecordingReader.Timeline {

        private final long rate;
        private final long duration;
        private final List<Pause> pauses = new ArrayList<>();
        private final List<Gap> gaps = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private Optional<Pause> open = Optional.empty();
        private boolean complete = true;

        Gathering(long rate, long duration) {
            this.rate = rate;
            this.duration = duration;
        }

        @Override
        public void event(long time, RecordingEvent event) {
            long millis = millis(time);
            String by = event.by().orElse("");
            switch (event.kind()) {
                case PAUSE_BEGAN -> open = Optional.of(new Pause(millis, millis(duration), event.at(), by, ""));
                case PAUSE_ENDED -> {
                    open.ifPresent(pause -> add(pauses, new Pause(pause.fromMillis, millis, pause.began, pause.by, by)));
                    open = Optional.empty();
                }
                case DTMF, MARK -> add(events, new Event(millis, event.at(), event.kind(), event.text().orElse(""), by));
            }
        }

        @Override
        public void gap(int channel, long time, int samples, GapCause cause) {
            long from = millis(time);
            long to = millis(time + samples);
            for (int i = gaps.size() - 1; i >= Math.max(0, gaps.size() - 2); i--) {
                Gap last = gaps.get(i);
                if (last.channel == channel && last.cause == cause && from - last.toMillis < APART_MILLIS) {
                    gaps.set(i, new Gap(channel, last.fromMillis, to, cause));
                    return;
                }
            }
            add(gaps, new Gap(channel, from, to, cause));
        }

        private <T> void add(List<T> list, T entry) {
            if (list.size() < MOST) {
                list.add(entry);
            } else {
                complete = false;
            }
        }

        private long millis(long samples) {
            return samples * 1000 / rate;
        }

        Timeline result() {
            open.ifPresent(pause -> add(pauses, pause));
            return new Timeline(millis(duration), pauses, gaps, events, complete);
        }
    }
}
