package org.jackfield.core.users;

import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.testkit.FakeTelephony;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.MemoryVault;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.store.JdbiUserStore;

/** Users on a database, with one phone system, for tests of other packages. */
public final class TestUsers {

    private final Users users;
    private final FakeTelephony telephony = new FakeTelephony();

    /** Reads what is stored. */
    public TestUsers(SchemaReady schema) {
        users = new Users(
                new JdbiUserStore(schema, new MemoryVault()), new RecordingAudit(), Accounts.NONE, new UserTelling(),
                new LeapingClock(Samples.NOW));
        telephony.put(Samples.SYSTEM, "Office");
    }

    public UsersService users() {
        return users;
    }

    public UsersAdminService admin() {
        return users;
    }

    public TelephonyService telephony() {
        return telephony;
    }
}
