package org.jackfield.core.media;

import java.util.List;
import java.util.Map;
import org.jackfield.api.media.CodecFactory;
import org.jackfield.api.media.CodecService;
import org.jackfield.api.media.WavService;
import org.jackfield.core.media.codec.BuiltInCodec;
import org.jackfield.core.media.codec.CodecRegistry;
import org.jackfield.core.media.wav.WavFiles;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Offers the codecs, ours and those of other bundles, and WAV files. */
@Component(name = "org.jackfield.core.media", immediate = true, service = {})
public final class MediaComponent {

    private final CodecRegistry codecs = new CodecRegistry();
    private List<ServiceRegistration<?>> registrations = List.of();

    /** Takes in our codecs, which any other of the same format outranks. */
    public MediaComponent() {
        BuiltInCodec.all().forEach(codec -> codecs.add(codec, Integer.MIN_VALUE));
    }

    /** Takes in a codec. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addCodec(CodecFactory codec, Map<String, Object> properties) {
        codecs.add(codec, properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0);
    }

    /** Forgets a codec. */
    public void removeCodec(CodecFactory codec) {
        codecs.remove(codec);
    }

    /** Publishes the services. */
    @Activate
    public void start(BundleContext context) {
        registrations = List.of(
                context.registerService(CodecService.class, codecs, null),
                context.registerService(WavService.class, new WavFiles(), null));
    }

    /** Withdraws the services. */
    @Deactivate
    public void stop() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
