package org.jackfield.apps.smdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.telephony.call.JournalEntry;
import org.junit.jupiter.api.Test;

class LineFeedTest {

    private final List<SmdrEvent> taken = new ArrayList<>();
    private boolean away;

    private final LineFeed feed = new LineFeed(system -> Story.translator(), lines -> {
        if (away) {
            throw new IOException("the reader is away");
        }
        lines.forEach(line -> taken.add(line.event()));
    });

    @Test
    void entriesWhoseLinesWereRefusedMakeTheSameLinesWhenTheyComeAgain() throws Exception {
        List<JournalEntry> entries = Story.inbound().rings("1843").then(1000).answers("1843").entries();
        away = true;
        assertThatThrownBy(() -> feed.accept(entries.get(0).system(), entries)).isInstanceOf(IOException.class);

        away = false;
        feed.accept(entries.get(0).system(), entries);

        assertThat(taken).containsExactly(SmdrEvent.RINGING, SmdrEvent.ANSWERED);
    }

    @Test
    void aNewReaderBeginsWithWhatHappensNext() {
        assertThat(feed.begin()).isEqualTo(org.jackfield.api.telephony.call.JournalConsumer.Begin.NEXT);
    }
}
