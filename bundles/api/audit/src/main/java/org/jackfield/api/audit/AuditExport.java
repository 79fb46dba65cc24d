package org.jackfield.api.audit;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;

/**
 * Writes the audit trail as CSV (RFC 4180, UTF-8 with a byte order mark, times in UTC). What a spreadsheet would take for a
 * formula gets an apostrophe in front, for anybody can put anything into a log-in name.
 */
public final class AuditExport {

    private static final String HEAD = "time,subject,origin,action,object,outcome,before,after";
    private static final String LINE_END = "\r\n";
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String FORMULA = "=+-@\t\r\n";
    private static final int AT_ONCE = 1000;

    private AuditExport() {}

    /**
     * Writes the lines that match, newest first. Lines that are added meanwhile are left out.
     *
     * @param now the present moment
     * @throws IOException if {@code out} cannot take them
     */
    public static void csv(AuditService audit, AuditQuery query, Instant now, Writer out) throws IOException {
        Instant end = query.to() == null || query.to().isAfter(now) ? now : query.to();
        AuditQuery bounded = new AuditQuery(query.from(), end, query.subject(), query.action());
        out.write(BYTE_ORDER_MARK + HEAD + LINE_END);
        PageRequest request = PageRequest.first(AT_ONCE);
        List<AuditEntry> lines;
        do {
            Page<AuditEntry> page = audit.find(bounded, request);
            lines = page.items();
            for (AuditEntry line : lines) {
                out.write(line(line) + LINE_END);
            }
            request = new PageRequest(request.page() + 1, AT_ONCE);
        } while (lines.size() == AT_ONCE);
        out.flush();
    }

    private static String line(AuditEntry entry) {
        AuditEvent event = entry.event();
        return Stream.of(
                        entry.at().toString(), event.subject().name(), event.origin(), event.action(), event.object(),
                        event.outcome().name(), event.before(), event.after())
                .map(AuditExport::cell)
                .collect(Collectors.joining(","));
    }

    /** {@return a cell, quoted, that no spreadsheet computes} */
    static String cell(String text) {
        String safe = text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
