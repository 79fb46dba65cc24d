import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds what is played of a recording in GSM against what the telephones said. The codec changes every sample, so that another
 * one, that of SoX, is the measure: what is heard is to be as like to what was said as what comes out of that one, and the two
 * are to be alike in every second.
 */
public final class ListenGsm {

    private static final int HEADER = 44;
    private static final int RATE = 8000;
    /** How far the first sample said may be from the recording's beginning. */
    private static final int APART = 2 * RATE;
    private static final double CODEC = 0.005;
    private static final double ALIKE = 0.99;
    /** A second in which nobody says anything to speak of is as good as any other. */
    private static final double QUIET = 100;

    private final Speech speech = new Speech();
    private final short[] heard;
    private final int round;
    private final int call;

    private ListenGsm(byte[] wav, int round, int call) throws IOException {
        this.round = round;
        this.call = call;
        ByteBuffer data = ByteBuffer.wrap(wav, HEADER, wav.length - HEADER).order(ByteOrder.LITTLE_ENDIAN);
        heard = new short[data.remaining() / 2];
        data.asShortBuffer().get(heard);
    }

    /** Arguments: round, call, file. Ends with 1 if it is not what was said. */
    public static void main(String[] arguments) throws Exception {
        ListenGsm listen = new ListenGsm(
                Files.readAllBytes(Path.of(arguments[2])), Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        System.exit(listen.compare(Path.of(arguments[2]).resolveSibling("gsm")) ? 0 : 1);
    }

    private boolean compare(Path scratch) throws IOException, InterruptedException {
        short[] said = said(place(0), place(1));
        short[] measure = throughSox(said, scratch);
        // who hangs up is silent before the phone system tells of it
        int end = Math.min(heard.length, measure.length) - RATE;
        double ours = likeness(heard, said, 0, end);
        double theirs = likeness(measure, said, 0, end);
        double least = 1;
        int compared = 0;
        for (int at = 0; at + RATE <= end; at += RATE) {
            if (loudness(said, at) >= QUIET) {
                least = Math.min(least, likeness(heard, measure, at, at + RATE));
                compared++;
            }
        }
        boolean good = ours >= theirs - CODEC && least >= ALIKE && compared > heard.length / RATE / 2;
        System.out.printf(
                "call %d: of %d samples correlation with what was said %.4f (SoX %.4f), with SoX in the worst of %d seconds %.4f%s%n",
                call, heard.length, ours, theirs, compared, least, good ? ", within codec error" : "");
        return good;
    }

    private short linear(int side, long sample) {
        return Speech.linear(speech.laps()[speech.at(round, call, side, sample)]);
    }

    /** {@return where the first sample that a side says lies in what is heard} */
    private int place(int side) {
        int middle = Math.max(0, heard.length / 2 - RATE);
        int end = Math.min(heard.length, middle + 2 * RATE);
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int place = -APART; place <= APART; place++) {
            double sum = 0;
            double energy = 1;
            for (int i = middle; i < end; i++) {
                double sample = linear(side, i - place);
                sum += heard[i] * sample;
                energy += sample * sample;
            }
            if (sum / Math.sqrt(energy) > most) {
                most = sum / Math.sqrt(energy);
                best = place;
            }
        }
        return best;
    }

    private short[] said(int device, int remote) {
        short[] said = new short[heard.length];
        for (int i = 0; i < said.length; i++) {
            int sum = (i < device ? 0 : linear(0, i - device)) + (i < remote ? 0 : linear(1, i - remote));
            said[i] = (short) Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return said;
    }

    private static short[] throughSox(short[] said, Path scratch) throws IOException, InterruptedException {
        ByteBuffer raw = ByteBuffer.allocate(said.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        raw.asShortBuffer().put(said);
        Path in = scratch.resolveSibling("said.raw");
        Path coded = scratch.resolveSibling("said.gsm");
        Path out = scratch.resolveSibling("coded.raw");
        Files.write(in, raw.array());
        String format = "-t raw -r 8000 -e signed -b 16 -c 1 ";
        for (String command : new String[] {"sox " + format + in + " -t gsm " + coded, "sox -t gsm -r 8000 " + coded + ' ' + format + out}) {
            if (new ProcessBuilder(command.split(" +")).redirectErrorStream(true).start().waitFor() != 0) {
                throw new IOException(command + " failed");
            }
        }
        ByteBuffer decoded = ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = new short[Math.min(said.length, decoded.remaining() / 2)];
        decoded.asShortBuffer().get(samples);
        return samples;
    }

    private static double likeness(short[] one, short[] other, int from, int to) {
        double both = 0;
        double first = 1;
        double second = 1;
        for (int i = from; i < Math.min(to, Math.min(one.length, other.length)); i++) {
            both += one[i] * other[i];
            first += one[i] * one[i];
            second += other[i] * other[i];
        }
        return both / Math.sqrt(first * second);
    }

    private static double loudness(short[] samples, int from) {
        double sum = 0;
        for (int i = from; i < from + RATE; i++) {
            sum += samples[i] * samples[i];
        }
        return Math.sqrt(sum / RATE);
    }
}
