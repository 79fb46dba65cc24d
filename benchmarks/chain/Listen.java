import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds what is played of a recording in G.711 against what the telephones said, sample by sample. Tells for each side where its
 * first sample lies, how many there are, and how many of those between the first and the last are missing, that is silent, or
 * others.
 */
public final class Listen {

    private static final int HEADER = 44;
    private static final int EARLIEST = -1_000_000;
    private static final int LATEST = 40_000;
    private static final int SURE = 64;
    /** More than chance makes equal. */
    private static final int SOME = 8;

    private static final short SILENCE = Speech.linear((byte) 0xD5);

    private final short[][] sides;
    private final Speech speech;
    private final int round;
    private final int call;

    private Listen(byte[] wav, int round, int call) throws IOException {
        speech = new Speech();
        this.round = round;
        this.call = call;
        ByteBuffer data = ByteBuffer.wrap(wav, HEADER, wav.length - HEADER).order(ByteOrder.LITTLE_ENDIAN);
        sides = new short[2][data.remaining() / 4];
        for (int i = 0; i < sides[0].length; i++) {
            sides[0][i] = data.getShort();
            sides[1][i] = data.getShort();
        }
    }

    /** Arguments: round, call, file. Ends with 1 if a sample is missing, shifted or another one. */
    public static void main(String[] arguments) throws Exception {
        Listen listen = new Listen(
                Files.readAllBytes(Path.of(arguments[2])), Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        boolean good = true;
        for (int side = 0; side < 2; side++) {
            good &= listen.side(side);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean side(int side) {
        short[] heard = sides[side];
        for (int at = heard.length / 2; at > 0; at -= heard.length / 16 + 1) {
            for (int place = EARLIEST; place < LATEST; place++) {
                if (fits(side, at, place, SURE)) {
                    return compare(side, heard, place);
                }
            }
        }
        System.out.printf("call %d side %d: what was said is not found in %d samples%n", call, side, heard.length);
        return false;
    }

    private boolean fits(int side, int at, int place, int length) {
        for (int i = at; i < at + length; i++) {
            if (sides[side][i] != said(side, i - place)) {
                return false;
            }
        }
        return true;
    }

    private boolean compare(int side, short[] heard, int place) {
        int first = 0;
        while (first < heard.length - SOME && !fits(side, first, place, SOME)) {
            first++;
        }
        int last = heard.length - SOME;
        while (last > first && !fits(side, last, place, SOME)) {
            last--;
        }
        last += SOME - 1;
        int missing = 0;
        int others = 0;
        for (int i = first; i <= last; i++) {
            boolean right = heard[i] == said(side, i - place);
            missing += !right && heard[i] == SILENCE ? 1 : 0;
            others += !right && heard[i] != SILENCE ? 1 : 0;
        }
        System.out.printf(
                "call %d side %d: of %d samples the first said is at %d, heard from %d to %d, %d of them missing, %d others%n",
                call, side, heard.length, place, first, last, missing, others);
        return missing + others == 0;
    }

    private short said(int side, long sample) {
        return Speech.linear(speech.laps()[speech.at(round, call, side, sample)]);
    }
}
