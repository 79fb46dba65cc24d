package org.jackfield.web.shell.pages;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditExport;
import org.jackfield.api.audit.AuditQuery;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.security.Target;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.ViewContext;

/** The lines that the page's filters let through, as CSV; audited itself. */
final class AuditDownload implements DownloadHandler {

    private static final long serialVersionUID = 1L;

    private final transient ViewContext context;
    private final transient AuditService audit;
    private final transient SiteTime time;
    private final transient Supplier<AuditQuery> query;

    AuditDownload(ViewContext context, AuditService audit, SiteTime time, Supplier<AuditQuery> query) {
        this.context = context;
        this.audit = audit;
        this.time = time;
        this.query = query;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        if (!context.may(AuditService.VIEW, Target.SITE)) {
            event.getResponse().setStatus(403);
            return;
        }
        // The fields belong to the session, which a download does not hold.
        AuditQuery wanted;
        event.getSession().lock();
        try {
            wanted = query.get();
        } finally {
            event.getSession().unlock();
        }
        audit.record(AuditEvent.done(context.subject(), "web", "audit.export", wanted.action()));
        event.setFileName("audit-trail.csv");
        event.setContentType("text/csv; charset=utf-8");
        event.getResponse().setHeader("Cache-Control", "no-store");
        AuditExport.csv(
                audit, wanted, time.now(), new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8));
    }
}
