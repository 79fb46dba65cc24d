package org.jackfield.core.rest.openapi;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jackfield.api.rest.RequiresLogIn;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.core.rest.model.Operation;

/** The OpenAPI of what can be called at this moment. */
@Path("openapi.json")
public final class OpenApiResource implements RestResource {

    private final Supplier<List<Operation>> operations;
    private final String version;

    /** Takes a view of the running operations and the version of the product. */
    public OpenApiResource(Supplier<List<Operation>> operations, String version) {
        this.operations = operations;
        this.version = version;
    }

    /** {@return the document} */
    @GET
    @RequiresLogIn
    @Summary("This document")
    public Map<String, Object> document() {
        return new OpenApiDocument(version).of(operations.get());
    }
}
