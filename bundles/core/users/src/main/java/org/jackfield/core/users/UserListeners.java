package org.jackfield.core.users;

import org.jackfield.api.users.UserListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings listeners to the users. A component of its own, for a listener nearly always asks for users itself. */
@Component(immediate = true, service = {})
public final class UserListeners {

    private final UsersComponent users;

    /** Brings them to these. */
    @Activate
    public UserListeners(@Reference UsersComponent users) {
        this.users = users;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(UserListener listener) {
        users.addListener(listener);
    }

    void removeListener(UserListener listener) {
        users.removeListener(listener);
    }
}
