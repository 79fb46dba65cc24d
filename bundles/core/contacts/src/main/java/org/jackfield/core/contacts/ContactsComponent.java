package org.jackfield.core.contacts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.contacts.ContactMatch;
import org.jackfield.api.contacts.ContactPage;
import org.jackfield.api.contacts.ContactQuery;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.core.contacts.match.NumberReader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Contacts, their directories, and who may do what with them. */
@Component(
        name = ContactsComponent.NAME,
        immediate = true,
        service = {
            ContactsComponent.class, ContactService.class, PermissionContribution.class, MetricSource.class,
            SettingsListener.class
        },
        property = SettingsListener.ID + "=org.jackfield.core.telephony.dialplan")
public final class ContactsComponent
        implements ContactService, PermissionContribution, MetricSource, SettingsListener<Record> {

    static final String NAME = "org.jackfield.core.contacts";

    private static final Logger LOG = LoggerFactory.getLogger(ContactsComponent.class);

    private final ContactBook book;
    private final ContactDesk desk;
    private final ExecutorService loader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("contacts-loader").factory());

    /** Knows every directory at once, and its contacts as soon as they are read. */
    @Activate
    public ContactsComponent(
            @Reference(target = "(schema=org.jackfield.core.contacts)") SchemaReady schema,
            @Reference DialPlan plan,
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference ContactsListeners listeners) {
        book = new ContactBook(
                schema,
                new NumberReader(number -> plan.clean(number).result()),
                () -> plan.rules().maxExtensionLength(),
                listeners::changed);
        desk = new ContactDesk(book, security, audit);
        loader.execute(this::load);
    }

    private void load() {
        try {
            long begun = System.nanoTime();
            book.load();
            LOG.info("{} contacts read in {} ms, {} MB", book.index().size(),
                    (System.nanoTime() - begun) / 1_000_000, book.index().bytes() >> 20);
        } catch (RuntimeException e) {
            if (!loader.isShutdown()) {
                LOG.error("Contacts could not be read; calls show no names of theirs", e);
            }
        }
    }

    ContactBook book() {
        return book;
    }

    /** {@return what people do with contacts} */
    public ContactDesk desk() {
        return desk;
    }

    @Override
    public Optional<ContactMatch> match(String number, Optional<UUID> user) {
        return book.match(number, user);
    }

    @Override
    public Optional<ContactMatch> matchShared(String number, Optional<UUID> user) {
        return book.matchShared(number, user);
    }

    @Override
    public ContactPage search(ContactQuery query, PageRequest page) {
        return book.search(query, page);
    }

    @Override
    public Optional<Contact> contact(UUID id) {
        return book.contact(id);
    }

    @Override
    public List<Directory> directories() {
        return book.directories().all();
    }

    @Override
    public List<Directory> directories(Optional<UUID> user) {
        return book.directories().of(user);
    }

    /** Numbers are compared by another dial plan from now on. */
    @Override
    public void settingsChanged(Stored<Record> before, Stored<Record> after) {
        loader.execute(this::load);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(VIEW, CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(
                StandardOption.CONTACT_DIRECTORIES.granting(CONFIGURE.id()),
                new AccessOption(
                        "general.contacts", "General", "Contacts",
                        "Look contacts up in the directories that are for them, and keep contacts of their own",
                        Set.of(VIEW.id()),
                        Set.of(BuiltInProfile.ADMIN, BuiltInProfile.SUPERVISOR, BuiltInProfile.USER)));
    }

    @Override
    public void collect(MetricSink sink) {
        sink.gauge("contacts_known", "Contacts in memory", book.index().size());
        sink.gauge("contacts_index_bytes", "Memory that matching and searching take", book.index().bytes());
        sink.counter("contacts_matches_asked", "Numbers that were looked up", book.asked());
        sink.counter("contacts_matches_found", "Numbers that were somebody's", book.known());
    }

    /** Ends the reading. */
    @Deactivate
    public void stop() {
        loader.shutdownNow();
    }
}
