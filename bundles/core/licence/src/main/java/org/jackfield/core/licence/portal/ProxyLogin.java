package org.jackfield.core.licence.portal;

import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import org.jackfield.api.security.Secret;

/**
 * The log-in that the proxy is given when it asks for one, and nobody else. Once: a proxy that asks again has refused it, and
 * the client of Java 25 fails in words of its own when it is asked for ever.
 */
final class ProxyLogin extends Authenticator {

    private final String user;
    private final Secret password;
    private volatile boolean given;
    private volatile boolean askedAgain;

    ProxyLogin(String user, Secret password) {
        this.user = user;
        this.password = password;
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
        if (getRequestorType() != RequestorType.PROXY) {
            return null;
        }
        askedAgain = given;
        given = true;
        return askedAgain ? null : new PasswordAuthentication(user, password.reveal().toCharArray());
    }

    /** {@return whether a request failed because the proxy did not take it} Some answer 401 where 407 is due. */
    boolean isRefused(IOException failure) {
        return askedAgain || given && String.valueOf(failure.getMessage()).contains("Tunnel failed, got: 401");
    }
}
