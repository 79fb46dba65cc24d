package org.jackfield.core.contacts;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.contacts.ContactLabels;
import org.jackfield.api.contacts.ContactPage;
import org.jackfield.api.contacts.ContactQuery;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.core.contacts.importing.ColumnMapping;
import org.jackfield.core.contacts.importing.CsvExport;
import org.jackfield.core.contacts.store.ContactStore;
import org.jackfield.core.contacts.store.StoredDirectory;

/**
 * What people do with contacts: each sees the directories that are for them and changes their own; whoever may configure
 * contacts sees and changes all but those of others. Every change is in the audit trail. Any thread.
 */
public final class ContactDesk {

    /** What personal directories are called where directories are listed. */
    private static final String PERSONAL = "Personal";

    private final ContactBook book;
    private final SecurityService security;
    private final AuditService audit;

    ContactDesk(ContactBook book, SecurityService security, AuditService audit) {
        this.book = book;
        this.security = security;
        this.audit = audit;
    }

    /**
     * A directory on its page.
     *
     * @param contacts how many it has
     * @param stored the rest
     */
    public record Entry(StoredDirectory stored, int contacts) {

        /** {@return the directory} */
        public Directory directory() {
            return stored.directory();
        }
    }

    /** {@return what a subject may see, in the order in which it is matched} */
    public List<Entry> directories(Subject by) {
        Optional<UUID> user = ContactService.userOf(by);
        List<Directory> visible = mayConfigure(by)
                ? book.directories().all().stream()
                        .filter(d -> d.kind() != Directory.Kind.PERSONAL || d.owner().equals(user))
                        .toList()
                : book.directories().of(user);
        security.check(by, ContactService.VIEW, Target.SITE);
        return visible.stream().map(d -> entry(d.id())).toList();
    }

    private Entry entry(UUID directory) {
        return new Entry(book.stored(directory), book.index().size(directory));
    }

    private boolean mayConfigure(Subject by) {
        return security.decide(by, ContactService.CONFIGURE, Target.SITE).allowed();
    }

    /** {@return a directory that the subject may see} */
    public Entry directory(UUID id, Subject by) {
        return directories(by).stream()
                .filter(entry -> entry.directory().id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "contacts.directory", id.toString(), "There is no such directory for you.",
                        "Take one of those that you see."));
    }

    /** {@return whether the subject may change the contacts of a directory} */
    public boolean mayEdit(Directory directory, Subject by) {
        return directory.kind() == Directory.Kind.PERSONAL
                ? directory.owner().isPresent() && directory.owner().equals(ContactService.userOf(by))
                : mayConfigure(by);
    }

    /**
     * {@return contacts that the subject may see}
     *
     * @param directory in which; empty for all of them
     */
    public ContactPage search(Optional<UUID> directory, String text, PageRequest page, Subject by) {
        Set<UUID> in = directory.map(id -> Set.of(directory(id, by).directory().id()))
                .orElseGet(() -> directories(by).stream()
                        .map(entry -> entry.directory().id())
                        .collect(Collectors.toSet()));
        return book.search(new ContactQuery(in, text), page);
    }

    /** {@return a contact that the subject may see} */
    public Contact contact(UUID id, Subject by) {
        Contact contact = book.contact(id).orElseThrow(() -> noContact(id));
        directory(contact.directory(), by);
        return contact;
    }

    private static ProblemException noContact(UUID id) {
        return ProblemException.notFound(
                "contacts.contact", id.toString(), "There is no such contact for you.", "It may have been deleted.");
    }

    /** Adds a contact, or changes the one with its id. */
    public Contact save(Contact contact, Subject by, String origin) {
        checkEdit(directory(contact.directory(), by).directory(), by);
        Optional<Contact> before = book.contact(contact.id());
        if (before.isPresent() && !before.get().directory().equals(contact.directory())) {
            throw noContact(contact.id());
        }
        record(by, origin, before.isPresent() ? "contacts.change" : "contacts.add", contact.name(),
                before.map(ContactDesk::describe).orElse(""), describe(contact));
        book.save(contact, before.isEmpty());
        return contact;
    }

    /** Removes a contact. */
    public void delete(UUID id, Subject by, String origin) {
        Contact contact = contact(id, by);
        checkEdit(directory(contact.directory(), by).directory(), by);
        record(by, origin, "contacts.delete", contact.name(), describe(contact), "");
        book.remove(contact);
    }

    private void checkEdit(Directory directory, Subject by) {
        if (!mayEdit(directory, by)) {
            throw ProblemException.of(
                    "security.forbidden", Problem.Kind.FORBIDDEN, directory.name(),
                    by.name() + " may not change the contacts of this directory.",
                    "Ask an administrator, or add the contact to your own.");
        }
    }

    /** {@return the subject's own directory; made if it is not there} */
    public Directory personal(Subject by) {
        security.check(by, ContactService.VIEW, Target.SITE);
        UUID user = ContactService.userOf(by).orElseThrow(() -> ProblemException.invalid(
                "contacts.personal", by.name(), "Only people have personal contacts.", "Log in as one."));
        synchronized (this) {
            return book.directories().personal(user).orElseGet(() -> {
                Directory made = new Directory(
                        Ids.next(), Directory.Kind.PERSONAL, PERSONAL, false, Set.of(), Optional.of(user),
                        ContactLabels.DEFAULT);
                book.add(made);
                return made;
            });
        }
    }

    /** Adds a directory, or changes the one with its id. */
    public Directory save(Directory directory, Subject by, String origin) {
        security.check(by, ContactService.CONFIGURE, Target.SITE);
        if (directory.kind() == Directory.Kind.PERSONAL) {
            throw ProblemException.invalid(
                    "contacts.personal", directory.name(), "Personal directories come by themselves.",
                    "Choose another kind.");
        }
        Optional<Directory> before = book.directories().find(directory.id()).map(StoredDirectory::directory);
        if (before.isPresent() && before.get().kind() != directory.kind()) {
            throw ProblemException.invalid(
                    "contacts.directory", directory.name(), "A directory stays of its kind.", "Make a new one.");
        }
        record(by, origin, before.isPresent() ? "contacts.directory-change" : "contacts.directory-add", directory.name(),
                before.map(ContactDesk::describe).orElse(""), describe(directory));
        if (before.isPresent()) {
            book.change(directory);
        } else {
            book.add(directory);
        }
        return directory;
    }

    /** Removes a directory with all its contacts; what calls kept of them stays. */
    public void deleteDirectory(UUID id, Subject by, String origin) {
        security.check(by, ContactService.CONFIGURE, Target.SITE);
        Entry entry = directory(id, by);
        record(by, origin, "contacts.directory-delete", entry.directory().name(),
                describe(entry.directory()) + ", contacts " + entry.contacts(), "");
        book.remove(id);
        book.contactStore().removeGeneration(id, entry.stored().generation());
    }

    /** Writes the contacts of a directory as CSV, in the order of their keys. */
    public void export(UUID id, OutputStream out, Subject by, String origin) throws IOException {
        Entry entry = directory(id, by);
        checkEdit(entry.directory(), by);
        record(by, origin, "contacts.export", entry.directory().name(), "", entry.contacts() + " contacts");
        try (CsvExport csv = new CsvExport(out, ColumnMapping.PARTS)) {
            String key = "";
            List<Contact> page;
            do {
                page = book.contactStore().after(id, entry.stored().generation(), key);
                page.forEach(csv::contact);
                key = page.isEmpty() ? key : page.getLast().key();
            } while (page.size() == ContactStore.AT_ONCE);
        }
    }

    void record(Subject by, String origin, String action, String object, String before, String after) {
        audit.record(new AuditEvent(by, origin, action, object, AuditEvent.Outcome.DONE, before, after));
    }

    private static String describe(Contact contact) {
        return "id %s, name %s, numbers %s, fields %s, vip %s %s".formatted(
                contact.key(), contact.name(), contact.numbers(), contact.fields(), contact.vip(), contact.vipText());
    }

    private static String describe(Directory directory) {
        return "%s, for everybody %s, users %s, labels %s %s".formatted(
                directory.kind(), directory.global(), directory.users(), directory.labels().numbers(),
                directory.labels().fields());
    }
}
