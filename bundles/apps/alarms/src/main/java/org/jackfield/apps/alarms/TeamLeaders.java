package org.jackfield.apps.alarms;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.Lease;
import org.jackfield.api.licence.LeaseRefusal;
import org.jackfield.api.licence.LeaseRequest;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.security.Subject;

/**
 * The seats of team leaders. Alarms appear at clients that are licensed for team leaders (manual §7.1.2.1), and such a licence is
 * used while a client is connected (§7.2.1.1): here a seat for each person with an open browser, however many tabs they have.
 *
 * <p>Any thread may call.
 */
public final class TeamLeaders {

    private final LeaseService leases;
    private final Map<String, Person> people = new HashMap<>();

    TeamLeaders(LeaseService leases) {
        this.leases = leases;
    }

    /** A tab of somebody who may be alerted is open. {@return what holds the seat until it is closed} */
    public synchronized Tab open(Subject subject) {
        Person person = people.computeIfAbsent(subject.id(), id -> new Person(subject));
        person.tabs++;
        person.sit();
        return new Tab(person);
    }

    /** Gives all seats back, for others or to end; who still has a tab open asks for one again at the next alarm. */
    synchronized void rise() {
        people.values().forEach(Person::rise);
    }

    /** A person with open tabs. Guarded by the whole. */
    private final class Person {

        private final Subject subject;
        private int tabs;
        private Lease seat;

        Person(Subject subject) {
            this.subject = subject;
        }

        /** {@return why there is no seat} One that was not to be had may have become free. */
        Optional<Problem> sit() {
            if (seat != null) {
                return Optional.empty();
            }
            return switch (leases.acquire(LeaseRequest.of(
                    Entitlement.PHONE_MANAGER_TEAM_LEADER.id(), subject.name(), "alarms in the browser"))) {
                case Lease lease -> {
                    seat = lease;
                    yield Optional.empty();
                }
                case LeaseRefusal refusal -> Optional.of(refusal.problem());
            };
        }

        void rise() {
            if (seat != null) {
                seat.close();
                seat = null;
            }
        }
    }

    /** An open tab. */
    public final class Tab implements AutoCloseable {

        private final Person person;
        private boolean open = true;

        private Tab(Person person) {
            this.person = person;
        }

        /** {@return why nobody is alerted here; empty if its person has a seat, which they get if one is free now} */
        public Optional<Problem> refusal() {
            synchronized (TeamLeaders.this) {
                return open ? person.sit() : Optional.empty();
            }
        }

        /** The person's last tab gives the seat back. Further calls do nothing. */
        @Override
        public void close() {
            synchronized (TeamLeaders.this) {
                if (open && --person.tabs == 0) {
                    people.remove(person.subject.id());
                    person.rise();
                }
                open = false;
            }
        }
    }
}
