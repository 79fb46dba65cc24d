package org.jackfield.core.resources.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.core.resources.ResourcePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The installed features. */
@Component(service = RestResource.class)
@Path("features")
@RequiresPermission(ResourcePermissions.FEATURES)
public final class FeaturesResource implements RestResource {

    private final FeatureService features;

    /** Answers for the gate. */
    @Activate
    public FeaturesResource(@Reference FeatureService features) {
        this.features = features;
    }

    /** A feature as it is shown outside. */
    @Summary("An installed feature")
    public record FeatureDocument(
            String id,
            String title,
            String description,
            @Summary("Those of which one is enough; empty if it needs none") List<String> entitlements,
            @Summary("Whether leases count against the entitlement") boolean counted,
            String bundle,
            String version,
            FeatureStatus.State state,
            @Summary("Why it is in that state") String reason,
            @Summary("What to do") String remedy,
            @Summary("When it came into that state") Instant since) {

        static FeatureDocument of(FeatureStatus feature) {
            return new FeatureDocument(
                    feature.id(),
                    feature.title(),
                    feature.description(),
                    feature.entitlements(),
                    feature.counted(),
                    feature.bundle(),
                    feature.version(),
                    feature.state(),
                    Documents.text(feature.reason()),
                    Documents.text(feature.remedy()),
                    feature.since());
        }
    }

    /** {@return all of them} */
    @GET
    @Summary("Every installed feature with its state, licensed or not")
    public Page<FeatureDocument> list(
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        return Page.within(features.features(), Paging.of(page, size)).map(FeatureDocument::of);
    }

    /** {@return one of them} */
    @GET
    @Path("{id}")
    @Summary("One feature")
    public FeatureDocument feature(@PathParam("id") String id) {
        return features.feature(id)
                .map(FeatureDocument::of)
                .orElseThrow(() -> ProblemException.notFound(
                        "feature.unknown", id, "No installed feature has this id.", "Look at GET /api/v1/features."));
    }
}
