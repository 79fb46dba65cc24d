package org.jackfield.apps.recording.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.store.Annotation;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingRow;

/** The page in an export that lists what is in it (manual §4.5), for a browser and without a network. */
final class IndexPage {

    private static final List<String> COLUMNS =
            List.of("started", "duration", "outside", "extension", "agent", "trunk", "group", "user");

    private static final String STYLE = "body{font:15px system-ui,sans-serif;margin:2rem;color:#12201f}"
            + "table{border-collapse:collapse}th,td{text-align:left;padding:.45rem .9rem;border-bottom:1px solid #dbe3e1}"
            + "th{background:#f3f6f5}td.number{text-align:right;font-variant-numeric:tabular-nums}"
            + "audio{vertical-align:middle;height:2rem}p{color:#5b6869}";

    private final List<Line> lines = new ArrayList<>();
    private final ExportWording words;

    /** What a line has before its custom tags, they, and what it has behind them. */
    private record Line(String call, List<String> tags, String play) {}

    IndexPage(ExportWording words) {
        this.words = words;
    }

    /**
     * Adds a line.
     *
     * @param file the audio, relative to the page
     */
    void add(RecordedSegment recorded, RecordingRow row, String file) {
        Segment segment = recorded.segment();
        String user = recorded.userNames();
        String link = "<audio controls preload=\"none\" src=\"" + escaped(file) + "\"></audio> <a href=\"" + escaped(file) + "\">"
                + escaped(text("play")) + "</a>";
        String call = cell(words.formats().dateTime(row.started()))
                + "<td class=\"number\">" + escaped(words.formats().duration(row.durationMillis())) + "</td>"
                + cell(segment.outside().number())
                + cell(number(segment.device()))
                + cell(segment.device().agent().toString())
                + cell(number(segment.trunk()))
                + cell(number(segment.group()))
                + cell(user.isEmpty() ? segment.device().agentName() : user);
        lines.add(new Line(call, recorded.annotation().fields(), "<td>" + link + "</td>"));
    }

    /** {@return the whole page} */
    String html() {
        List<Integer> used = IntStream.range(0, Annotation.FIELDS)
                .filter(tag -> lines.stream().anyMatch(line -> !line.tags().get(tag).isEmpty()))
                .boxed()
                .toList();
        String heads = Stream.of(COLUMNS.stream().map(this::text), used.stream().map(words::tag), Stream.of(text("play")))
                .flatMap(names -> names)
                .map(name -> "<th>" + escaped(name) + "</th>")
                .collect(Collectors.joining());
        String rows = lines.stream().map(line -> row(line, used)).collect(Collectors.joining());
        return Stream.of(
                        "<!DOCTYPE html>",
                        "<html lang=\"" + words.formats().locale().toLanguageTag() + "\"><head><meta charset=\"UTF-8\">",
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
                        "<title>" + escaped(text("title")) + "</title><style>" + STYLE + "</style></head><body>",
                        "<h1>" + escaped(text("title")) + "</h1>",
                        "<table><thead><tr>" + heads + "</tr></thead><tbody>",
                        rows + "</tbody></table>",
                        "<p>" + escaped(text("verify")) + "</p></body></html>",
                        "")
                .collect(Collectors.joining("\n"));
    }

    private static String row(Line line, List<Integer> used) {
        return "<tr>" + line.call() + used.stream().map(tag -> cell(line.tags().get(tag))).collect(Collectors.joining())
                + line.play() + "</tr>\n";
    }

    private String text(String key) {
        return words.text(key);
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
