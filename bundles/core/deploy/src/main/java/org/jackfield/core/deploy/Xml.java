package org.jackfield.core.deploy;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jackfield.core.deploy.Inspection.FaultException;

/** XML from outside: read to its end, with nothing fetched and nothing expanded. */
final class Xml {

    private Xml() {}

    /** {@return the local name of the root element} */
    static String rootOf(InputStream in) throws FaultException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            String root = null;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT && root == null) {
                    root = xml.getLocalName();
                }
            }
            return root;
        } catch (XMLStreamException e) {
            String where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNumber();
            throw new FaultException("is no well-formed XML" + where, e);
        }
    }
}
