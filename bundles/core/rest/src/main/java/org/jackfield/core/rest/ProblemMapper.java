package org.jackfield.core.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;

/** Turns whatever a resource or Jersey throws into a problem document. */
final class ProblemMapper implements ExceptionMapper<Throwable> {

    private final ProblemWriter writer;

    ProblemMapper(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public Response toResponse(Throwable failure) {
        Optional<Problems.Told> told = Problems.told(failure);
        if (told.isEmpty() && failure instanceof WebApplicationException web && web.getResponse().hasEntity()) {
            return web.getResponse();
        }
        ProblemDocument document = writer.document(failure, told);
        Response.ResponseBuilder response =
                Response.status(document.status()).entity(document).type(ProblemDocument.MEDIA_TYPE);
        if (document.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, ProblemWriter.CHALLENGE);
        }
        if (failure instanceof WebApplicationException web) {
            Optional.ofNullable(web.getResponse().getHeaderString(HttpHeaders.ALLOW))
                    .ifPresent(allow -> response.header(HttpHeaders.ALLOW, allow));
        }
        return response.build();
    }
}
