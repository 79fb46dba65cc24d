package org.jackfield.core.contacts.importing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jackfield.api.security.DirectorySearch;
import org.jackfield.api.security.DirectorySearch.Entry;

/**
 * The entries of the site's directory (LDAP, Active Directory). The parts of a contact come from the attributes that usually hold
 * them; any other attribute is a column of its own name.
 */
public final class DirectorySource implements RowSource {

    /** Whom a directory is asked for if nothing else is said. */
    public static final String PEOPLE = "(|(objectClass=person)(objectClass=contact))";

    /** By the part of a contact: the attribute that usually holds it. */
    private static final Map<String, String> USUAL = usual();

    private final DirectorySearch.Found found;
    private final List<String> columns;
    private final List<String> attributes;
    private Iterator<Entry> page = List.<Entry>of().iterator();
    private long read;

    /**
     * Begins to read.
     *
     * @param base below which entries are looked for; empty for that of the directory's settings
     * @param filter which entries; empty for people
     * @param own attributes that are wanted besides
     */
    public DirectorySource(DirectorySearch directory, String base, String filter, Collection<String> own) {
        Set<String> besides = new LinkedHashSet<>(own);
        besides.removeIf(String::isBlank);
        columns = new ArrayList<>(USUAL.keySet());
        attributes = new ArrayList<>(USUAL.values());
        besides.stream().filter(name -> !columns.contains(name)).forEach(name -> {
            columns.add(name);
            attributes.add(name);
        });
        found = directory.open(base, filter.isBlank() ? PEOPLE : filter, Set.copyOf(attributes));
    }

    private static Map<String, String> usual() {
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put(ColumnMapping.ID, DirectorySearch.ID);
        usual.put(ColumnMapping.NAME, "cn");
        usual.put("number1", "telephoneNumber");
        usual.put("number2", "mobile");
        usual.put("number3", "homePhone");
        usual.put("number4", "ipPhone");
        usual.put("field1", "company");
        usual.put("field2", "department");
        usual.put("field3", "title");
        usual.put("field4", "mail");
        usual.put("field5", "l");
        return usual;
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public Row next() {
        if (!page.hasNext()) {
            page = found.next().iterator();
        }
        if (!page.hasNext()) {
            return null;
        }
        Map<String, String> values = page.next().values();
        return new Row(++read, attributes.stream().map(attribute -> values.getOrDefault(attribute, "")).toList());
    }

    @Override
    public long done() {
        return read;
    }

    @Override
    public long total() {
        return 0;
    }

    @Override
    public void close() {
        found.close();
    }
}
