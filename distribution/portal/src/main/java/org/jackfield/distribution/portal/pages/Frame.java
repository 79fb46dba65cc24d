package org.jackfield.distribution.portal.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.Problem;
import org.jackfield.distribution.portal.records.Account;
import org.jackfield.distribution.portal.records.Actor;
import org.jackfield.distribution.portal.web.Call;
import org.jackfield.distribution.portal.web.Reply;
import org.jackfield.distribution.portal.web.Session;

/** What is around every page, and the parts that several have. */
final class Frame {

    private static final String TYPE = "text/html; charset=utf-8";

    private final Call call;
    private final Texts texts;

    Frame(Call call) {
        this.call = call;
        this.texts = Texts.of(call.locale());
    }

    Html html(String template, Object... values) {
        return Html.of(texts, template, values);
    }

    String text(String key, Object... values) {
        return texts.text(key, values);
    }

    /** {@return who is logged in; sends to the log-in whoever is not} */
    static Optional<Actor> actor(Call call) {
        return call.session().map(session -> session.at(call.from()));
    }

    boolean operator() {
        return call.session().filter(one -> one.account().role() == Account.Role.OPERATOR).isPresent();
    }

    Reply page(String titleKey, Html content) {
        return page(200, text(titleKey), content);
    }

    Reply page(int status, String title, Html content) {
        return Reply.text(status, TYPE, html("""
                <!doctype html>
                <html lang="{}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{} · {#portal}</title><link rel="stylesheet" href="/portal.css"></head>
                <body><a class="skip" href="#content">{#skip}</a>
                <header><strong>{#portal}</strong><nav aria-label="{#navigation}">{}</nav>{}</header>
                <main id="content"><h1>{}</h1>
                {}
                </main></body></html>
                """, texts.language(), title, navigation(), leave(), title, content).text());
    }

    private List<Html> navigation() {
        List<Html> links = new ArrayList<>();
        links.add(link("/activate", "request"));
        if (call.session().isPresent()) {
            links.add(link("/licences", "licences"));
            links.add(link("/orders", "orders"));
            links.add(link("/customers", "customers"));
            if (operator()) {
                links.add(link("/resellers", "resellers"));
                links.add(link("/accounts", "accounts"));
                links.add(link("/audit", "audit"));
            }
        } else {
            links.add(link("/login", "login"));
        }
        return links;
    }

    private Html link(String path, String key) {
        String here = call.path().startsWith(path) ? " aria-current=\"page\"" : "";
        return html("<a href=\"{}\"{}>{}</a> ", path, new Html(here), text(key));
    }

    private Html leave() {
        return call.session().map(session -> html("""
                <form method="post" action="/logout">{}<a href="/password">{}</a> <button>{#logout}</button></form>
                """, token(), session.account().name())).orElse(Html.NOTHING);
    }

    /** {@return what each form of somebody who is logged in brings along} */
    Html token() {
        return call.session()
                .map(Session::token)
                .map(token -> html("<input type=\"hidden\" name=\"token\" value=\"{}\">", token))
                .orElse(Html.NOTHING);
    }

    Html field(String name, String key, String value, String attributes) {
        return html("<label>{}<input name=\"{}\" value=\"{}\" {}></label>", text(key), name, value, new Html(attributes));
    }

    /** @param choices value and text of each */
    Html choice(String name, String key, List<String[]> choices, String chosen) {
        List<Html> options = choices.stream()
                .map(each -> html("<option value=\"{}\"{}>{}</option>", each[0],
                        new Html(each[0].equals(chosen) ? " selected" : ""), each[1]))
                .toList();
        return html("<label>{}<select name=\"{}\">{}</select></label>", text(key), name, options);
    }

    /** {@return a table whose cells know their heading, so that a narrow screen shows rows as cards} */
    Html table(List<String> headings, List<List<Object>> rows) {
        if (rows.isEmpty()) {
            return html("<p class=\"none\">{#none}</p>");
        }
        List<String> titles = headings.stream().map(this::text).toList();
        List<Html> lines = rows.stream().map(row -> {
            List<Html> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(html("<td data-label=\"{}\">{}</td>", titles.get(i), row.get(i)));
            }
            return html("<tr>{}</tr>\n", cells);
        }).toList();
        return html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
                titles.stream().map(title -> html("<th scope=\"col\">{}</th>", title)).toList(), lines);
    }

    /** @param facts a heading's key, then its value, and so on */
    Html facts(Object... facts) {
        List<Html> lines = new ArrayList<>();
        for (int i = 0; i < facts.length; i += 2) {
            lines.add(html("<dt>{}</dt><dd>{}</dd>", text((String) facts[i]), facts[i + 1]));
        }
        return html("<dl>{}</dl>", lines);
    }

    /** {@return a problem as a page} */
    static Reply problem(Call call, Problem problem) {
        Frame frame = new Frame(call);
        Html content = frame.html("""
                <div class="problem" role="alert"><p><strong>{}</strong>{}</p><p>{}</p></div>
                <p>{#problem.back}</p>
                """, problem.message(), problem.input().isEmpty() ? "" : " [" + problem.input() + "]", problem.remedy());
        return frame.page(problem.kind().httpStatus(), frame.text("problem"), content);
    }
}
