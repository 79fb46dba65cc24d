package org.jackfield.core.contacts;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.users.UserListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whoever is removed for ever leaves no personal contacts behind, and no place in a directory's list of users. */
@Component(service = UserListener.class)
public final class GoneUsers implements UserListener {

    private final ContactBook book;

    /** Looks after these contacts. */
    @Activate
    public GoneUsers(@Reference ContactsComponent contacts) {
        this(contacts.book());
    }

    GoneUsers(ContactBook book) {
        this.book = book;
    }

    @Override
    public void refreshed() {
        // Users who are only deleted may come back, and their contacts with them.
    }

    @Override
    public void userRemoved(UUID user) {
        Optional<Directory> personal = book.directories().personal(user);
        personal.ifPresent(directory -> {
            long generation = book.stored(directory.id()).generation();
            book.remove(directory.id());
            book.contactStore().removeGeneration(directory.id(), generation);
        });
        for (Directory directory : book.directories().all()) {
            if (directory.users().contains(user)) {
                Set<UUID> left = new HashSet<>(directory.users());
                left.remove(user);
                book.change(new Directory(
                        directory.id(), directory.kind(), directory.name(), directory.global(), left, directory.owner(),
                        directory.labels()));
            }
        }
    }
}
