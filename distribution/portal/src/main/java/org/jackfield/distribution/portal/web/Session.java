package org.jackfield.distribution.portal.web;

import org.jackfield.distribution.portal.records.Account;
import org.jackfield.distribution.portal.records.Actor;

/**
 * Somebody who logged in in a browser.
 *
 * @param account as it is now; never null
 * @param token what each form must bring along; never null
 */
public record Session(Account account, String token) {

    /** {@return the person at this address} */
    public Actor at(String from) {
        return new Actor(account, from);
    }

    @Override
    public String toString() {
        return account.name();
    }
}
