package org.jackfield.api.media.source;

import java.time.Instant;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.rtp.GapCause;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes the audio of one session, in order and placed in time. Called by one thread at a time, which serves many sessions:
 * an implementation copies and returns, and never waits for a disk.
 *
 * <p>Media time is in ticks of {@value #TICKS_PER_SECOND} a second since an origin that both sides share; frames and gaps
 * of one side follow each other without overlapping.
 */
@ConsumerType
public interface AudioSink {

    /** Ticks of media time in a second, whatever the clock rate of the format. */
    int TICKS_PER_SECOND = 8000;

    /** More is known of the session, or its ends have changed their addresses or names. */
    void changed(AudioSession session);

    /**
     * One packet's audio.
     *
     * @param time media time of its first sample
     * @param format how it is encoded; may change from frame to frame; there may be no codec for it; never null
     * @param buffer holds the payload, during the call only; never null
     * @param offset where it begins
     * @param length its octets
     */
    void audio(Side side, long time, AudioFormat format, byte[] buffer, int offset, int length);

    /**
     * An interval without audio, told before the frame that ends it.
     *
     * @param from its first tick
     * @param to the tick after its last
     * @param packets how many packets were lost in it; 0 for silence
     * @param cause never null
     */
    void gap(Side side, long from, long to, long packets, GapCause cause);

    /**
     * A telephone key was pressed: once for each press, whatever the packets.
     *
     * @param time media time at which it began
     * @param key one of {@code 0123456789*#ABCD}
     */
    void key(Side side, long time, char key);

    /**
     * Time passes: all audio that arrived before has been told. Called some times a second, also while nobody talks.
     *
     * @param now the source's clock, that of {@link SessionControl#timeAt}; never null
     */
    void advance(Instant now);

    /**
     * The session is over; nothing more is called.
     *
     * @param at when; never null
     * @param interrupted whether the source was stopped or lost it, so that it may go on unheard
     */
    void ended(Instant at, boolean interrupted);
}
