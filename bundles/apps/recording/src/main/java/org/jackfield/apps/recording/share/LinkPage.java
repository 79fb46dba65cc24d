package org.jackfield.apps.recording.share;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.recording.store.RecordingRow;

/** The page that a single-use link shows: plain HTML, no script, nothing fetched from elsewhere. */
final class LinkPage {

    /** What the page may do in a browser. */
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final Messages MESSAGES = Messages.of(LinkPage.class);
    private static final String STYLE = ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0;"
            + "display:flex;justify-content:center;padding:clamp(1rem,6vw,4rem) 1rem}main{max-width:34rem;width:100%}"
            + "h1{font-size:1.4rem;margin:0 0 1rem}dl{display:grid;grid-template-columns:auto 1fr;gap:.3rem 1.2rem;margin:0 0 1.5rem}"
            + "dt{opacity:.7}dd{margin:0;overflow-wrap:anywhere}audio{width:100%;margin:.3rem 0}"
            + "button,a.button{font:inherit;font-weight:600;padding:.6rem 1.2rem;border:0;border-radius:.5rem;background:#0b6e69;"
            + "color:#fff;cursor:pointer;text-decoration:none;display:inline-block}p.note{opacity:.75}";

    private final Formats formats;

    LinkPage(Formats formats) {
        this.formats = formats;
    }

    /** {@return what can be opened; the button opens it} */
    String offer(Links.Seen seen) {
        return page(facts(seen), "<form method=\"post\"><button type=\"submit\">" + text("open") + "</button></form>",
                "<p class=\"note\">" + text("open.note", formats.dateTime(seen.expires())) + "</p>");
    }

    /** {@return the opened link, with a player for each part} */
    String player(Links.Seen seen, String token) {
        List<RecordingRow> parts = seen.segment().files().stream().filter(file -> file.wrappedKey() != null).toList();
        String players = parts.stream()
                .map(part -> {
                    String address = token + "/audio?part=" + part.part();
                    String title = parts.size() == 1 ? "" : "<p>" + text("part", part.part()) + "</p>";
                    return title + "<audio controls preload=\"metadata\" src=\"" + address + "\"></audio>"
                            + "<p><a class=\"button\" href=\"" + address + "&amp;download=1\">" + text("download") + "</a></p>";
                })
                .collect(Collectors.joining());
        return page(facts(seen), players, "<p class=\"note\">" + text("opened.note", formats.dateTime(seen.until())) + "</p>");
    }

    /** {@return why there is nothing} */
    String refusal(Problem problem) {
        return page("", "<p><strong>" + words(problem, "") + "</strong></p>", "<p>" + words(problem, ".remedy") + "</p>");
    }

    private String words(Problem problem, String suffix) {
        String key = problem.code() + suffix;
        String translated = MESSAGES.text(formats.locale(), key);
        return escaped(translated.equals(key) ? (suffix.isEmpty() ? problem.message() : problem.remedy()) : translated);
    }

    private String facts(Links.Seen seen) {
        Segment segment = seen.segment().segment();
        return "<dl>"
                + Stream.of(
                                fact("answered", formats.dateTime(segment.answered() == null ? segment.started() : segment.answered())),
                                fact("duration", formats.duration(seen.segment().files().stream().mapToLong(RecordingRow::durationMillis).sum())),
                                fact("outside", segment.outside().number()),
                                fact("extension", segment.device().isNone() ? "" : segment.device().device().number()),
                                fact("group", segment.group().isNone() ? "" : segment.group().device().number()))
                        .collect(Collectors.joining())
                + "</dl>";
    }

    private String fact(String key, String value) {
        return value.isEmpty() ? "" : "<dt>" + text(key) + "</dt><dd>" + escaped(value) + "</dd>";
    }

    private String page(String... parts) {
        return "<!DOCTYPE html><html lang=\"" + formats.locale().toLanguageTag() + "\"><head><meta charset=\"UTF-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\">"
                + "<title>" + text("title") + "</title><style>" + STYLE + "</style></head><body><main><h1>" + text("title") + "</h1>"
                + String.join("", parts) + "</main></body></html>";
    }

    private String text(String key, Object... arguments) {
        return escaped(MESSAGES.text(formats.locale(), key, arguments));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
