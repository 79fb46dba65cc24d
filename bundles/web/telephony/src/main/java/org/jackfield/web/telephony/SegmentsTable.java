package org.jackfield.web.telephony;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.function.Function;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.web.Formats;
import org.jackfield.api.web.ViewContext;

/** The segments of a call, one below the other. A plain table: it stands inside a row of a list. */
final class SegmentsTable extends Div {

    private static final long serialVersionUID = 1L;
    private static final List<String> COLUMNS =
            List.of("number", "endpoint", "user", "group", "from", "started", "ring", "talk", "hold", "end", "marks");

    SegmentsTable(List<Segment> segments, Function<Segment, String> user, ViewContext context) {
        CallWording words = CallWording.in(context.locale());
        addClassName("jf-table-scroll");
        Element head = new Element("tr");
        COLUMNS.forEach(column ->
                head.appendChild(cell("th", words.word("segment." + column)).setAttribute("scope", "col")));
        Element body = new Element("tbody");
        segments.forEach(segment -> body.appendChild(row(segment, user.apply(segment), words, context.formats())));
        getElement()
                .appendChild(new Element("table")
                        .setAttribute("class", "jf-table")
                        .appendChild(new Element("thead").appendChild(head), body));
    }

    private static Element row(Segment segment, String user, CallWording words, Formats formats) {
        Element row = new Element("tr");
        List.of(
                        Integer.toString(segment.number()),
                        words.party(segment.device()),
                        user,
                        words.party(segment.group()),
                        words.party(segment.from()),
                        formats.time(segment.started()),
                        formats.duration(segment.ringMillis()),
                        formats.duration(segment.talkMillis()),
                        formats.duration(segment.holdMillis()),
                        words.end(segment.end()),
                        words.marks(segment.marks()))
                .forEach(text -> row.appendChild(cell("td", text)));
        return row;
    }

    private static Element cell(String tag, String text) {
        return new Element(tag).setText(text);
    }
}
