package org.jackfield.connectors.oai.session;

import java.util.Set;

import org.jackfield.api.security.Secret;

/**
 * A configuration in the connector's own terms.
 *
 * @param host                 name or address
 * @param port                 TCP port
 * @param password             may be empty
 * @param application          name that a gateway shows
 * @param night                how night mode is switched
 * @param programming          how telephones are programmed
 * @param forwardLetters       forward type for "busy or no answer", empty if not known
 * @param excludedNodes        nodes that are not followed
 * @param callTermination      whether the end of every call is monitored
 * @param keepAliveMillis      between two keep-alives
 * @param commandTimeoutMillis for one command's answer
 * @param resyncIntervalMillis between two full resyncs
 * @param frameLimit           bytes of the longest frame
 */
public record OaiSettings(String host, int port, Secret password, String application, Night night,
        Programming programming, String forwardLetters, Set<String> excludedNodes, boolean callTermination, long keepAliveMillis,
        long commandTimeoutMillis, long resyncIntervalMillis, int frameLimit) {

    /**
     * How night mode is switched.
     *
     * @param method         {@code feature}, {@code command} or {@code off}
     * @param adminExtension where feature codes are dialled; empty if none
     * @param command        template of the unproven command
     * @param toggleCode     switches the whole system
     * @param nodeNightCode  followed by a node: night
     * @param nodeDayCode    followed by a node: day
     */
    public record Night(String method, String adminExtension, String command, String toggleCode, String nodeNightCode,
            String nodeDayCode) {
    }

    /**
     * Templates of lines for what System OAI publishes no command for; empty ones are never sent.
     *
     * @param username       writes a username
     * @param description    writes a description
     * @param callingNumber  writes a calling number
     * @param classOfService writes a class of service
     */
    public record Programming(String username, String description, String callingNumber, String classOfService) {
    }
}
