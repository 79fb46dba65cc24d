package org.jackfield.core.http;

import java.net.URI;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses WebSockets that a page of another site opens. Browsers let any page open one, with the cookies of this site, and
 * tell by {@code Origin} whose page it is (RFC 6455, 10.2). What is no browser sends none and has no cookies to abuse.
 */
final class WebSocketOrigin implements HttpConfiguration.Customizer {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketOrigin.class);

    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        HttpFields asked = request.getHeaders();
        String origin = asked.get(HttpHeader.ORIGIN);
        if (origin != null && asked.contains(HttpHeader.UPGRADE, "websocket") && !ours(origin, request)) {
            LOG.info("A page of another site ({}) may open no WebSocket.", origin);
            throw new HttpException.RuntimeException(HttpStatus.FORBIDDEN_403, "A page of another site may open no WebSocket.");
        }
        return request;
    }

    /** Without the scheme, for a proxy on this machine may speak HTTPS for us; browsers leave out usual ports in both. */
    private static boolean ours(String origin, Request request) {
        try {
            String asked = URI.create(origin).getAuthority();
            return asked != null && asked.equalsIgnoreCase(request.getHttpURI().getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
