package org.jackfield.api.rtp;

/** What the receiver has to know of a packet after its view has moved on; reused. */
final class HeldPacket {

    private static final int USUAL_PAYLOAD = 256;

    /** Extended by the receiver; −1 if this holds nothing. */
    long sequence = -1;
    long arrival;
    int timestamp;
    int payloadType;
    boolean marker;
    byte[] buffer;
    int offset;
    int length;

    private byte[] own;

    boolean used() {
        return sequence >= 0;
    }

    void clear() {
        sequence = -1;
    }

    /** Points at the packet's own buffer: valid while that is left alone. */
    void refer(RtpPacket packet, long sequence, long arrival) {
        this.sequence = sequence;
        this.arrival = arrival;
        timestamp = (int) packet.timestamp();
        payloadType = packet.payloadType();
        marker = packet.marker();
        buffer = packet.buffer();
        offset = packet.payloadOffset();
        length = packet.payloadLength();
    }

    /** Takes a copy of the payload, into memory that is kept for the next time. */
    void copy(RtpPacket packet, long sequence, long arrival) {
        refer(packet, sequence, arrival);
        own();
    }

    void copy(HeldPacket other, long sequence) {
        this.sequence = sequence;
        arrival = other.arrival;
        timestamp = other.timestamp;
        payloadType = other.payloadType;
        marker = other.marker;
        buffer = other.buffer;
        offset = other.offset;
        length = other.length;
        own();
    }

    private void own() {
        if (own == null || own.length < length) {
            own = new byte[Math.max(USUAL_PAYLOAD, length)];
        }
        System.arraycopy(buffer, offset, own, 0, length);
        buffer = own;
        offset = 0;
    }
}
