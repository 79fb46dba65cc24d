package org.jackfield.connectors.asterisk.session;

import org.jackfield.api.security.Secret;

/**
 * How a connector reaches and understands its Asterisk.
 *
 * @param host where it is
 * @param port of AMI
 * @param user as declared in {@code manager.conf}
 * @param secret its password
 * @param trunks names of endpoints that lead outside, with {@code *} for anything
 * @param context the dial plan's context for what people dial
 * @param nightDevice the custom device state that is night mode, empty if there is none
 */
public record Settings(
        String host, int port, String user, Secret secret, String trunks, String context, String nightDevice) {

    /** Where, for people. */
    public String address() {
        return host + ":" + port;
    }
}
