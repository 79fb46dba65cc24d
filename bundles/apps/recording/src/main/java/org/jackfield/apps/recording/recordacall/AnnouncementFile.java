package org.jackfield.apps.recording.recordacall;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.CodecService;
import org.jackfield.api.media.WavReader;
import org.jackfield.api.media.WavService;
import org.jackfield.api.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the announcement, and keeps it in the laws it was asked in until the file changes. Without a file it is the one that comes
 * along. Thread-safe.
 */
final class AnnouncementFile implements RecordACall.Announcements {

    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementFile.class);
    private static final String COMES_ALONG = "announcement.wav";
    private static final int RATE = 8000;
    private static final int LONGEST = 60 * RATE;

    private final WavService wav;
    private final CodecService codecs;
    private final Map<AudioFormat, byte[]> kept = new HashMap<>();
    private String keptFile = "";
    private FileTime keptTime = FileTime.fromMillis(0);

    AnnouncementFile(WavService wav, CodecService codecs) {
        this.wav = wav;
        this.codecs = codecs;
    }

    @Override
    public synchronized Optional<byte[]> in(AudioFormat law, String file) {
        try {
            FileTime time = file.isEmpty() ? FileTime.fromMillis(0) : Files.getLastModifiedTime(Path.of(file));
            if (!file.equals(keptFile) || !time.equals(keptTime)) {
                kept.clear();
                keptFile = file;
                keptTime = time;
            }
            byte[] audio = kept.get(law);
            if (audio == null) {
                audio = encoded(samples(file), law);
                kept.put(law, audio);
            }
            return Optional.of(audio);
        } catch (IOException | InvalidPathException | ProblemException e) {
            LOG.warn("The announcement {} is not played: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private short[] samples(String file) throws IOException {
        try (InputStream stream = new BufferedInputStream(open(file))) {
            WavReader reader = wav.read(stream);
            if (reader.format().sampleRate() != RATE || reader.format().channels() != 1) {
                throw ProblemException.invalid("recording.announcement", file,
                        "An announcement has 8000 Hz and one channel.", "Convert the file: sox in.wav -r 8000 -c 1 out.wav");
            }
            short[] samples = new short[LONGEST];
            int length = 0;
            int read = 0;
            while (read >= 0 && length < LONGEST) {
                read = reader.read(samples, length, LONGEST - length);
                length += Math.max(0, read);
            }
            return Arrays.copyOf(samples, length);
        }
    }

    private static InputStream open(String file) throws IOException {
        return file.isEmpty()
                ? AnnouncementFile.class.getResourceAsStream(COMES_ALONG)
                : Files.newInputStream(Path.of(file));
    }

    private byte[] encoded(short[] samples, AudioFormat law) {
        AudioEncoder encoder = codecs.find(law).orElseThrow(() -> ProblemException.unavailable(
                "recording.announcement", law.toString(), "There is no such codec.", "See whether the media bundle runs.")).encoder();
        byte[] bytes = new byte[samples.length];
        int length = encoder.encode(samples, 0, samples.length - samples.length % encoder.frameSamples(), bytes, 0);
        return Arrays.copyOf(bytes, length);
    }
}
