package org.jackfield.connectors.simulator.media.voice;

/** Something to be heard, in both laws and in whole frames. Its octets are shared and never changed. */
public final class Sound {

    private final byte[] aLaw;
    private final byte[] muLaw;

    Sound(byte[] aLaw) {
        if (aLaw.length == 0 || aLaw.length % Law.FRAME != 0) {
            throw new IllegalArgumentException(aLaw.length + " octets are no whole frames of " + Law.FRAME);
        }
        this.aLaw = aLaw;
        this.muLaw = Law.toMuLaw(aLaw);
    }

    /** Its octets in this law; not to be changed. */
    public byte[] octets(Law law) {
        return law == Law.PCMA ? aLaw : muLaw;
    }

    /** How many frames it lasts. */
    public int frames() {
        return aLaw.length / Law.FRAME;
    }

    /** Where a frame begins; behind the end it begins anew. */
    public int offset(long frame) {
        return (int) (frame % frames()) * Law.FRAME;
    }
}
