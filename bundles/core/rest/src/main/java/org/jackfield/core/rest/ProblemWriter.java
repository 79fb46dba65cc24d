package org.jackfield.core.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents, and logs what is our own fault. */
final class ProblemWriter {

    /** What a caller without credentials is asked for. */
    static final String CHALLENGE = "Basic realm=\"Jackfield\", charset=\"UTF-8\"";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final JsonMapper mapper;

    ProblemWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    ProblemDocument document(Throwable failure, Optional<Problems.Told> told) {
        if (told.isPresent()) {
            return ProblemDocument.of(told.get().problem(), told.get().status(), null);
        }
        UUID occurrence = Ids.next();
        LOG.error("A REST request failed, occurrence {}.", occurrence, failure);
        return ProblemDocument.of(Problems.internal(), 500, "urn:uuid:" + occurrence);
    }

    void write(Throwable failure, HttpServletResponse response) throws IOException {
        ProblemDocument document = document(failure, Problems.told(failure));
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(document.status());
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        if (document.status() == 401) {
            response.setHeader("WWW-Authenticate", CHALLENGE);
        }
        response.getOutputStream().write(mapper.writeValueAsBytes(document));
    }
}
