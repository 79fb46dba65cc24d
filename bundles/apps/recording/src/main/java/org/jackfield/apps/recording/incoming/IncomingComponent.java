package org.jackfield.apps.recording.incoming;

import java.io.IOException;
import org.jackfield.api.media.source.AudioListener;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.time.SiteTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Receives audio for all sources that are called. */
@Component(service = {IncomingComponent.class, MetricSource.class})
public final class IncomingComponent implements MetricSource {

    private final IncomingAudio audio;

    /** Begins with nothing open. */
    @Activate
    public IncomingComponent(@Reference SettingsService settings, @Reference SiteTime time) throws IOException {
        audio = new IncomingAudio(() -> settings.read(MediaPorts.TYPE).value(), time.clock());
    }

    /** {@return where ports are opened and sessions begun} */
    public IncomingAudio audio() {
        return audio;
    }

    /** Somebody wants audio. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addListener(AudioListener listener) {
        audio.add(listener);
    }

    /** Somebody wants none any more. */
    public void removeListener(AudioListener listener) {
        audio.remove(listener);
    }

    @Override
    public void collect(MetricSink sink) {
        audio.counts().all().forEach((what, count) ->
                sink.counter("recording_incoming", "Audio that is sent to us in calls, by what became of it", count, "what", what));
    }

    /** Ends all sessions. */
    @Deactivate
    public void stop() {
        audio.close();
    }
}
