package org.jackfield.apps.recording.siprec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jackfield.apps.recording.siprec.RecordingMetadata.Participant;

/**
 * Reads recording metadata (RFC 7865 §6), and the drafts before it as far as they are seen in use. No DTD, no entities of its
 * own, nothing from outside; size, depth and number of things are bounded. One document each.
 */
final class MetadataReader {

    private static final int LONGEST = 65_536;
    private static final int DEEPEST = 16;
    private static final int MOST = 256;
    private static final int LONGEST_TEXT = 256;

    private final Map<String, Participant> participants = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, Set<String>> sends = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private boolean complete = true;
    private String participant = "";
    private String sender = "";
    private String stream = "";
    private String address = "";
    private String name = "";

    private MetadataReader() {}

    /** {@return what a document says; empty if it is none that can be read} */
    static Optional<RecordingMetadata> read(byte[] document) {
        if (document.length > LONGEST) {
            return Optional.empty();
        }
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, false);
            // Always UTF-8 (RFC 7865 §6): bytes that are none become characters that are none, without a complaint on the console.
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(new String(document, UTF_8)));
            MetadataReader reader = new MetadataReader();
            boolean isMetadata = reader.read(xml);
            xml.close();
            return isMetadata ? Optional.of(reader.result()) : Optional.empty();
        } catch (XMLStreamException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private boolean read(XMLStreamReader xml) throws XMLStreamException {
        boolean isMetadata = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == DEEPEST) {
                        throw new XMLStreamException("too deep");
                    }
                    isMetadata |= open.isEmpty() && xml.getLocalName().equals("recording");
                    open.push(xml.getLocalName());
                    text.setLength(0);
                    begin(xml);
                }
                case XMLStreamConstants.CHARACTERS -> {
                    String part = xml.getText();
                    text.append(part, 0, Math.min(part.length(), LONGEST_TEXT - text.length()));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    end(open.pop(), text.toString().strip());
                    text.setLength(0);
                }
                default -> { }
            }
        }
        return isMetadata;
    }

    private void begin(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "participant" -> {
                participant = id(xml, "participant_id");
                sender = participant;
                address = "";
                name = "";
            }
            case "participantstreamassoc" -> {
                sender = id(xml, "participant_id");
                // It says anew what is sent, even if that is nothing.
                if (!sender.isEmpty() && sends.size() < MOST) {
                    sends.put(sender, new HashSet<>());
                }
            }
            case "stream" -> stream = id(xml, "stream_id");
            case "nameID" -> {
                String given = attribute(xml, "aor");
                address = address.isEmpty() ? given : address;
            }
            default -> { }
        }
    }

    private void end(String element, String content) {
        switch (element) {
            case "dataMode", "datamode" -> complete = !content.equalsIgnoreCase("partial");
            case "name" -> name = name.isEmpty() && "nameID".equals(open.peek()) ? content : name;
            case "label" -> put(labels, stream, content);
            case "send" -> send(content);
            case "participant" -> {
                // A partial one may only name it.
                if (!address.isEmpty()) {
                    put(participants, participant, new Participant(address, name));
                }
            }
            default -> { }
        }
    }

    private void send(String streamId) {
        if (!sender.isEmpty() && !streamId.isEmpty() && (sends.size() < MOST || sends.containsKey(sender))) {
            Set<String> sent = sends.computeIfAbsent(sender, id -> new HashSet<>());
            if (sent.size() < MOST) {
                sent.add(streamId);
            }
        }
    }

    private static <V> void put(Map<String, V> map, String id, V value) {
        if (!id.isEmpty() && map.size() < MOST) {
            map.put(id, value);
        }
    }

    /** Drafts called it {@code id}. */
    private static String id(XMLStreamReader xml, String attribute) {
        String id = attribute(xml, attribute);
        return id.isEmpty() ? attribute(xml, "id") : id;
    }

    private static String attribute(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value.substring(0, Math.min(LONGEST_TEXT, value.length())).strip();
    }

    private RecordingMetadata result() {
        sends.replaceAll((id, streams) -> Set.copyOf(streams));
        return new RecordingMetadata(complete, participants, labels, sends);
    }
}
