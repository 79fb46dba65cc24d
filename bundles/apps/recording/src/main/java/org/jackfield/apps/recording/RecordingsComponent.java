package org.jackfield.apps.recording;

import java.util.List;
import java.util.Optional;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.calllog.LiveCallAccess;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.audio.Playback;
import org.jackfield.apps.recording.recorder.LiveAudio;
import org.jackfield.apps.recording.recorder.PauseControl;
import org.jackfield.apps.recording.store.AnnotationStore;
import org.jackfield.apps.recording.store.RecordingStore;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Offers what pages and REST do with recordings; with or without a recorder that runs. */
@Component(name = "org.jackfield.apps.recording.access", immediate = true, service = {})
public final class RecordingsComponent {

    private final ServiceRegistration<Recordings> recordings;
    private final ServiceRegistration<LiveRecordings> live;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile PauseControl recorder;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile LiveAudio audio;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile TelephonyService telephony;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile LiveCallAccess access;

    /** Offers it. */
    @Activate
    public RecordingsComponent(
            BundleContext context,
            @Reference RecordingStore store,
            @Reference AnnotationStore annotations,
            @Reference Playback playback,
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference SiteTime time) {
        recordings = context.registerService(
                Recordings.class,
                new Recordings(store, annotations, playback, security, audit, time.clock()),
                null);
        live = context.registerService(
                LiveRecordings.class,
                new LiveRecordings(
                        () -> Optional.ofNullable(recorder), () -> Optional.ofNullable(audio),
                        new LiveReach(security, this::calls, () -> Optional.ofNullable(access)), security, audit),
                null);
    }

    private List<LogicalCall> calls() {
        TelephonyService present = telephony;
        return present == null ? List.of() : present.liveCalls();
    }

    @Deactivate
    void stop() {
        live.unregister();
        recordings.unregister();
    }
}
