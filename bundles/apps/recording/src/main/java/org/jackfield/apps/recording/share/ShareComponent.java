package org.jackfield.apps.recording.share;

import jakarta.servlet.Servlet;
import java.time.Instant;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.recording.facts.CustomTags;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.audio.Playback;
import org.jackfield.apps.recording.export.Attachments;
import org.jackfield.apps.recording.keys.ProofLedger;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.jackfield.apps.recording.store.FolderStore;
import org.jackfield.apps.recording.store.LinkStore;
import org.jackfield.apps.recording.store.RecordingStore;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/** Offers links, mails and folders, and answers the links; removes links of long ago every night. */
@Component(name = "org.jackfield.apps.recording.share", immediate = true, service = ScheduledJob.class)
@JobSchedule(name = "recording.links", cron = "0 50 3 * * ?")
public final class ShareComponent implements ScheduledJob {

    private static final String CONTEXT = "org.jackfield.apps.recording.link";

    private final Links links;
    private final List<ServiceRegistration<?>> services;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile MailService mail;

    /** Offers them. */
    @Activate
    public ShareComponent(
            BundleContext context,
            @Reference LinkStore linkStore,
            @Reference FolderStore folderStore,
            @Reference RecordingStore segments,
            @Reference Recordings recordings,
            @Reference Playback playback,
            @Reference RecordingKeys keys,
            @Reference ProofLedger ledger,
            @Reference CustomTags tags,
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference SiteTime time) {
        links = new Links(new Links.Parts(linkStore, segments, recordings, playback, security, audit, time.clock()));
        Emailing emailing = new Emailing(
                recordings, new Attachments(playback, keys, ledger, tags, time.clock()), links, () -> Optional.ofNullable(mail), audit);
        Folders folders = new Folders(folderStore, recordings, security, audit, time.clock());
        services = List.of(
                context.registerService(Links.class, links, null),
                context.registerService(Emailing.class, emailing, null),
                context.registerService(Folders.class, folders, null),
                context.registerService(
                        ServletContextHelper.class,
                        new ServletContextHelper(context.getBundle()) {},
                        new Hashtable<>(Map.of(
                                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME, CONTEXT,
                                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH, "/link"))),
                context.registerService(
                        Servlet.class,
                        new LinkServlet(links, time),
                        new Hashtable<>(Map.of(
                                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN, "/*",
                                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                                "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=" + CONTEXT + ")"))));
    }

    @Override
    public void run(Instant due) {
        links.clean();
    }

    @Deactivate
    void stop() {
        services.reversed().forEach(ServiceRegistration::unregister);
    }
}
