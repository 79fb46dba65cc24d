package org.jackfield.api.recording.facts;

import java.util.List;

/** How this site calls the five texts that people fill in for calls. Any thread. */
public interface CustomTags {

    /** How many custom tags there are. */
    int COUNT = 5;

    /**
     * {@return the names of the tags as they are at this moment, in order, {@link #COUNT} of them; empty texts for those
     * that have none, which the reader's catalogue gives one}
     */
    List<String> names();
}
