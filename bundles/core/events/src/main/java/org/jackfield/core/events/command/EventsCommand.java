package org.jackfield.core.events.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.events.EventsComponent;
import org.jackfield.core.events.model.EventKind;
import org.jackfield.core.events.model.EventQuery;

/** Shows the latest events. */
@Service
@Command(scope = "jackfield", name = "events", description = "Shows what happened, newest first")
public final class EventsCommand implements Action {

    @Option(name = "--category", description = "What they are about, such as phone-systems")
    private String category = "";

    @Option(name = "--text", description = "Part of what or whom it happened to, or of the detail")
    private String text = "";

    @Option(name = "--lines", description = "How many lines, at most 1000")
    private int lines = 30;

    @Reference
    private EventsComponent events;

    @Reference
    private SecurityService security;

    @Reference
    private SiteTime time;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(EventsComponent.VIEW);
        ShellTable table = new ShellTable();
        table.column("When");
        table.column("Category");
        table.column("What");
        table.column("Who or what");
        table.column("Detail");
        table.emptyTableText("Nothing matches.");
        EventQuery query = new EventQuery(null, null, categories(), text);
        events.desk().find(query, PageRequest.first(lines), by).items().forEach(event -> table.addRow().addContent(
                event.at().atZone(time.zone()).toLocalDateTime(), words(event.kind().category()), words(event.kind()),
                event.subject(), event.detail()));
        table.print(session.getConsole());
        return null;
    }

    private Set<EventKind.Category> categories() {
        if (category.isEmpty()) {
            return EventQuery.ALL.categories();
        }
        return Set.of(Arrays.stream(EventKind.Category.values())
                .filter(each -> option(each).equalsIgnoreCase(category))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "events.category", category, "There is no such category.",
                        Arrays.stream(EventKind.Category.values())
                                .map(EventsCommand::option)
                                .collect(Collectors.joining(", ", "Name one of ", ".")))));
    }

    private static String option(EventKind.Category category) {
        return words(category).replace(' ', '-');
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
