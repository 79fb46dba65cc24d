package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.UserPicker;
import org.jackfield.apps.recording.RecordingPageSettings;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.TagSettings;
import org.jackfield.apps.recording.export.Exports;
import org.jackfield.apps.recording.store.RecordedCall;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingOrder;

/** The grid of recordings with everything around it (manual §4.1). */
final class RecordingsView {

    private static final String COLUMNS = "recordings.columns";
    /** A call that has just ended is there a moment later, when its file is sealed and its state is known. */
    private static final int SETTLING_SECONDS = 4;

    private final RecordingsPage.Parts parts;
    private final ViewContext context;
    private final RecordingWording words;
    private final RecordingPageSettings settings;
    private final List<RecordingColumn> columns;
    private final GridPage<Row> page;
    private final RecordingFilters filters;
    private final PlayerDock dock;
    private final ExportTray exports;
    private final Optional<LiveStrip> live;
    private Collection<String> chosen;
    private int seen;
    private List<UUID> seenLive = List.of();
    private int settling;

    /** A call; the same one after its recordings have changed. */
    private record Row(RecordedCall call) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && row.call.id().equals(call.id());
        }

        @Override
        public int hashCode() {
            return call.id().hashCode();
        }
    }

    RecordingsView(RecordingsPage.Parts parts, ViewContext context) {
        this.parts = parts;
        this.context = context;
        this.words = RecordingWording.in(context, parts.settings().read(TagSettings.TYPE).value());
        this.settings = parts.settings().read(RecordingPageSettings.TYPE).value();
        PlayerScript.load(UI.getCurrent());
        columns = new RecordingColumn.Maker(words, this::site, this::unit).all();
        PageHeader header = new PageHeader(words.word("title"), words.word("purpose"));
        page = new GridPage<>(header, this::fetch);
        filters = new RecordingFilters(
                page.filters(), parts.assigned(), context, words, parts.time(), settings.unrecordedCalls(), this::refresh);
        filters.offer(parts.filters());
        exports = new ExportTray(parts.exports(), parts.tasks(), context);
        dock = new PlayerDock(parts.recordings(), parts.assigned(), parts.sharing(), context, words, this::refresh);
        live = settings.liveCalls() ? Optional.of(new LiveStrip(parts, context)) : Optional.empty();
        header.withAction(filters.more());
        if (context.may(RecordingPermissions.EXPORT)) {
            header.addAction(VaadinIcon.DOWNLOAD, words.word("export.all"), false, this::exportShown);
        }
        if (context.may(RecordingPermissions.EMAIL)) {
            header.addAction(VaadinIcon.ENVELOPE, words.word("email"), false, this::emailSelected);
        }
        grid();
        seen = parts.changes().recordings();
        context.closeWithView(parts.changes().watch(() -> context.push(this::tick)));
    }

    Component page() {
        live.ifPresent(strip -> page.addComponentAtIndex(1, strip));
        page.add(dock, exports);
        page.addClassName("jf-recordings");
        follow(context.path());
        return page;
    }

    private String site(Segment segment) {
        return parts.telephony().phoneSystem(segment.system()).map(PhoneSystem::name).orElse("");
    }

    /** Of the user now: units come and go, and a segment stays its user's. */
    private String unit(RecordedSegment segment) {
        UsersService users = parts.assigned().users();
        return Optional.ofNullable(segment.people().user())
                .flatMap(users::user)
                .flatMap(user -> users.unit(user.unit()))
                .map(unit -> UserPicker.path(users, unit))
                .orElse("");
    }

    private void grid() {
        boolean selects = context.may(RecordingPermissions.EXPORT) || context.may(RecordingPermissions.EMAIL);
        page.grid().setSelectionMode(selects ? Grid.SelectionMode.MULTI : Grid.SelectionMode.NONE);
        page.grid().addColumn(new ComponentRenderer<>(this::action))
                .setKey("play").setHeader("").setAutoWidth(true).setFlexGrow(0).setFrozen(true);
        for (RecordingColumn.Group group : RecordingColumn.Group.values()) {
            page.columnGroup(words.word("group", group));
            columns.stream().filter(column -> column.group() == group).forEach(this::column);
        }
        chosen = parts.choices().choice(context.subject().id(), COLUMNS)
                .<Collection<String>>map(keys -> Arrays.asList(keys.split(",")))
                .orElseGet(() -> columns.stream().filter(RecordingColumn::shown).map(RecordingColumn::key).toList());
        page.columns(chosen, this::choose);
        page.compact(this::card);
        page.details(row -> new SegmentsTable(row.call, shownColumns(), words, this::action));
        page.whenEmpty(new EmptyState(VaadinIcon.RECORDS, words.word("empty"), words.word("empty.text")));
    }

    private void column(RecordingColumn column) {
        String title = words.column(column.key());
        Grid.Column<Row> added = column.number()
                ? page.addNumberColumn(column.key(), title, row -> column.call().apply(row.call))
                : page.addColumn(column.key(), title, row -> column.call().apply(row.call));
        added.setSortable(column.order() != null);
    }

    private void choose(List<String> keys) {
        chosen = keys;
        try {
            parts.choices().choose(context.subject().id(), COLUMNS, String.join(",", keys));
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    private List<RecordingColumn> shownColumns() {
        return columns.stream().filter(column -> chosen.contains(column.key())).toList();
    }

    private RowCard card(Row row) {
        Segment segment = row.call.last().segment();
        return new RowCard(
                words.farSide(segment),
                RecordingWording.party(segment.device()) + " · " + words.time(segment.started()),
                new Span(words.duration(row.call.durationMillis())),
                action(row));
    }

    /** A call of several segments opens; one of a single segment plays. */
    private Component action(Row row) {
        List<RecordedSegment> segments = row.call.segments();
        if (segments.size() == 1) {
            return action(segments.getFirst());
        }
        Button open = new Button(words.word("segments", segments.size()), VaadinIcon.ANGLE_DOWN.create(),
                click -> page.grid().setDetailsVisible(row, !page.grid().isDetailsVisible(row)));
        open.addThemeVariants(ButtonVariant.TERTIARY);
        return open;
    }

    private Component action(RecordedSegment segment) {
        if (!segment.playable() || !context.may(RecordingPermissions.PLAY)) {
            return words.state(segment);
        }
        Button play = new Button(VaadinIcon.PLAY.create(), click -> dock.play(segment));
        play.addThemeVariants(ButtonVariant.TERTIARY);
        play.setAriaLabel(words.word("play", words.farSide(segment.segment()), words.time(segment.segment().started())));
        Button save = new Button(VaadinIcon.DOWNLOAD.create(),
                click -> exports.begin(new Exports.Selection(List.of(segment.segment().id()), null)));
        save.addThemeVariants(ButtonVariant.TERTIARY);
        save.setAriaLabel(words.word("export.one"));
        save.setTooltipText(words.word("export.one"));
        save.setVisible(context.may(RecordingPermissions.EXPORT));
        Button email = new Button(VaadinIcon.ENVELOPE.create(),
                click -> EmailDialog.open(parts.sharing().emailing(), context, List.of(segment.segment().id())));
        email.addThemeVariants(ButtonVariant.TERTIARY);
        email.setAriaLabel(words.word("email.one"));
        email.setTooltipText(words.word("email.one"));
        email.setVisible(context.may(RecordingPermissions.EMAIL));
        Div buttons = new Div(play, save, email);
        buttons.addClassName("jf-recording-actions");
        return buttons;
    }

    private Page<Row> fetch(PageRequest request, GridPage.Sort sort) {
        return parts.recordings().calls(filters.query(), order(sort), request, context.subject()).map(Row::new);
    }

    private RecordingOrder order(GridPage.Sort sort) {
        return columns.stream()
                .filter(column -> column.key().equals(sort.column()) && column.order() != null)
                .findFirst()
                .map(column -> new RecordingOrder(column.order(), sort.descending()))
                .orElse(RecordingOrder.NEWEST);
    }

    private List<UUID> selected() {
        return page.grid().getSelectedItems().stream()
                .flatMap(row -> row.call.segments().stream())
                .filter(RecordedSegment::playable)
                .map(segment -> segment.segment().id())
                .collect(Collectors.toList());
    }

    private void emailSelected() {
        List<UUID> selected = selected();
        if (selected.isEmpty()) {
            context.notifyProblem(ProblemException.invalid("recording.email-choice", "", words.word("email.none"), ""));
        } else {
            EmailDialog.open(parts.sharing().emailing(), context, selected);
        }
    }

    /** Plays the recording whose permanent address was followed. */
    private void follow(String path) {
        if (path.isEmpty()) {
            return;
        }
        try {
            RecordedSegment segment = parts.recordings().segment(UUID.fromString(path), context.subject());
            Recordings.playable(segment);
            dock.play(segment);
        } catch (IllegalArgumentException e) {
            context.notifyProblem(ProblemException.notFound(
                    "recording.unknown", path, words.word("link.unknown"), ""));
        } catch (ProblemException e) {
            // Nobody calls a segment by its id, which the address has.
            boolean unrecorded = e.problem().code().equals("recording.unknown");
            context.notifyProblem(unrecorded
                    ? ProblemException.notFound(
                            "recording.unknown", "", words.word("link.unrecorded"), words.word("link.unrecorded.remedy"))
                    : e);
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    private void exportShown() {
        List<UUID> selected = selected();
        try {
            exports.begin(selected.isEmpty()
                    ? new Exports.Selection(List.of(), filters.query())
                    : new Exports.Selection(selected, null));
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    private void refresh() {
        page.refresh();
    }

    private void tick() {
        live.ifPresent(LiveStrip::update);
        exports.update();
        if (!context.may(RecordingPermissions.LIVE_VIEW)) {
            return;
        }
        List<UUID> liveNow = live.map(LiveStrip::segments).orElse(List.of());
        int now = parts.changes().recordings();
        if (now != seen) {
            seen = now;
            refresh();
        }
        if (!liveNow.equals(seenLive)) {
            seenLive = liveNow;
            settling = SETTLING_SECONDS;
        } else if (settling > 0 && --settling == 0) {
            refresh();
        }
    }
}
