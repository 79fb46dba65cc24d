package org.jackfield.api.telephony;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.security.Subject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Searches the network for phone systems that the connectors could follow. Safe for any thread.
 *
 * <p>A search asks {@value #MOST_ADDRESSES} addresses at most, of private networks or of those that this server is part of, at
 * the port that each connector names, and opens a few dozen connections at once. It is a task of its own, seen and cancelled as
 * such; what it finds is kept in memory until the next searches.
 */
@ProviderType
public interface PhoneSystemDiscovery {

    /** The most addresses of one search. */
    int MOST_ADDRESSES = 4096;

    /**
     * Something that answered.
     *
     * @param type of the connector that knows it
     * @param host its address
     * @param port where it listens
     * @param description what it said of itself
     * @param certain whether it is such a phone system for sure
     */
    record Found(String type, String host, int port, String description, boolean certain) {}

    /**
     * How a search stands. Immutable.
     *
     * @param id of the search and of its task
     * @param running whether it goes on
     * @param done addresses asked so far
     * @param total addresses to ask
     * @param found what answered so far, by address
     */
    record Search(UUID id, boolean running, long done, long total, List<Found> found) {

        /** Copies the list. */
        public Search {
            found = List.copyOf(found);
        }
    }

    /** {@return the networks that this server is part of, as {@link #start} takes them; empty if it is part of none} */
    String ownNetworks();

    /**
     * Begins a search.
     *
     * @param ranges networks, ranges and addresses, divided by commas: {@code 192.168.1.0/24}, {@code 10.0.0.5-10.0.0.40},
     *     {@code 10.0.0.5-40}, {@code 10.0.0.5}; with a port behind a colon if it is not the connector's own; empty for the
     *     networks that this server is part of
     * @param by who searches; needs {@link PhoneSystemAdminService#CONFIGURE}
     * @return the search's id, which is its task's too
     * @throws org.jackfield.api.problem.ProblemException if the ranges cannot be read, hold too much, or are public addresses
     */
    UUID start(String ranges, Subject by);

    /** {@return how a search stands; empty if it is not, or no longer, known} */
    Optional<Search> search(UUID id);

    /** Ends a search; what it found stays. */
    void cancel(UUID id, Subject by);
}
