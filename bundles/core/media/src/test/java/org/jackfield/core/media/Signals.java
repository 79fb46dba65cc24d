package org.jackfield.core.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** What goes through the codecs: people, and what is hard on arithmetic. */
public final class Signals {

    private static final int SAMPLES = 32_000;
    private static final String TEXT = "The quick brown fox jumps over the lazy dog, seven hundred and forty two times. "
            + "Please hold the line. Ja, nein, vielleicht; bitte rufen Sie morgen wieder an.";

    private static final Map<String, short[]> ALL = make();

    private Signals() {}

    /** {@return all signals by name} */
    public static Map<String, short[]> all() {
        return ALL;
    }

    /** {@return a voice of some ten seconds} */
    public static short[] voice() {
        return ALL.get("en-gb");
    }

    private static Map<String, short[]> make() {
        Map<String, short[]> signals = new LinkedHashMap<>();
        int speed = 120;
        for (String voice : new String[] {"en-gb", "en-us+f3", "de", "fr+m7", "es+f2", "ru+croak"}) {
            short[] speech = Sox.speech(voice, speed, TEXT);
            signals.put(voice, speech);
            signals.put(voice + ", too loud", scaled(speech, 8));
            signals.put(voice + ", far away", scaled(speech, 0.01));
            signals.put(voice + ", in a noisy room", noisy(speech, 1500));
            speed += 25;
        }
        signals.put("a call from the wire", captured(Path.of("/usr/share/sip-tester/g711a.pcap")));
        synthetic(signals);
        return signals;
    }

    private static void synthetic(Map<String, short[]> signals) {
        Random random = new Random(1);
        signals.put("silence", made(i -> 0));
        signals.put("highest", made(i -> Short.MAX_VALUE));
        signals.put("lowest", made(i -> Short.MIN_VALUE));
        signals.put("lowest, then highest", made(i -> i / 8000 % 2 == 0 ? Short.MIN_VALUE : Short.MAX_VALUE));
        for (int period : new int[] {1, 2, 7, 16, 40, 97, 160, 401}) {
            signals.put("square of " + period, made(i -> i / period % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE));
        }
        signals.put("white noise", made(i -> random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE + 1)));
        signals.put("faint noise", made(i -> random.nextInt(-9, 10)));
        signals.put("random extremes", made(i -> random.nextBoolean() ? Short.MIN_VALUE : Short.MAX_VALUE));
        double[] level = {1};
        signals.put("bursts", made(i -> {
            level[0] = i % 400 == 0 ? Math.pow(10, random.nextDouble(5)) : level[0];
            return (int) (random.nextGaussian() * level[0]);
        }));
        signals.put("sweep", made(i -> (int) (32_767 * Math.sin(2 * Math.PI * i / SAMPLES * 2000 * i / 8000))));
        for (int hertz : new int[] {50, 440, 1000, 3999}) {
            signals.put(hertz + " Hz", made(i -> (int) (32_767 * Math.sin(2 * Math.PI * hertz * i / 8000))));
        }
        signals.put("impulses", made(i -> i % 1000 == 0 ? Short.MAX_VALUE : 0));
        signals.put("impulses downwards", made(i -> i % 777 == 0 ? Short.MIN_VALUE : 0));
        signals.put("saw", made(i -> i * 37 % 65_536 - 32_768));
        signals.put("ringing tone", made(i -> i % 12_000 < 3200
                ? (int) (9000 * Math.sin(2 * Math.PI * 400 * i / 8000) + 9000 * Math.sin(2 * Math.PI * 450 * i / 8000)) : 0));
    }

    /** The A-law audio of a capture file of one RTP stream over Ethernet and IPv4. */
    private static short[] captured(Path file) {
        int headers = 14 + 20 + 8 + 12;
        try {
            ByteBuffer packets = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).position(24);
            ByteArrayOutputStream audio = new ByteArrayOutputStream();
            while (packets.hasRemaining()) {
                int length = packets.position(packets.position() + 8).getInt();
                packets.getInt();
                audio.write(packets.array(), packets.position() + headers, length - headers);
                packets.position(packets.position() + length);
            }
            return Sox.samples(Sox.convert(audio.toByteArray(), "-t raw -r 8000 -b 8 -c 1 -e a-law", Sox.RAW));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static short[] made(IntUnaryOperator sample) {
        short[] signal = new short[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            signal[i] = cut(sample.applyAsInt(i));
        }
        return signal;
    }

    private static short[] scaled(short[] signal, double factor) {
        short[] scaled = new short[signal.length];
        for (int i = 0; i < signal.length; i++) {
            scaled[i] = cut((int) (signal[i] * factor));
        }
        return scaled;
    }

    private static short[] noisy(short[] signal, int level) {
        Random random = new Random(2);
        short[] noisy = new short[signal.length];
        for (int i = 0; i < signal.length; i++) {
            noisy[i] = cut(signal[i] + (int) (random.nextGaussian() * level));
        }
        return noisy;
    }

    private static short cut(int sample) {
        return (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
