package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.Facts;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.apps.reporting.ReportingSettings;

/** Where the archive of calls lies, and how other programs read it. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class OpenDataPage implements PageContribution {

    private static final PageDescription PAGE = new PageDescription(
            "reporting/open-data", new Label(ReportParts.MESSAGES, "open.title"), NavigationGroup.REPORTS, 90, VaadinIcon.DATABASE,
            ReportingSettings.CONFIGURE);

    private final Path folder =
            Path.of(System.getProperty("jackfield.data", System.getProperty("karaf.base", ".")), "archive").toAbsolutePath();

    /** What lies in the folder. */
    private record Content(long files, long bytes) {}

    @Override
    public PageDescription page() {
        return PAGE;
    }

    @Override
    public Component view(ViewContext context) {
        ReportParts.load(UI.getCurrent());
        Div state = new Div();
        ReadingExamples examples = new ReadingExamples(folder);
        Div page = new Div(
                new PageHeader(context.text("open.title"), context.text("open.purpose")), state,
                new Paragraph(context.text("open.form")),
                new H2("DuckDB"), new Pre(examples.duckDb()), new H2("Python"), new Pre(examples.python()), new H2("Spark"), new Pre(examples.spark()));
        page.addClassNames("jf-open-data", "jf-stack");
        context.load(this::content, found -> state.add(found.files() == 0
                ? new EmptyState(VaadinIcon.ARCHIVE, context.text("open.empty"), context.text("open.empty.text"))
                : new Facts()
                        .with(context.text("open.folder"), folder.toString())
                        .with(context.text("open.files"), context.formats().number(found.files()))
                        .with(context.text("open.size"), context.text("open.kilobytes", context.formats().number((found.bytes() + 1023) / 1024)))));
        return page;
    }

    private Content content() throws IOException {
        if (!Files.isDirectory(folder)) {
            return new Content(0, 0);
        }
        long files = 0;
        long bytes = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(each -> each.toString().endsWith(".parquet"))::iterator) {
                files++;
                bytes += Files.size(file);
            }
        }
        return new Content(files, bytes);
    }
}
