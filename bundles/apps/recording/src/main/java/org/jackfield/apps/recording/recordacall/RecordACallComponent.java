package org.jackfield.apps.recording.recordacall;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.media.CodecService;
import org.jackfield.api.media.WavService;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.sip.SipCallHandler;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.incoming.IncomingComponent;
import org.jackfield.apps.recording.rules.CurrentRules;
import org.jackfield.apps.recording.rules.RecordedDevice;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Takes the phone system's calls while it is switched on. */
@Component(immediate = true, service = SettingsListener.class,
        property = SettingsListener.ID + "=org.jackfield.apps.recording.recordacall")
public final class RecordACallComponent implements SettingsListener<RecordACallSettings> {

    private final BundleContext context;
    private final SettingsService settings;
    private final RecordACall source;
    private final CallWatch watch;
    private final List<ServiceRegistration<?>> registered = new ArrayList<>();

    /** Takes calls if that is switched on. */
    @Activate
    public RecordACallComponent(
            BundleContext context,
            @Reference IncomingComponent incoming,
            @Reference SettingsService settings,
            @Reference CurrentRules rules,
            @Reference TelephonyService telephony,
            @Reference WavService wav,
            @Reference CodecService codecs,
            @Reference SiteTime time) {
        this.context = context;
        this.settings = settings;
        Invocations invocations = new Invocations();
        source = new RecordACall(incoming.audio(), () -> settings.read(RecordACallSettings.TYPE).value(),
                number -> isRecorded(rules, number), invocations, new AnnouncementFile(wav, codecs), time.clock());
        watch = new CallWatch(rules::rules, telephony::execute, invocations, time.clock());
        follow();
    }

    private static boolean isRecorded(CurrentRules rules, String number) {
        return rules.rules().devices().stream().anyMatch(device ->
                device.method() == RecordedDevice.Method.RECORD_A_CALL && device.device().number().equals(number));
    }

    @Override
    public void settingsChanged(Stored<RecordACallSettings> before, Stored<RecordACallSettings> after) {
        follow();
    }

    private synchronized void follow() {
        boolean on = settings.read(RecordACallSettings.TYPE).value().on();
        if (on && registered.isEmpty()) {
            registered.add(context.registerService(SipCallHandler.class, source, null));
            registered.add(context.registerService(AudioSource.class, source, null));
            registered.add(context.registerService(CallListener.class, watch, null));
        } else if (!on) {
            stop();
        }
    }

    /** Takes no more calls. */
    @Deactivate
    public synchronized void stop() {
        registered.forEach(ServiceRegistration::unregister);
        registered.clear();
    }
}
