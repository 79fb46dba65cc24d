package org.jackfield.apps.recording.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.rest.Documents.RecordingDocument;
import org.jackfield.apps.recording.store.RecordingOrder;
import org.jackfield.apps.recording.store.RecordingQuery;
import org.jackfield.apps.recording.store.RecordingStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What became of every segment of a recorded device. */
@Component(service = RestResource.class)
@Path("recordings/ledger")
@RequiresPermission("recording.ledger")
public final class LedgerResource implements RestResource {

    private static final int MOST_FAILED = 100;

    private final RecordingStore store;
    private final SiteTime time;

    /** Answers for the ledger. */
    @Activate
    public LedgerResource(@Reference RecordingStore store, @Reference SiteTime time) {
        this.store = store;
        this.time = time;
    }

    /** A day. */
    @Summary("What became of the segments that began on a day")
    public record LedgerDocument(
            LocalDate date,
            @Summary("How many segments are in each state") Map<SegmentState, Long> counts,
            @Summary("Why segments failed, and how many for each reason") Map<String, Long> failures,
            @Summary("The newest that failed, at most 100; more: GET /recordings?state=FAILED") List<RecordingDocument> failed) {}

    /** {@return a day} */
    @GET
    @Summary("How many segments are in each state, and those that failed with the reason")
    public LedgerDocument day(@QueryParam("date") @Summary("In the site's time zone; today if absent") LocalDate date) {
        LocalDate day = date == null ? time.siteNow().toLocalDate() : date;
        Instant from = day.atStartOfDay(time.zone()).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(time.zone()).toInstant();
        RecordingQuery failed = RecordingQuery.ALL.withRange(from, to).withStates(SegmentState.FAILED);
        return new LedgerDocument(
                day,
                store.counts(from, to),
                store.reasons(SegmentState.FAILED, from, to),
                store.segments(failed, RecordingOrder.NEWEST, PageRequest.first(MOST_FAILED)).items().stream()
                        .map(RecordingDocument::of)
                        .toList());
    }
}
