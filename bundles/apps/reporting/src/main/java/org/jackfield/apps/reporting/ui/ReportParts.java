package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.reporting.ReportAsk;
import org.jackfield.apps.reporting.ReportDesk;
import org.jackfield.apps.reporting.ReportRuns;
import org.jackfield.apps.reporting.export.Exports;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** What the pages of reports stand on. */
record ReportParts(
        ReportDesk desk, ReportRuns runs, Exports exports, FilterService filters, TaskService tasks,
        CallLogService calls, SiteTime time) {

    static final Messages MESSAGES = Messages.of(ReportParts.class);
    static final String ORIGIN = "web";

    private static final String FOLDER = "context://reporting/";

    ReportAsk ask(ViewContext context) {
        return new ReportAsk(context.subject(), context.zone(), time.now());
    }

    /** {@return a text of a template or column, in the reader's language} */
    String text(String key, Locale locale) {
        return runs.engine().text(key, locale);
    }

    /** Loads the style sheet and the charts into a browser tab; another version of the bundle has another address. */
    static void load(UI ui) {
        Bundle bundle = FrameworkUtil.getBundle(ReportParts.class);
        String version = bundle == null ? "" : "?v=" + Long.toString(bundle.getLastModified(), Character.MAX_RADIX);
        ui.getPage().addJsModule(FOLDER + "chart.js" + version);
        ui.getPage().addStyleSheet(FOLDER + "reporting.css" + version);
    }
}
