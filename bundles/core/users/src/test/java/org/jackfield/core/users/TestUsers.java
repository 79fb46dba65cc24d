package org.jackfield.core.users;

import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.MemoryVault;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.store.JdbiUserStore;

/** Users on a database, with one phone system, for tests of other packages. */
public final class TestUsers {

    private final Users users;
    private final Office office = new Office().with(new PhoneSystem(
            Samples.SYSTEM, "Office", "none", new ConnectorConfig("", 0, "", null, null), true, 1));

    /** Reads what is stored. */
    public TestUsers(SchemaReady schema) {
        users = new Users(
                new JdbiUserStore(schema, new MemoryVault()), new RecordingAudit(), Accounts.NONE, new UserTelling(),
                new LeapingClock(Samples.NOW));
    }

    public UsersService users() {
        return users;
    }

    public UsersAdminService admin() {
        return users;
    }

    public Office office() {
        return office;
    }
}
