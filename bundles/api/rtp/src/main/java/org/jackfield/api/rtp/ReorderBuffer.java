package org.jackfield.api.rtp;

/** Packets that wait for those before them, by extended sequence number. Its memory is made when first needed. */
final class ReorderBuffer {

    private final HeldPacket[] slots;
    private int held;

    /** Holds packets that are less than {@code capacity}, a power of two, apart. */
    ReorderBuffer(int capacity) {
        slots = new HeldPacket[capacity];
    }

    int capacity() {
        return slots.length;
    }

    int held() {
        return held;
    }

    /** {@return the packet with that number; null if it is not here} */
    HeldPacket at(long sequence) {
        HeldPacket slot = slots[index(sequence)];
        return slot != null && slot.sequence == sequence ? slot : null;
    }

    /** {@return the packet with the lowest number from {@code sequence} on; null if there is none} */
    HeldPacket firstFrom(long sequence) {
        if (held > 0) {
            for (long i = sequence; i < sequence + slots.length; i++) {
                HeldPacket packet = at(i);
                if (packet != null) {
                    return packet;
                }
            }
        }
        return null;
    }

    void put(RtpPacket packet, long sequence, long arrival) {
        slot(sequence).copy(packet, sequence, arrival);
    }

    void put(HeldPacket packet, long sequence) {
        slot(sequence).copy(packet, sequence);
    }

    void remove(HeldPacket packet) {
        packet.clear();
        held--;
    }

    private HeldPacket slot(long sequence) {
        int index = index(sequence);
        if (slots[index] == null) {
            slots[index] = new HeldPacket();
        }
        held++;
        return slots[index];
    }

    private int index(long sequence) {
        return (int) sequence & slots.length - 1;
    }
}
