package org.jackfield.core.security.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/** By what an entry of a directory is known for as long as it lasts, whatever it is renamed to. */
final class EntryId {

    private static final String GUID = "objectGUID";
    private static final String ENTRY_UUID = "entryUUID";

    /** What has to be asked for. */
    static final List<String> ATTRIBUTES = List.of(GUID, ENTRY_UUID);

    private EntryId() {}

    /** {@return it; Active Directory's is 16 bytes, others' is a text, and without either the name has to do} */
    static String of(SearchResultEntry entry) {
        Attribute guid = entry.getAttribute(GUID);
        if (guid != null && guid.getValueByteArray().length == 2 * Long.BYTES) {
            ByteBuffer bytes = ByteBuffer.wrap(guid.getValueByteArray());
            return new UUID(bytes.getLong(), bytes.getLong()).toString();
        }
        String uuid = entry.getAttributeValue(ENTRY_UUID);
        return uuid == null ? entry.getDN() : uuid.strip();
    }
}
