package org.jackfield.apps.smdr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.JournalConsumer;
import org.jackfield.api.telephony.call.JournalEntry;

/**
 * Follows the journals and hands their lines to one output. Entries count as dealt with once the output has taken their
 * lines; until then they come again, and make the same lines again.
 */
final class LineFeed implements JournalConsumer {

    /** Takes lines, in order. */
    interface Output {
        /**
         * @param lines without line ends; may be none
         * @throws Exception if they were not taken and have to come again
         */
        void take(List<SmdrLine> lines) throws Exception;
    }

    private final Map<PhoneSystemId, SmdrTranslator> translators = new ConcurrentHashMap<>();
    private final Function<PhoneSystemId, SmdrTranslator> newTranslator;
    private final Output output;

    LineFeed(Function<PhoneSystemId, SmdrTranslator> newTranslator, Output output) {
        this.newTranslator = newTranslator;
        this.output = output;
    }

    @Override
    public Begin begin() {
        return Begin.NEXT;
    }

    @Override
    public void accept(PhoneSystemId system, List<JournalEntry> entries) throws Exception {
        SmdrTranslator attempt = translators.computeIfAbsent(system, newTranslator).copy();
        List<SmdrLine> lines = new ArrayList<>();
        entries.forEach(entry -> lines.addAll(attempt.translate(entry)));
        if (!lines.isEmpty()) {
            output.take(lines);
        }
        translators.put(system, attempt);
    }
}
