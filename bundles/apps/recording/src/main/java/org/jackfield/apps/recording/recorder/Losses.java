package org.jackfield.apps.recording.recorder;

import org.jackfield.api.recording.format.GapCause;

/**
 * Packets that were sent and are not in the recording.
 *
 * @param network lost on the way to us
 * @param capture dropped by our capture
 * @param disk not taken by the disk
 * @param codec in a codec that cannot be decoded
 */
record Losses(long network, long capture, long disk, long codec) {

    static final Losses NONE = new Losses(0, 0, 0, 0);

    Losses plus(GapCause cause, long packets) {
        return switch (cause) {
            case NETWORK -> new Losses(network + packets, capture, disk, codec);
            case CAPTURE -> new Losses(network, capture + packets, disk, codec);
            case DISK -> new Losses(network, capture, disk + packets, codec);
            case CODEC -> new Losses(network, capture, disk, codec + packets);
        };
    }

    long sum() {
        return network + capture + disk + codec;
    }
}
