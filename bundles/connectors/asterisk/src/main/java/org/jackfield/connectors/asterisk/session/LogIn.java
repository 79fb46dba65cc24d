package org.jackfield.connectors.asterisk.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.jackfield.connectors.asterisk.ami.AmiAction;

/** Logs in by challenge, so that the password does not cross the wire. */
public final class LogIn {

    /** What is followed: not the dial plan's steps and not the media's reports, which are most of the traffic. */
    private static final String EVENTS = "system,call,agent";

    private LogIn() {}

    /** Completes when Asterisk has accepted. */
    public static CompletableFuture<Exchange.Answer> to(Exchange exchange, Settings settings) {
        return exchange.ask(AmiAction.of("Challenge").with("AuthType", "MD5"))
                .thenCompose(answer -> exchange.ask(AmiAction.of("Login")
                        .with("AuthType", "MD5")
                        .with("Username", settings.user())
                        .with("Key", md5(answer.response().get("Challenge") + settings.secret().reveal()))
                        .with("Events", EVENTS)));
    }

    /** AMI knows no other digest. */
    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
