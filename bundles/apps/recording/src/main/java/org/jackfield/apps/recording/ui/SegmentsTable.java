package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.function.Function;
import org.jackfield.apps.recording.store.RecordedCall;
import org.jackfield.apps.recording.store.RecordedSegment;

/** The segments of a call, in the columns that the grid shows. A plain table: it stands inside a row of a list. */
final class SegmentsTable extends Div {

    private static final long serialVersionUID = 1L;

    /** @param action what stands in front of a segment that can be played; what became of it is told in any case */
    SegmentsTable(
            RecordedCall call,
            List<RecordingColumn> columns,
            RecordingWording words,
            Function<RecordedSegment, Component> action) {
        addClassName("jf-table-scroll");
        Element head = new Element("tr").appendChild(new Element("th"), heading(words.word("column.state")));
        columns.forEach(column -> head.appendChild(heading(words.column(column.key()))));
        Element body = new Element("tbody");
        for (RecordedSegment segment : call.segments()) {
            Element row = new Element("tr").appendChild(
                    segment.playable() ? new Element("td").appendChild(action.apply(segment).getElement()) : new Element("td"),
                    new Element("td").appendChild(words.state(segment).getElement()));
            columns.forEach(column -> row.appendChild(new Element("td").setText(column.segment().apply(segment))));
            body.appendChild(row);
        }
        getElement()
                .appendChild(new Element("table")
                        .setAttribute("class", "jf-table")
                        .appendChild(new Element("thead").appendChild(head), body));
    }

    private static Element heading(String text) {
        return new Element("th").setAttribute("scope", "col").setText(text);
    }
}
