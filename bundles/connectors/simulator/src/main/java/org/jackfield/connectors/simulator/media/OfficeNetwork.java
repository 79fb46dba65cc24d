package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.jackfield.connectors.simulator.loop.EventLoop;
import org.jackfield.connectors.simulator.media.voice.KeyPress;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.RefusedException;
import org.jackfield.connectors.simulator.pbx.Station;

/** The media of a simulated office: plans made on the loop, followed by a thread of their own. */
public final class OfficeNetwork implements AutoCloseable {

    private final MediaPlane plane;
    private final OfficeMedia office;

    /**
     * Media follow the calls of this telephone system. To be called on the loop.
     *
     * @param realTime whether office time passes as fast as real time; there are no media otherwise
     * @throws IOException if the telephone system's SIP port cannot be had
     */
    public OfficeNetwork(Pbx pbx, EventLoop loop, BooleanSupplier realTime, MediaSettings settings, InstantSource clock)
            throws IOException {
        plane = new MediaPlane(settings, clock);
        office = new OfficeMedia(pbx, loop, realTime, plane::follow);
        office.begin();
    }

    /** Somebody who talks presses keys. On the loop. */
    public void press(Station station, String keys) {
        if (keys.isEmpty() || !KeyPress.areKeys(keys)) {
            throw new RefusedException(RefusedException.OUT_OF_RANGE, "\"" + keys + "\" are no keys of a telephone");
        }
        LegPlan leg = office.talkingLeg(station.number());
        if (leg == null) {
            throw new RefusedException(RefusedException.NO_ACTIVE_CALL, station + " does not talk");
        }
        plane.press(leg.talk(), leg.role(), keys);
    }

    /** How it stands. */
    public MediaStatus status() {
        return plane.status();
    }

    /** All sockets are closed, and the thread has ended. */
    @Override
    public void close() {
        plane.close();
    }
}
