package org.jackfield.apps.recording.store;

import java.util.List;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.store.AddedFields;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.recording.facts.RecordingFactsService;
import org.jackfield.api.users.UsersService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Offers the stores while there is a database with their tables. */
@Component(name = "org.jackfield.apps.recording.store", immediate = true, service = {})
public final class StoreComponent {

    private final List<ServiceRegistration<?>> services;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<RecordedListener> listeners;

    /** Offers them. */
    @Activate
    public StoreComponent(
            BundleContext context,
            @Reference(target = "(schema=org.jackfield.apps.recording)") SchemaReady schema,
            @Reference UsersService users,
            @Reference ContactService contacts) {
        services = List.of(
                context.registerService(RecordingStore.class,
                        new JdbiRecordingStore(
                                schema, segment -> SegmentPeople.known(segment, users, contacts), this::recorded), null),
                context.registerService(FileStore.class, new JdbiFileStore(schema), null),
                context.registerService(AnnotationStore.class, new JdbiAnnotationStore(schema), null),
                context.registerService(RecordingFactsService.class, new JdbiRecordingFacts(schema), null),
                context.registerService(AddedFields.class, new RecordedFields(), null),
                context.registerService(AddressStore.class, new JdbiAddressStore(schema), null),
                context.registerService(ChoiceStore.class, new JdbiChoiceStore(schema), null),
                context.registerService(LinkStore.class, new JdbiLinkStore(schema), null),
                context.registerService(FolderStore.class, new JdbiFolderStore(schema), null));
    }

    /** Whoever has a store of these is quicker than the listeners, who come when this is made, or slower than their leaving. */
    private void recorded(UUID segment) {
        List<RecordedListener> now = listeners;
        if (now != null) {
            now.forEach(listener -> listener.recorded(segment));
        }
    }

    @Deactivate
    void stop() {
        services.forEach(ServiceRegistration::unregister);
    }
}
