package org.jackfield.apps.reporting.engine;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jackfield.api.calllog.history.CallHistory;
import org.jackfield.api.calllog.store.ArchiveRelations;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDateRange.Window;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportRequest;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportService;
import org.jackfield.api.reporting.ReportTemplate.Kind;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.engine.store.CallFacts;
import org.jackfield.apps.reporting.engine.store.Calls;
import org.jackfield.apps.reporting.engine.store.FactsSource;
import org.jackfield.apps.reporting.engine.store.HistoryRelation;
import org.jackfield.apps.reporting.engine.store.ReportDatabase.Question;
import org.jackfield.apps.reporting.engine.store.ReportDatabase;
import org.jackfield.apps.reporting.engine.store.ReportPlan;
import org.jackfield.apps.reporting.engine.store.ReportTable;
import org.jackfield.apps.reporting.engine.store.TableResult;
import org.jackfield.apps.reporting.template.DefaultReports;

/** Answers reports from recent and archived calls. */
public final class ReportEngine implements ReportService, AutoCloseable {

    static final long LIST_ROWS = 5000;
    static final long GROUP_ROWS = 100_000;

    private final TelephonyService telephony;
    private final Supplier<ReportingSettings> settings;
    private final Supplier<List<String>> serviceCodes;
    private final Supplier<Optional<FactsSource>> facts;
    private final Supplier<List<String>> tags;
    private final ReportDatabase database;

    /**
     * Opens the engine; it reads calls at the first report.
     *
     * @param settings as they are now, each time
     * @param serviceCodes of the dial plan, as they are now
     * @param facts what call recording knows, while it runs
     * @param tags how the site calls its custom tags, as it is now; empty texts, or none, for those without a name
     * @param spill a folder of its own, for what does not fit into memory
     */
    public ReportEngine(
            CallHistory history,
            TelephonyService telephony,
            Supplier<ReportingSettings> settings,
            Supplier<List<String>> serviceCodes,
            Supplier<Optional<FactsSource>> facts,
            Supplier<List<String>> tags,
            InstantSource clock,
            Path spill) {
        this.telephony = telephony;
        this.settings = settings;
        this.serviceCodes = serviceCodes;
        this.facts = facts;
        this.tags = tags;
        this.database = new ReportDatabase(history, () -> settings.get().memoryMegabytes(), clock, spill);
    }

    @Override
    public List<ReportColumn> columns() {
        return columnsNow().all();
    }

    @Override
    public List<ReportColumn> columns(ReportTemplate template) {
        return columnsNow().of(template);
    }

    @Override
    public Optional<ReportColumn> column(String id) {
        return columnsNow().find(id);
    }

    private Columns columnsNow() {
        return new Columns(settings.get());
    }

    @Override
    public ReportDefinition blank(ReportTemplate template, Locale locale) {
        return checked(DefaultReports.blank(template, locale));
    }

    @Override
    public List<ReportDefinition> defaults(Locale locale) {
        return DefaultReports.all(locale).stream().map(this::checked).toList();
    }

    @Override
    public ReportDefinition inboundSummary(Locale locale) {
        return checked(DefaultReports.inboundSummary(locale));
    }

    @Override
    public String text(String key, Locale locale) {
        return new ColumnTexts(settings.get(), tags.get()).text(key, locale);
    }

    @Override
    public ReportDefinition checked(ReportDefinition definition) {
        return columnsNow().checked(definition);
    }

    @Override
    public ReportResult run(ReportRequest request, ReportProgress progress) {
        ReportDefinition definition = checked(request.definition());
        if (definition.filter().saved().isPresent()) {
            throw ProblemException.invalid(
                    "reporting.filter", definition.filter().saved().get(), "The saved filter was not resolved.",
                    "Put what it says into the definition before running it.");
        }
        ReportRequest checked = new ReportRequest(definition, request.access(), request.zone(), request.now());
        return definition.template().kind() == Kind.CONFIGURATION
                ? database.answer(name -> configuration(checked, name), progress)
                : database.answerOfCalls(calls -> ofCalls(checked, calls, null), progress);
    }

    @Override
    public ReportResult drill(ReportResult result, ReportRow row, int column, ReportProgress progress) {
        if (!(result instanceof TableResult grouped) || grouped.table().list()
                || column < 0 || column >= grouped.columns().size()
                || grouped.request().definition().template().kind() != Kind.GROUPED) {
            throw ProblemException.invalid(
                    "reporting.drill", Integer.toString(column), "There are no calls behind this.",
                    "Open a figure of a grouped report.");
        }
        Drill drill = new Drill(grouped.name(), grouped.table(), row.number(), column);
        return database.answerOfCalls(calls -> ofCalls(grouped.request(), calls, drill), progress);
    }

    /**
     * What is opened.
     *
     * @param row of the table; -1 for all
     */
    private record Drill(String name, ReportTable table, long row, int column) {}

    private Question ofCalls(ReportRequest request, Calls calls, Drill drill) {
        ReportTemplate template = request.definition().template();
        Window window = request.definition().range().at(request.zone(), request.now());
        Optional<FactsSource> recording = facts.get();
        // without call recording a report shows no custom fields and no recordings
        FactsSource source = recording.orElse((from, to, reader) -> {});
        boolean wanted = CallFacts.wanted(request.definition());
        boolean decides = recording.isPresent() && CallFacts.wanted(request.access());
        String ofSegments = decides || wanted && template.segmented()
                ? calls.factsOfSegments(source, RowSource.toNow(window, request))
                : "";
        // but what may be seen is then not known: what may be refused is, and what may be granted is not
        Optional<String> access = RowSource.access(request.access(), recording.isPresent() ? ofSegments : "");
        HistoryRelation visible = access
                .map(seen -> calls.limitedTo(seen, ofSegments, RowSource.toNow(window, request)))
                .orElse(calls.all());
        String known = template.segmented() ? ofSegments : wanted ? calls.factsOfCalls(source, access, window) : "";
        RowSource rows = new RowSource(request, settings.get(), visible, access, serviceCodes.get(), known);
        ReportPlan plan = drill == null ? plan(request, rows, calls.name()) : drilled(request, rows, calls.name(), drill);
        ReportRequest shown = drill == null
                ? request
                : new ReportRequest(detail(request.definition()), request.access(), request.zone(), request.now());
        return new Question(shown, plan, limit(shown.definition()), Optional.of(window));
    }

    private ReportPlan plan(ReportRequest request, RowSource source, String name) {
        ReportDefinition definition = request.definition();
        long limit = limit(definition);
        ReportSql sql = new ReportSql(columnsNow(), definition, source, name);
        return definition.template().kind() == Kind.LIST
                ? sql.list(definition.template().segmented(), source, "", limit)
                : sql.grouped(limit);
    }

    /** The calls of a group that make up a figure: the report's own rows under the figure's condition. */
    private ReportPlan drilled(ReportRequest request, RowSource source, String name, Drill drill) {
        StringBuilder also = new StringBuilder();
        if (drill.row() >= 0) {
            for (int i = 0; i < drill.table().keys().size(); i++) {
                also.append(" AND ").append(drill.table().keys().get(i)).append(" IS NOT DISTINCT FROM (SELECT k").append(i)
                        .append(" FROM ").append(drill.name()).append(" WHERE rowid = ").append(drill.row()).append(")");
            }
        }
        String figure = drill.table().figures().get(drill.column());
        also.append(figure.isEmpty() ? "" : " AND (" + figure + ")");
        return new ReportSql(columnsNow(), detail(request.definition()), source, name)
                .list(request.definition().template().segmented(), source, also.toString(), LIST_ROWS);
    }

    private ReportDefinition detail(ReportDefinition grouped) {
        ReportTemplate list =
                grouped.template().segmented() ? ReportTemplate.CALL_LIST_SEGMENTED : ReportTemplate.CALL_LIST;
        ReportDefinition blank = DefaultReports.blank(list, Locale.ENGLISH);
        return checked(new ReportDefinition(
                grouped.name(), grouped.category(), grouped.description(), list, blank.columns(), grouped.filter(),
                grouped.range(), grouped.times(), blank.sort(), 0));
    }

    private static long limit(ReportDefinition definition) {
        long most = definition.template().kind() == Kind.LIST ? LIST_ROWS : GROUP_ROWS;
        return definition.rowLimit() > 0 ? Math.min(definition.rowLimit(), GROUP_ROWS) : most;
    }

    private Question configuration(ReportRequest request, String name) {
        ReportDefinition definition = request.definition();
        RowSource none = new RowSource(
                request, settings.get(), new HistoryRelation(List.of(), new ArchiveRelations(), false, ""), Optional.empty(),
                List.of(), "");
        ReportPlan plan = new ReportSql(columnsNow(), definition, none, name)
                .devices(ConfiguredDevices.relation(definition.template(), telephony));
        return new Question(request, plan, GROUP_ROWS, Optional.empty());
    }

    @Override
    public void close() {
        database.close();
    }
}
