package org.jackfield.core.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.mail.MailAttachment;

/**
 * A mail as it goes over the wire.
 *
 * @param id of the mail; also in its Message-ID, so that a reader can tell that two copies are one
 * @param to all recipients, also those who have it already
 * @param copies who gets a copy that all see; a hidden copy is not told of in the mail
 * @param date when it was accepted
 */
record MailMessage(
        UUID id, List<String> to, List<String> copies, String subject, String text, List<MailAttachment> attachments, Instant date) {

    MimeMessage mime(Session session, MailSettings settings) throws MessagingException {
        Named mime = new Named(session, "<" + id + "@" + domain(settings.from()) + ">");
        mime.setFrom(named(settings.from(), settings.fromName()));
        if (!settings.replyTo().isEmpty()) {
            mime.setReplyTo(new InternetAddress[] {address(settings.replyTo())});
        }
        for (String recipient : to) {
            mime.addRecipient(Message.RecipientType.TO, address(recipient));
        }
        for (String copy : copies) {
            mime.addRecipient(Message.RecipientType.CC, address(copy));
        }
        mime.setSubject(subject, StandardCharsets.UTF_8.name());
        mime.setSentDate(Date.from(date));
        // Nobody's holiday notice answers it.
        mime.setHeader("Auto-Submitted", "auto-generated");
        if (attachments.isEmpty()) {
            mime.setText(text, StandardCharsets.UTF_8.name());
        } else {
            mime.setContent(parts());
        }
        mime.saveChanges();
        return mime;
    }

    private MimeMultipart parts() throws MessagingException {
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart body = new MimeBodyPart();
        body.setText(text, StandardCharsets.UTF_8.name());
        parts.addBodyPart(body);
        for (MailAttachment attachment : attachments) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
            part.setFileName(attachment.name());
            part.setDisposition(MimeBodyPart.ATTACHMENT);
            part.setHeader("Content-Transfer-Encoding", "base64");
            parts.addBodyPart(part);
        }
        return parts;
    }

    static InternetAddress address(String address) throws MessagingException {
        int at = address.lastIndexOf('@');
        InternetAddress made = new InternetAddress();
        made.setAddress(address.substring(0, at + 1) + domain(address));
        return made;
    }

    private static InternetAddress named(String address, String name) throws MessagingException {
        InternetAddress made = address(address);
        if (!name.isBlank()) {
            try {
                made.setPersonal(name, StandardCharsets.UTF_8.name());
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return made;
    }

    /** {@return what stands behind the @, as it is written on the wire} */
    static String domain(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    /** Keeps its id, which the library would make anew at every attempt. */
    private static final class Named extends MimeMessage {

        private final String name;

        Named(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }
}
