package org.jackfield.core.resources.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.calllog.LiveCallAccess;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Connection;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The calls alive. */
@Component(service = RestResource.class)
@Path("calls/live")
@RequiresPermission("calllog.view")
public final class LiveCallsResource implements RestResource {

    private final TelephonyService telephony;
    private final LiveCallAccess access;
    private final SecurityService security;

    /** Answers for telephony. */
    @Activate
    public LiveCallsResource(
            @Reference TelephonyService telephony,
            @Reference LiveCallAccess access,
            @Reference SecurityService security) {
        this.telephony = telephony;
        this.access = access;
        this.security = security;
    }

    /** A call alive, as it is shown outside. */
    @Summary("A call alive")
    public record LiveCallDocument(
            UUID id,
            @Summary("Grows with every change") long revision,
            UUID phoneSystem,
            LogicalCall.State state,
            CallType type,
            Direction direction,
            Instant started,
            @Summary("Absent until it is answered") Instant answered,
            @Summary("Who began it: the trunk for an inbound call") PartyDocument calling,
            OutsideDocument outside,
            String dialled,
            String accountCode,
            List<ConnectionDocument> connections,
            Set<CallMark> marks) {

        static LiveCallDocument of(LogicalCall call) {
            return new LiveCallDocument(
                    call.id(),
                    call.revision(),
                    call.system().value(),
                    call.state(),
                    call.type(),
                    call.direction(),
                    call.started(),
                    call.answered(),
                    PartyDocument.of(call.calling()),
                    OutsideDocument.of(call.outside()),
                    Documents.text(call.dialled()),
                    Documents.text(call.accountCode()),
                    call.connections().stream().map(ConnectionDocument::of).toList(),
                    new TreeSet<>(call.marks()));
        }
    }

    /** One device in a call, now. */
    @Summary("One device in the call, now")
    public record ConnectionDocument(
            @Summary("The phone system's name for the call at this device") String callId,
            PartyDocument party,
            ConnectionState state,
            Instant since) {

        static ConnectionDocument of(Connection connection) {
            return new ConnectionDocument(
                    Documents.text(connection.call().value()),
                    PartyDocument.of(connection.party()),
                    connection.state(),
                    connection.since());
        }
    }

    /** {@return the calls alive} */
    @GET
    @Summary("The calls alive, those longest alive first")
    public Page<LiveCallDocument> list(
            @QueryParam("phoneSystem") @Summary("Id of a phone system") UUID phoneSystem,
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        List<LogicalCall> alive =
                phoneSystem == null ? telephony.liveCalls() : telephony.liveCalls(new PhoneSystemId(phoneSystem));
        List<LogicalCall> seen = access.visible(alive, security.check(CallLogService.VIEW));
        return Page.within(seen, Paging.of(page, size)).map(LiveCallDocument::of);
    }
}
