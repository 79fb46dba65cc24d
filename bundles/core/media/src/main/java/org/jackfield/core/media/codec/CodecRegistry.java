package org.jackfield.core.media.codec;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.CodecFactory;
import org.jackfield.api.media.CodecService;

/** The codecs that are there: ours, and those that other bundles bring. */
public final class CodecRegistry implements CodecService {

    private static final Comparator<AudioFormat> ORDER = Comparator.comparing(AudioFormat::encoding)
            .thenComparingInt(AudioFormat::clockRate)
            .thenComparingInt(AudioFormat::channels);

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /** The format is asked for once: a factory that changes its mind confuses nobody. */
    private record Entry(AudioFormat format, CodecFactory factory, int ranking) {}

    /** Takes a codec in; of several for one format that with the highest ranking is found, then the earliest. */
    public void add(CodecFactory factory, int ranking) {
        entries.add(new Entry(Objects.requireNonNull(factory.format(), "format"), factory, ranking));
    }

    /** Forgets a codec. */
    public void remove(CodecFactory factory) {
        entries.removeIf(entry -> entry.factory == factory);
    }

    @Override
    public Optional<CodecFactory> find(AudioFormat format) {
        Entry best = null;
        for (Entry entry : entries) {
            if (entry.format.equals(format) && (best == null || entry.ranking > best.ranking)) {
                best = entry;
            }
        }
        return Optional.ofNullable(best).map(Entry::factory);
    }

    @Override
    public List<AudioFormat> formats() {
        return entries.stream().map(Entry::format).distinct().sorted(ORDER).toList();
    }
}
