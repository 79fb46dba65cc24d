package org.jackfield.core.sip.call;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.address.AddressFactory;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.Parameters;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jackfield.api.sip.SipBody;
import org.jackfield.api.sip.SipRequest;

/** Writes what we say. */
final class Responses {

    static final String METHODS = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK, MESSAGE";
    private static final String NAME = "Jackfield";

    private final MessageFactory messages;
    private final HeaderFactory headers;
    private final AddressFactory addresses;
    private final int port;

    Responses(int port) {
        this.port = port;
        try {
            SipFactory factory = SipFactory.getInstance();
            factory.setPathName("gov.nist");
            messages = factory.createMessageFactory();
            headers = factory.createHeaderFactory();
            addresses = factory.createAddressFactory();
        } catch (PeerUnavailableException e) {
            throw new IllegalStateException("The SIP stack is not complete.", e);
        }
    }

    Response to(Request request, int status, String reason, String tag) throws ParseException {
        Response response = messages.createResponse(status, request);
        if (!reason.isEmpty()) {
            response.setReasonPhrase(reason.replaceAll("[^ -~]", " "));
        }
        ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
        if (status > 100 && to.getTag() == null) {
            to.setTag(tag);
        }
        response.setHeader(headers.createHeader("Server", NAME));
        return response;
    }

    /** Says what we can. */
    void capabilities(Message message, String extensions) throws ParseException {
        list(message, "Allow", METHODS);
        list(message, "Supported", extensions);
        list(message, "Accept", "application/sdp, multipart/mixed");
    }

    /** The stack makes such fields of their single words only. */
    void list(Message message, String name, String words) throws ParseException {
        for (String word : words.split(", ")) {
            add(message, name, word);
        }
    }

    void add(Message message, String name, String value) throws ParseException {
        message.addHeader(headers.createHeader(name, value));
    }

    void body(Message message, Optional<SipBody> body) throws ParseException {
        if (body.isPresent()) {
            String[] type = body.get().type().split("/", 2);
            ContentTypeHeader contentType = headers.createContentTypeHeader(type[0], type[1]);
            message.setContent(body.get().content(), contentType);
        }
    }

    void contact(Message message, InetAddress ours, SipRequest invite, Set<String> features) throws ParseException {
        String user = invite.target().user();
        javax.sip.address.SipURI uri = addresses.createSipURI(user.matches("[A-Za-z0-9_.+-]{1,64}") ? user : "jackfield", host(ours));
        uri.setPort(port);
        if (!invite.transport().equals("udp")) {
            uri.setTransportParam(invite.transport());
        }
        ContactHeader contact = headers.createContactHeader(addresses.createAddress(uri));
        for (String feature : features) {
            ((Parameters) contact).setParameter(feature, null);
        }
        message.setHeader(contact);
    }

    static String host(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        return bare.indexOf(':') < 0 ? bare : '[' + bare + ']';
    }

    /** {@return the address of ours that packets to a place leave from; nothing is sent} */
    static InetAddress towards(InetSocketAddress place) {
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(place);
            InetAddress ours = probe.getLocalAddress();
            return InetAddress.getByAddress(ours.getAddress());
        } catch (SocketException | UnknownHostException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
