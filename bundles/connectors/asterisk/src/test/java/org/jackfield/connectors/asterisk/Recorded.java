package org.jackfield.connectors.asterisk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.asterisk.ami.AmiDecoder;
import org.jackfield.connectors.asterisk.ami.AmiMessage;
import org.jackfield.connectors.asterisk.translate.Names;
import org.jackfield.connectors.asterisk.translate.Translator;

/** What a real Asterisk 16.28 sent for calls of SIPp telephones. */
final class Recorded {

    static final Predicate<DeviceId> KNOWN = device -> Set.of("1001", "1002", "1003", "1004", "2001", "trunk1", "trunk2")
            .contains(device.number());

    private Recorded() {}

    static List<AmiMessage> messages(String name) {
        List<AmiMessage> messages = new ArrayList<>();
        try (InputStream in = Recorded.class.getResourceAsStream("/recorded/" + name + ".ami")) {
            byte[] bytes = in.readAllBytes();
            new AmiDecoder().feed(bytes, bytes.length, messages::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    static Translator translator() {
        return new Translator(Names.trunks("trunk*"), KNOWN, "Custom:night");
    }

    static List<TelephonyEvent> translated(String name) {
        Translator translator = translator();
        return messages(name).stream().flatMap(message -> translator.translate(message).stream()).toList();
    }
}
