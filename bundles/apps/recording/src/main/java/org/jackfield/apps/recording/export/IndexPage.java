package org.jackfield.apps.recording.export;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.recording.store.RecordingRow;

/** The page in an export that lists what is in it (manual §4.5), for a browser and without a network. */
final class IndexPage {

    private static final Messages MESSAGES = Messages.of(IndexPage.class);
    private static final List<String> COLUMNS =
            List.of("started", "duration", "outside", "extension", "agent", "trunk", "group", "user", "play");

    private static final String STYLE = "body{font:15px system-ui,sans-serif;margin:2rem;color:#12201f}"
            + "table{border-collapse:collapse}th,td{text-align:left;padding:.45rem .9rem;border-bottom:1px solid #dbe3e1}"
            + "th{background:#f3f6f5}td.number{text-align:right;font-variant-numeric:tabular-nums}"
            + "audio{vertical-align:middle;height:2rem}p{color:#5b6869}";

    private final StringBuilder rows = new StringBuilder();
    private final Formats formats;

    /** @param formats of whoever exports */
    IndexPage(Formats formats) {
        this.formats = formats;
    }

    /**
     * Adds a line.
     *
     * @param user who handled it, as somebody said; empty for the agent's name
     * @param file the audio, relative to the page
     */
    void add(Segment segment, RecordingRow row, String user, String file) {
        String link = "<audio controls preload=\"none\" src=\"" + escaped(file) + "\"></audio> <a href=\"" + escaped(file) + "\">"
                + escaped(text("play")) + "</a>";
        rows.append("<tr>")
                .append(cell(formats.dateTime(row.started())))
                .append("<td class=\"number\">").append(escaped(formats.duration(row.durationMillis()))).append("</td>")
                .append(cell(segment.outside().number()))
                .append(cell(number(segment.device())))
                .append(cell(segment.device().agent().toString()))
                .append(cell(number(segment.trunk())))
                .append(cell(number(segment.group())))
                .append(cell(user.isEmpty() ? segment.device().agentName() : user))
                .append("<td>").append(link).append("</td></tr>\n");
    }

    /** {@return the whole page} */
    String html() {
        String heads = COLUMNS.stream().map(name -> "<th>" + escaped(text(name)) + "</th>").collect(Collectors.joining());
        return Stream.of(
                        "<!DOCTYPE html>",
                        "<html lang=\"" + formats.locale().toLanguageTag() + "\"><head><meta charset=\"UTF-8\">",
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
                        "<title>" + escaped(text("title")) + "</title><style>" + STYLE + "</style></head><body>",
                        "<h1>" + escaped(text("title")) + "</h1>",
                        "<table><thead><tr>" + heads + "</tr></thead><tbody>",
                        rows + "</tbody></table>",
                        "<p>" + escaped(text("verify")) + "</p></body></html>",
                        "")
                .collect(Collectors.joining("\n"));
    }

    private String text(String key) {
        return MESSAGES.text(formats.locale(), key);
    }

    private static String cell(String text) {
        return "<td>" + escaped(text) + "</td>";
    }

    private static String number(Party party) {
        return party.isNone() ? "" : party.device().number();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
