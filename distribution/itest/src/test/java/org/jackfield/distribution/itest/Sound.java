package org.jackfield.distribution.itest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Samples of one channel at 8 kHz, and how they compare with others.
 *
 * @param samples 16-bit values
 */
record Sound(double[] samples) {

    static final int RATE = 8000;
    private static final Path VOICES = Path.of("../../bundles/connectors/simulator/src/main/resources/voices");
    private static final int A_LAW_MASK = 0x55;
    private static final int MU_LAW_BIAS = 132;
    private static final int MU_LAW_CLIP = 32_635;

    /** {@return speech of the simulated office, piece after piece, in the levels of mu-law: nothing of it is lost on the way} */
    static Sound spoken(String... pieces) throws IOException {
        double[] all = {};
        for (String piece : pieces) {
            byte[] codes = Files.readAllBytes(VOICES.resolve(piece + ".al"));
            int before = all.length;
            all = Arrays.copyOf(all, before + codes.length);
            for (int i = 0; i < codes.length; i++) {
                all[before + i] = muLawLevel(aLaw(codes[i]));
            }
        }
        return new Sound(all);
    }

    /** ITU-T G.711, A-law. */
    static double aLaw(byte octet) {
        int code = octet ^ A_LAW_MASK;
        int segment = code >> 4 & 7;
        int step = ((code & 0xF) << 4) + 8;
        int magnitude = segment == 0 ? step : step + 0x100 << segment - 1;
        return (code & 0x80) != 0 ? magnitude : -magnitude;
    }

    /** {@return the level of ITU-T G.711, mu-law, that is nearest} */
    private static double muLawLevel(double sample) {
        int magnitude = Math.min((int) Math.abs(sample), MU_LAW_CLIP) + MU_LAW_BIAS;
        int segment = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int step = 1 << segment + 3;
        int level = magnitude / step * step + step / 2 - MU_LAW_BIAS;
        return sample < 0 ? -level : level;
    }

    /** {@return one channel of a WAV file of 16-bit samples} */
    static Sound ofWav(byte[] wav, int channel) {
        ByteBuffer buffer = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        if (buffer.getInt(24) != RATE || buffer.getShort(34) != 16) {
            throw new AssertionError("a WAV file of " + buffer.getInt(24) + " Hz, " + buffer.getShort(34) + " bits");
        }
        int channels = channels(wav);
        int at = 12;
        while (!new String(wav, at, 4, java.nio.charset.StandardCharsets.US_ASCII).equals("data")) {
            at += 8 + buffer.getInt(at + 4);
        }
        double[] samples = new double[(wav.length - at - 8) / 2 / channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = buffer.getShort(at + 8 + 2 * (i * channels + channel));
        }
        return new Sound(samples);
    }

    static int channels(byte[] wav) {
        return ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).getShort(22);
    }

    void writeWav(Path file) throws IOException {
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes()).putInt(36 + 2 * samples.length).put("WAVEfmt ".getBytes()).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes()).putInt(2 * samples.length);
        for (double sample : samples) {
            wav.putShort((short) sample);
        }
        Files.write(file, wav.array());
    }

    int millis() {
        return samples.length * 1000 / RATE;
    }

    /** {@return the samples from one time to another, in milliseconds} */
    Sound between(int from, int to) {
        return new Sound(Arrays.copyOfRange(samples, from * RATE / 1000, to * RATE / 1000));
    }

    /** {@return what several said, each laid where it is heard} */
    static Sound mixed(int length, Sound heard, Sound... said) {
        double[] sum = new double[length];
        for (Sound one : said) {
            int begin = one.begins(heard);
            for (int i = 0; i < length; i++) {
                int at = i + begin;
                sum[i] += at >= 0 && at < one.samples.length ? one.samples[at] : 0;
            }
        }
        return new Sound(sum);
    }

    double loudest() {
        return Arrays.stream(samples).map(Math::abs).max().orElse(0);
    }

    /** {@return at which sample of this one the other begins, where both are most alike; negative if this one begins later} */
    int begins(Sound other) {
        int size = Integer.highestOneBit(samples.length + other.samples.length) << 1;
        double[] real = Arrays.copyOf(samples, size);
        double[] imaginary = Arrays.copyOf(other.samples, size);
        transform(real, imaginary);
        double[] productReal = new double[size];
        double[] productImaginary = new double[size];
        for (int k = 0; k < size; k++) {
            int mirrored = (size - k) % size;
            // Both real signals in one transform: their spectra are its even and its odd part.
            double aReal = (real[k] + real[mirrored]) / 2;
            double aImaginary = (imaginary[k] - imaginary[mirrored]) / 2;
            double bReal = (imaginary[k] + imaginary[mirrored]) / 2;
            double bImaginary = (real[mirrored] - real[k]) / 2;
            // Conjugated once more, so that the same transform goes back.
            productReal[k] = aReal * bReal + aImaginary * bImaginary;
            productImaginary[k] = -(aImaginary * bReal - aReal * bImaginary);
        }
        transform(productReal, productImaginary);
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (productReal[i] > productReal[best]) {
                best = i;
            }
        }
        return best >= samples.length ? best - size : best;
    }

    /** {@return the correlation of what both have when the other begins at a sample of this one} */
    double likeness(Sound other, int begin) {
        double both = 0;
        double mine = 1;
        double its = 1;
        for (int i = Math.max(0, begin); i < samples.length && i - begin < other.samples.length; i++) {
            double a = samples[i];
            double b = other.samples[i - begin];
            both += a * b;
            mine += a * a;
            its += b * b;
        }
        return both / Math.sqrt(mine * its);
    }

    /** The fast Fourier transform, in place; the length is a power of two. */
    private static void transform(double[] real, double[] imaginary) {
        int size = real.length;
        for (int i = 1, j = 0; i < size; i++) {
            int bit = size >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        for (int length = 2; length <= size; length <<= 1) {
            double angle = -2 * Math.PI / length;
            for (int k = 0; k < length / 2; k++) {
                double cos = Math.cos(angle * k);
                double sin = Math.sin(angle * k);
                for (int i = k; i < size; i += length) {
                    int other = i + length / 2;
                    double oddReal = real[other] * cos - imaginary[other] * sin;
                    double oddImaginary = real[other] * sin + imaginary[other] * cos;
                    real[other] = real[i] - oddReal;
                    imaginary[other] = imaginary[i] - oddImaginary;
                    real[i] += oddReal;
                    imaginary[i] += oddImaginary;
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
