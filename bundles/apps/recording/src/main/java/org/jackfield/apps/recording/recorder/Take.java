package org.jackfield.apps.recording.recorder;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.SessionControl;
import org.jackfield.api.recording.format.AudioChannel;

/**
 * The part of a session that belongs into one recording: from one moment to another, without its pauses. It moves what lies
 * in the delay lines into the recording, cut to the sample, and what lies in a pause nowhere. If its end is told so late that
 * more was handed on, that is taken back. On the session's thread.
 */
final class Take {

    /** Beyond any media time, and still fit for arithmetic. */
    static final long ALL = Long.MAX_VALUE / 4;

    private static final int SIDES = 2;

    private final ActiveRecording recording;
    private final Side device;
    private final SessionControl control;
    private final Instant from;
    private final long[] base = new long[SIDES];
    private final long[] handed = {Long.MIN_VALUE, Long.MIN_VALUE};
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private boolean begun;
    private Instant to;
    private boolean paused;

    /** A take of all that is said from a moment on. */
    Take(ActiveRecording recording, Side device, SessionControl control, Instant from, boolean paused) {
        this.recording = recording;
        this.device = device;
        this.control = control;
        this.from = from;
        this.paused = paused;
        for (Side side : Side.values()) {
            base[side.ordinal()] = control.timeAt(side, recording.started());
        }
    }

    ActiveRecording recording() {
        return recording;
    }

    /** {@return whether what comes in now belongs to it} */
    boolean isOpen() {
        return to == null;
    }

    /** Ends it there, as soon as all before that has come in. */
    void end(Instant at) {
        if (to == null) {
            to = at;
        }
    }

    void mark(Mark mark) {
        marks.addLast(mark);
    }

    /** {@return whose voice a side is in the recording} */
    AudioChannel.Side voice(Side side) {
        return side == device ? AudioChannel.Side.DEVICE : AudioChannel.Side.REMOTE;
    }

    /** {@return whether somebody may hear what is said now} */
    boolean isAudible() {
        return to == null && !paused && recording.pauseWished() == null;
    }

    /** Lets those listen who do. */
    void live(Side side, Frame frame) {
        recording.live(voice(side), frame.earlier(base[side.ordinal()]));
    }

    /**
     * Hands on what lies before a moment.
     *
     * @param moment null for all there is: nothing more will come
     * @param earliest what lies before it cannot be had by another take any more
     * @return whether the take is complete
     */
    boolean advance(Instant moment, SideInput[] inputs, Instant earliest) {
        begin(inputs);
        long[] reach = reach(moment);
        while (true) {
            boolean markNext = !marks.isEmpty() && (to == null || !marks.getFirst().at().isAfter(to));
            Instant border = markNext ? marks.getFirst().at() : to;
            boolean crossed = hand(border, reach, inputs);
            if (!crossed && moment != null) {
                return false;
            }
            if (!markNext) {
                marks.forEach(mark -> recording.mark(mark, recording.timeOf(mark.at())));
                takeBack(earliest);
                return true;
            }
            pass(marks.removeFirst());
        }
    }

    /**
     * What was said before it is dropped only now, for the take before this one may have waited for it, or may have handed on what
     * is this one's; and each time, for a stream that has just begun is watched for a while before its frames come, with
     * places in the past.
     */
    private void begin(SideInput[] inputs) {
        long first = Take.ALL;
        for (Side side : Side.values()) {
            DelayLine line = inputs[side.ordinal()].line();
            long at = control.timeAt(side, from);
            if (!begun) {
                line.rewind(at);
            }
            line.drop(at);
            first = Math.min(first, at - base[side.ordinal()]);
        }
        if (!begun) {
            begun = true;
            recording.goOn(first);
        }
    }

    /** What was handed on from its end on belongs to somebody else, or to nobody. */
    private void takeBack(Instant earliest) {
        if (to == null) {
            return;
        }
        Instant end = to.isAfter(earliest) ? to : earliest;
        long from = Long.MIN_VALUE;
        long until = Long.MIN_VALUE;
        for (Side side : Side.values()) {
            from = Math.max(from, control.timeAt(side, end) - base[side.ordinal()]);
            until = Math.max(until, handed[side.ordinal()]);
        }
        for (Mark mark : marks) {
            until = Math.max(until, recording.timeOf(mark.at()) + 1);
        }
        if (until > from) {
            recording.takeBack(from, until);
        }
    }

    /** The session is over: the end of what the recording is of may still be told, and lie before. */
    void over(Instant at) {
        long time = Long.MIN_VALUE;
        for (Side side : Side.values()) {
            time = Math.max(time, control.timeAt(side, at) - base[side.ordinal()]);
        }
        recording.fed(at, time);
    }

    private long[] reach(Instant moment) {
        // the pause itself may be on its way still
        Instant wished = paused ? null : recording.pauseWished();
        long[] reach = new long[SIDES];
        for (Side side : Side.values()) {
            long before = moment == null ? ALL : control.timeAt(side, moment);
            reach[side.ordinal()] = wished == null ? before : Math.min(before, control.timeAt(side, wished));
        }
        return reach;
    }

    /** {@return whether both sides have come to the border; the recording then has all that lies before it} */
    private boolean hand(Instant border, long[] reach, SideInput[] inputs) {
        boolean crossed = border != null;
        List<List<Item>> taken = List.of(new ArrayList<>(), new ArrayList<>());
        long until = ALL;
        for (Side side : Side.values()) {
            int i = side.ordinal();
            long at = border == null ? ALL : control.timeAt(side, border);
            long end = Math.min(reach[i], at);
            crossed &= at <= reach[i];
            if (paused) {
                inputs[i].line().drop(end);
            } else {
                inputs[i].line().take(end, taken.get(i));
                taken.get(i).replaceAll(item -> item.earlier(base[i]));
            }
            until = Math.min(until, end - base[i]);
            handed[i] = Math.max(handed[i], end == ALL ? handed[i] : end - base[i]);
        }
        if (!paused) {
            offer(taken, until);
        }
        return crossed;
    }

    private void offer(List<List<Item>> taken, long until) {
        long known = until;
        if (until > ALL / 2) {
            known = taken.stream().flatMap(List::stream).mapToLong(Item::end).max().orElse(0);
        }
        recording.offer(new Batch(taken.get(device.ordinal()), taken.get(device.other().ordinal()), known));
    }

    private void pass(Mark mark) {
        paused = mark.pause();
        long first = control.timeAt(Side.FIRST, mark.at()) - base[Side.FIRST.ordinal()];
        long second = control.timeAt(Side.SECOND, mark.at()) - base[Side.SECOND.ordinal()];
        recording.mark(mark, paused ? Math.max(first, second) : Math.min(first, second));
    }
}
