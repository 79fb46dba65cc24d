package org.jackfield.core.contacts;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jackfield.api.contacts.ContactListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of changes, on a thread of its own. */
@Component(service = ContactsListeners.class)
public final class ContactsListeners {

    private static final Logger LOG = LoggerFactory.getLogger(ContactsListeners.class);

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<ContactListener> listeners = new CopyOnWriteArrayList<>();

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("contacts-listeners").factory());

    /** Starts to tell. */
    @Activate
    public ContactsListeners() {}

    void changed(UUID directory) {
        thread.execute(() -> listeners.forEach(listener -> tell(listener, directory)));
    }

    private static void tell(ContactListener listener, UUID directory) {
        try {
            listener.contactsChanged(directory);
        } catch (RuntimeException e) {
            LOG.warn("A listener could not be told of changed contacts", e);
        }
    }

    /** Ends the telling. */
    @Deactivate
    public void stop() {
        thread.shutdownNow();
    }
}
