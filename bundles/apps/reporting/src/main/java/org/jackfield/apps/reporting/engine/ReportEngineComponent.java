package org.jackfield.apps.reporting.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jackfield.api.calllog.history.CallHistory;
import org.jackfield.api.recording.facts.CustomTags;
import org.jackfield.api.recording.facts.RecordingFactsService;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportRequest;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportService;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.engine.store.FactsSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Runs the engine while there are calls to read. */
@Component(name = "org.jackfield.apps.reporting.engine", immediate = true, service = ReportService.class)
public final class ReportEngineComponent implements ReportService {

    private final ReportEngine engine;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile RecordingFactsService recording;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile CustomTags tags;

    /** Opens the engine. */
    @Activate
    public ReportEngineComponent(
            @Reference CallHistory history,
            @Reference TelephonyService telephony,
            @Reference SettingsService settings,
            @Reference DialPlan dialPlan,
            @Reference SiteTime time)
            throws IOException {
        Path spill = Path.of(System.getProperty("jackfield.data", System.getProperty("karaf.base", ".")), "tmp", "reporting");
        Files.createDirectories(spill);
        engine = new ReportEngine(
                history, telephony, () -> settings.read(ReportingSettings.TYPE).value(),
                () -> dialPlan.rules().serviceCodes(), this::facts, this::tagNames, time.clock(), spill);
    }

    private Optional<FactsSource> facts() {
        RecordingFactsService present = recording;
        return present == null ? Optional.empty() : Optional.of(present::each);
    }

    private List<String> tagNames() {
        CustomTags present = tags;
        return present == null ? List.of() : present.names();
    }

    @Deactivate
    void close() {
        engine.close();
    }

    @Override
    public List<ReportColumn> columns() {
        return engine.columns();
    }

    @Override
    public List<ReportColumn> columns(ReportTemplate template) {
        return engine.columns(template);
    }

    @Override
    public Optional<ReportColumn> column(String id) {
        return engine.column(id);
    }

    @Override
    public ReportDefinition blank(ReportTemplate template, Locale locale) {
        return engine.blank(template, locale);
    }

    @Override
    public List<ReportDefinition> defaults(Locale locale) {
        return engine.defaults(locale);
    }

    @Override
    public ReportDefinition inboundSummary(Locale locale) {
        return engine.inboundSummary(locale);
    }

    @Override
    public String text(String key, Locale locale) {
        return engine.text(key, locale);
    }

    @Override
    public ReportDefinition checked(ReportDefinition definition) {
        return engine.checked(definition);
    }

    @Override
    public ReportResult run(ReportRequest request, ReportProgress progress) {
        return engine.run(request, progress);
    }

    @Override
    public ReportResult drill(ReportResult result, ReportRow row, int column, ReportProgress progress) {
        return engine.drill(result, row, column, progress);
    }
}
