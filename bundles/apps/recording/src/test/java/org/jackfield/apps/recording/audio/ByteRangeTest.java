package org.jackfield.apps.recording.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.jackfield.apps.recording.audio.ByteRange.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-, PART, 0, 1000",
        "bytes=0-0, PART, 0, 1",
        "bytes=10-19, PART, 10, 20",
        "bytes=990-2000, PART, 990, 1000",
        "bytes=-10, PART, 990, 1000",
        "bytes=-2000, PART, 0, 1000",
        "bytes=-0, NONE, 0, 0",
        "bytes=1000-, NONE, 0, 0",
        "bytes=5000-6000, NONE, 0, 0",
        "bytes=20-10, ALL, 0, 1000",
        "bytes=-, ALL, 0, 1000",
        "'bytes=0-1,5-6', ALL, 0, 1000",
        "bytes=9999999999999999999-, ALL, 0, 1000",
        "lines=0-1, ALL, 0, 1000",
        "'', ALL, 0, 1000",
    })
    void aHeaderSaysWhichBytes(String header, Kind kind, long from, long to) {
        assertThat(ByteRange.of(header, 1000)).isEqualTo(new ByteRange(from, to, kind));
    }

    @ParameterizedTest
    @CsvSource({"bytes=10-19, bytes 10-19/1000", "bytes=1000-, bytes */1000"})
    void theAnswerSaysWhichBytesItHas(String header, String contentRange) {
        assertThat(ByteRange.of(header, 1000).contentRange(1000)).isEqualTo(contentRange);
    }
}
