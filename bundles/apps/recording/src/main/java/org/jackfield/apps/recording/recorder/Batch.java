package org.jackfield.apps.recording.recorder;

import java.util.List;

/**
 * What a session hands to a recording at once, in times of the recording.
 *
 * @param device what the recorded device sent, in order
 * @param remote what the other side sent, in order
 * @param until up to which time all there is has been handed over, both sides
 */
record Batch(List<Item> device, List<Item> remote, long until) {

    /** {@return how many samples of audio it holds: what it costs in memory, about} */
    int samples() {
        return samples(device) + samples(remote);
    }

    /** {@return how many packets it holds} */
    int packets() {
        return packets(device) + packets(remote);
    }

    private static int samples(List<Item> items) {
        int samples = 0;
        for (Item item : items) {
            samples += item instanceof Frame frame ? frame.samples() : 0;
        }
        return samples;
    }

    static int packets(List<Item> items) {
        int packets = 0;
        for (Item item : items) {
            packets += item instanceof Frame frame && frame.whole() ? 1 : 0;
        }
        return packets;
    }
}
