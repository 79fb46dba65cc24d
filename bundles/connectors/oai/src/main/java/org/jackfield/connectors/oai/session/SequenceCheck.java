package org.jackfield.connectors.oai.session;

/**
 * Follows the sequence numbers of a session. How they wrap is not published, so after 999 any of 000, 001 and 1000 goes.
 */
final class SequenceCheck {

    private static final int WRAP = 1000;
    private static final int NONE = -1;

    /** What a line's number says. */
    enum Verdict {
        /** It follows. */
        NEXT,
        /** It is the one before again. */
        REPEATED,
        /** Lines are missing. */
        GAP
    }

    private int last = NONE;
    private String lastLine = "";
    private int missing;

    /** Judges a line. A line without a number always follows. */
    Verdict check(Integer sequence, boolean restarts, String line) {
        if (sequence == null) {
            return Verdict.NEXT;
        }
        boolean repeated = sequence == last && line.equals(lastLine);
        boolean follows = restarts || last == NONE || sequence == last + 1
                || last >= WRAP - 1 && (sequence == 0 || sequence == 1);
        missing = follows || repeated ? 0 : Math.floorMod(sequence - last - 1, WRAP);
        last = sequence;
        lastLine = line;
        if (repeated) {
            return Verdict.REPEATED;
        }
        return follows ? Verdict.NEXT : Verdict.GAP;
    }

    /** How many lines the last gap took; 0 if the numbers cannot tell. */
    int missing() {
        return missing < WRAP / 2 ? missing : 0;
    }
}
