package org.jackfield.api.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads the site's directory, as {@link DirectoryServer} names it: encrypted, and with the server's certificate checked. Any
 * thread may call.
 */
@ProviderType
public interface DirectorySearch {

    /** The attribute that {@link Entry#values()} gives an entry's lasting id under, whatever the directory calls it. */
    String ID = "id";

    /** {@return whether there is a directory} */
    boolean isConfigured();

    /**
     * Begins to look for entries. Nothing is asked before {@link Found#next()}, but the directory has to be there.
     *
     * @param base the distinguished name below which they are; empty for that of the directory's settings; never null
     * @param filter an LDAP filter; never null
     * @param attributes the names of the attributes that are wanted; never null
     * @return what is found, to be closed; never null
     * @throws org.jackfield.api.problem.ProblemException {@code security.directory-filter} if the filter is none,
     *     {@code security.directory-unavailable} if the directory cannot be read
     */
    Found open(String base, String filter, Set<String> attributes);

    /**
     * An entry.
     *
     * @param name its distinguished name; never null
     * @param values the first value of each attribute that it has, by the name that was asked for, and {@link #ID}; never null
     */
    record Entry(String name, Map<String, String> values) {

        /** Keeps a copy. */
        public Entry {
            values = Map.copyOf(values);
        }
    }

    /** What is found, a page at a time. For one thread. */
    interface Found extends AutoCloseable {

        /**
         * {@return the next entries; empty at the end; never null}
         *
         * @throws org.jackfield.api.problem.ProblemException {@code security.directory-unavailable} if the directory cannot be
         *     read any further, {@code security.directory-base} if nothing stands under the base's name
         */
        List<Entry> next();

        @Override
        void close();
    }
}
