package org.jackfield.core.deploy;

import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jackfield.core.deploy.Inspection.FaultException;

/** XML from outside: read to its end, with nothing fetched and nothing expanded. */
final class Xml {

    private static final int MOST_NAMES = 1_000;

    private Xml() {}

    /** {@return the local name of the root element} */
    static String rootOf(InputStream in) throws FaultException {
        return elementsOf(in).getFirst();
    }

    /** {@return the local names of its elements, each once, the root element's first} */
    static List<String> elementsOf(InputStream in) throws FaultException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            Set<String> names = new LinkedHashSet<>();
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    names.add(xml.getLocalName());
                    if (names.size() > MOST_NAMES) {
                        throw new FaultException("is XML with more than " + MOST_NAMES + " kinds of elements");
                    }
                }
            }
            return List.copyOf(names);
        } catch (XMLStreamException e) {
            String where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNumber();
            throw new FaultException("is no well-formed XML" + where, e);
        }
    }
}
