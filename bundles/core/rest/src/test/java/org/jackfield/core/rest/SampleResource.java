package org.jackfield.core.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.NoLogIn;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresLogIn;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;

/** Has one of everything. */
@Path("samples")
@RequiresPermission("samples.view")
public final class SampleResource implements RestResource {

    private final SecurityService security;
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);

    public SampleResource(SecurityService security) {
        this.security = security;
    }

    public enum Colour {
        RED,
        BLUE
    }

    @Summary("A sample")
    public record Sample(
            String name,
            Instant at,
            Duration length,
            @Summary("What it looks like") Colour colour,
            Optional<String> note,
            List<Sample> parts) {

        public Sample {
            if (name == null || name.isEmpty()) {
                throw ProblemException.invalid("samples.name", "name", "A sample needs a name.", "Name it.");
            }
        }
    }

    /** One of two. */
    @Summary("A sample, or where it will be")
    public sealed interface Found permits Now, Later {}

    public record Now(Sample sample) implements Found {}

    public record Later(Instant at) implements Found {}

    @GET
    @Path("found")
    public Found found() {
        return new Later(Instant.parse("2026-11-21T10:00:00Z"));
    }

    @GET
    @Summary("All samples")
    public Page<Sample> list(
            @QueryParam("from") @Summary("None before") Instant from,
            @QueryParam("colour") Colour colour,
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        Instant at = from == null ? Instant.parse("2026-11-21T10:00:00Z") : from;
        Sample sample =
                new Sample("first", at, Duration.ofSeconds(90), colour, Optional.empty(), List.of());
        return Page.of(List.of(sample), Paging.of(page, size), 1);
    }

    @POST
    public Sample create(Sample sample) {
        return sample;
    }

    @GET
    @Path("{id: [0-9]+}")
    public Sample one(@PathParam("id") int id) {
        throw ProblemException.notFound("samples.unknown", "id=" + id, "There is no such sample.", "Look at the list.");
    }

    @DELETE
    @Path("{id: [0-9]+}")
    public void delete(@PathParam("id") int id) {}

    @GET
    @Path("me")
    @RequiresLogIn
    public String me() {
        return security.current().orElseThrow().name();
    }

    @GET
    @Path("broken")
    public Sample broken() {
        throw new IllegalStateException("nobody foresaw this");
    }

    @GET
    @Path("secret")
    @RequiresPermission("samples.unheard-of")
    public Sample secret() {
        throw new AssertionError("must never be called");
    }

    @GET
    @Path("slow")
    public String slow() throws InterruptedException {
        entered.countDown();
        return goOn.await(60, TimeUnit.SECONDS) ? "done" : "too late";
    }

    /** An application that anybody may ask. */
    @Path("open")
    public static final class Open implements RestResource {
        @GET
        @NoLogIn
        public String hello() {
            return "hello";
        }
    }

    /** Nobody says who may call it. */
    @Path("unguarded")
    public static final class Unguarded implements RestResource {
        @GET
        public String hello() {
            return "hello";
        }
    }
}
