package org.jackfield.core.telephony;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.PhoneSystemListener;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.call.CallJournal;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.telephony.call.JournalConsumer;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.core.telephony.system.PhoneSystemAdmin;
import org.jackfield.core.telephony.system.PhoneSystems;
import org.jackfield.core.telephony.system.TelephonyMetrics;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Brings connectors and followers to the phone systems, and then offers the phone systems to the rest of the platform. A
 * component of its own, for a follower may itself need what the phone systems offer.
 */
@Component(name = "org.jackfield.core.telephony.followers", immediate = true, service = {})
public final class TelephonyFollowers {

    private final PhoneSystems systems;
    private final PhoneSystemAdmin admin;
    private final List<ServiceRegistration<?>> offered = new ArrayList<>();

    @Activate
    public TelephonyFollowers(@Reference TelephonyComponent telephony) {
        systems = telephony.systems();
        admin = telephony.admin();
    }

    /** Called when those who are there already have been brought. */
    @Activate
    public void offer(BundleContext context) {
        offered.add(context.registerService(TelephonyService.class, systems, null));
        offered.add(context.registerService(CallJournal.class, systems, null));
        offered.add(context.registerService(PhoneSystemAdminService.class, admin, null));
        offered.add(context.registerService(MetricSource.class, new TelephonyMetrics(systems), null));
    }

    @Deactivate
    public void withdraw() {
        offered.forEach(ServiceRegistration::unregister);
        offered.clear();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFactory(ConnectorFactory factory) {
        systems.add(factory);
    }

    void removeFactory(ConnectorFactory factory) {
        systems.remove(factory);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addConsumer(JournalConsumer consumer, Map<String, Object> properties) {
        systems.add(consumerName(consumer, properties), consumer);
    }

    void removeConsumer(JournalConsumer consumer, Map<String, Object> properties) {
        systems.remove(consumerName(consumer, properties), consumer);
    }

    private static String consumerName(JournalConsumer consumer, Map<String, Object> properties) {
        Object name = properties.get(JournalConsumer.NAME);
        return name == null ? consumer.getClass().getName() : name.toString();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCallListener(CallListener listener) {
        systems.add(listener);
    }

    void removeCallListener(CallListener listener) {
        systems.remove(listener);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSystemListener(PhoneSystemListener listener) {
        systems.add(listener);
    }

    void removeSystemListener(PhoneSystemListener listener) {
        systems.remove(listener);
    }
}
