package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.reporting.ReportColumn.ValueType;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.apps.reporting.export.CellText;
import org.jackfield.apps.reporting.export.ExportColumn;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The numbers of calls of a grouped report as bars, the first {@value #MOST_BARS} groups. */
@Tag("jf-report-chart")
final class ReportChart extends Component {

    private static final long serialVersionUID = 1L;
    private static final int MOST_BARS = 60;
    private static final int MOST_SERIES = 4;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    ReportChart(ReportResult result, List<ExportColumn> columns, CellText words) {
        List<Integer> counts = counts(result);
        ObjectNode data = JSON.createObjectNode();
        ArrayNode labels = data.putArray("labels");
        List<ReportRow> rows = result.rows(0, MOST_BARS);
        int group = group(result);
        rows.forEach(row -> labels.add(words.of(columns.get(group).format(), row.values().get(group))));
        ArrayNode series = data.putArray("series");
        for (int column : counts) {
            ObjectNode one = series.addObject().put("name", columns.get(column).header());
            ArrayNode values = one.putArray("values");
            rows.forEach(row -> values.add(row.values().get(column) instanceof Number number ? number.longValue() : 0));
        }
        getElement().setAttribute("aria-hidden", "true");
        String json = data.toString();
        // The element may still be unknown to the browser when it is attached.
        getElement().executeJs("customElements.whenDefined('jf-report-chart').then(() => this.show($0))", json);
    }

    /** {@return whether there is something to draw: groups, and numbers of calls of them} */
    static boolean fits(ReportResult result) {
        return result.request().definition().template().kind() == ReportTemplate.Kind.GROUPED
                && result.size() > 1 && !counts(result).isEmpty();
    }

    private static int group(ReportResult result) {
        for (int i = 0; i < result.columns().size(); i++) {
            if (result.columns().get(i).group()) {
                return i;
            }
        }
        return 0;
    }

    private static List<Integer> counts(ReportResult result) {
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < result.columns().size() && counts.size() < MOST_SERIES; i++) {
            if (result.columns().get(i).type() == ValueType.COUNT && !result.columns().get(i).group()) {
                counts.add(i);
            }
        }
        return counts;
    }
}
