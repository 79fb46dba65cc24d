package org.jackfield.core.contacts.importing;

/**
 * What came of an import.
 *
 * @param read rows of the source
 * @param added contacts that were not there
 * @param updated contacts that were there
 * @param kept contacts that were there and not in the source
 * @param removed likewise, and removed
 * @param rejected rows that make no contact; they are in the reject file
 */
public record ImportReport(long read, long added, long updated, long kept, long removed, long rejected) {

    /** {@return it in a sentence} */
    public String text() {
        return "%,d rows read: %,d contacts added, %,d updated, %,d kept, %,d removed; %,d rows rejected."
                .formatted(read, added, updated, kept, removed, rejected);
    }
}
