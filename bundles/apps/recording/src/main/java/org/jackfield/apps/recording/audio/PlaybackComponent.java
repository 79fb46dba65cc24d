package org.jackfield.apps.recording.audio;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jackfield.api.media.CodecService;
import org.jackfield.api.media.WavService;
import org.jackfield.api.recording.ledger.Ledger;
import org.jackfield.apps.recording.keeping.RecordingFiles;
import org.jackfield.apps.recording.keys.ProofLedger;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers playback while there are keys, codecs and somebody who knows where files are. */
@Component(name = "org.jackfield.apps.recording.audio", immediate = true, service = {})
public final class PlaybackComponent {

    private final ServiceRegistration<Playback> service;

    /** Offers it. */
    @Activate
    public PlaybackComponent(
            BundleContext context,
            @Reference RecordingKeys keys,
            @Reference ProofLedger ledger,
            @Reference RecordingFiles files,
            @Reference CodecService codecs,
            @Reference WavService wav) {
        Playback playback = new Playback(keys, codecs, wav, files::locate, row -> {
            Optional<Ledger.Place> place = ledger.sealed(row.id(), LocalDate.ofInstant(row.started(), ZoneOffset.UTC));
            return place.isEmpty() ? Optional.empty() : Optional.of(ledger.proof(place.get()));
        });
        service = context.registerService(Playback.class, playback, null);
    }

    @Deactivate
    void stop() {
        service.unregister();
    }
}
