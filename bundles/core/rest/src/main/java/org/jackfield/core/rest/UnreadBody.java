package org.jackfield.core.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/**
 * Keeps a connection in step when a request is answered before its body is read, as one that is refused is. The server would end
 * the connection without a word, and the caller, who sends the next request on it, would have no answer to that.
 *
 * <p>Nobody who has not logged in is waited for.
 */
final class UnreadBody implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        LimitedRequest body = (LimitedRequest) request.getProperty(LimitedRequest.ATTRIBUTE);
        boolean known = request.getProperty(AccessFilter.SUBJECT) != null;
        if (!body.isBare() && !(known && body.drain())) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }
}
