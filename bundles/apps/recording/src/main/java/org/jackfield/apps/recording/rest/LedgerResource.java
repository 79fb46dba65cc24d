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
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.rest.Documents.RecordingDocument;
import org.jackfield.apps.recording.store.RecordingOrder;
import org.jackfield.apps.recording.store.RecordingQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What became of every segment of a recorded device. */
@Component(service = RestResource.class)
@Path("recordings/ledger")
@RequiresPermission("recording.ledger")
public final class LedgerResource implements RestResource {

    private static final int MOST_FAILED = 100;

    private final Recordings recordings;
    private final SecurityService security;
    private final SiteTime time;

    /** Answers for the ledger. */
    @Activate
    public LedgerResource(@Reference Recordings recordings, @Reference SecurityService security, @Reference SiteTime time) {
        this.recordings = recordings;
        this.security = security;
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
        Subject by = security.check(RecordingPermissions.LEDGER);
        LocalDate day = date == null ? time.siteNow().toLocalDate() : date;
        Instant from = day.atStartOfDay(time.zone()).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(time.zone()).toInstant();
        RecordingQuery failed = RecordingQuery.ALL.withRange(from, to).withStates(SegmentState.FAILED);
        return new LedgerDocument(
                day,
                recordings.counts(from, to, by),
                recordings.reasons(SegmentState.FAILED, from, to, by),
                recordings.segments(
                                failed, RecordingOrder.NEWEST, PageRequest.first(MOST_FAILED), RecordingPermissions.LEDGER, by)
                        .items().stream()
                        .map(RecordingDocument::of)
                        .toList());
    }
}
