package org.jackfield.core.capture.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.capture.CaptureComponent;
import org.jackfield.core.capture.CaptureSettings;
import org.jackfield.core.capture.MirrorSource;
import org.jackfield.core.capture.NetworkAdapters;
import org.jackfield.core.capture.route.PortPreset;
import org.jackfield.core.capture.route.PortRange;

/** The section's content. */
final class MirrorForm extends Div {

    private static final long serialVersionUID = 1L;

    private final transient CaptureComponent capture;
    private final transient ViewContext context;
    private transient Stored<CaptureSettings> read;

    private final Div problem = new Div();
    private final Grid<NetworkAdapters.Adapter> adapters = new Grid<>();
    private final TextField remote = new TextField();
    private final TextArea senders = new TextArea();
    private final ComboBox<PortPreset> presets = new ComboBox<>();
    private final TextArea ranges = new TextArea();
    private final TextField signalling = new TextField();
    private final TextArea addresses = new TextArea();
    private final IntegerField buffer = new IntegerField();
    private final TextField replay = new TextField();

    MirrorForm(CaptureComponent capture, ViewContext context) {
        this.capture = capture;
        this.context = context;
        addClassName("jf-stack");
        columns();
        label();
        Button save = new Button(context.text("save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(problem, part("mirror-ports", adapters, buffer), part("remote-ports", remote, senders),
                part("packet-filters", presetLine(), ranges, signalling),
                part("addresses", addresses), part("support", replay), save);
        show();
    }

    private Component part(String key, Component... content) {
        Div part = new Div(new H3(context.text(key)), new Paragraph(context.text(key + ".purpose")));
        part.addClassName("jf-stack");
        part.add(content);
        return part;
    }

    private Component presetLine() {
        presets.setItems(PortPreset.values());
        presets.setItemLabelGenerator(preset -> context.text("preset." + preset.name()));
        presets.setLabel(context.text("preset"));
        Button load = new Button(context.text("preset.load"), click -> {
            if (presets.getValue() != null) {
                ranges.setValue(lines(presets.getValue().ranges().stream().map(PortRange::toString)));
            }
        });
        Div line = new Div(presets, load);
        line.addClassName("jf-actions");
        return line;
    }

    private void columns() {
        adapters.setSelectionMode(Grid.SelectionMode.MULTI);
        adapters.addThemeVariants(GridVariant.NO_BORDER);
        adapters.setAllRowsVisible(true);
        column("adapter.name", NetworkAdapters.Adapter::name);
        adapters.addComponentColumn(MirrorForm::addresses).setHeader(context.text("adapter.addresses")).setAutoWidth(true);
        column("adapter.mac", NetworkAdapters.Adapter::mac);
        adapters.addComponentColumn(this::state).setHeader(context.text("adapter.state")).setAutoWidth(true);
    }

    private void column(String key, Function<NetworkAdapters.Adapter, String> value) {
        adapters.addColumn(value::apply).setHeader(context.text(key)).setAutoWidth(true).setResizable(true);
    }

    private static Component addresses(NetworkAdapters.Adapter adapter) {
        Div lines = new Div();
        Stream.of(adapter.addresses().split(", ")).forEach(address -> lines.add(new Div(address)));
        return lines;
    }

    private StatusBadge state(NetworkAdapters.Adapter adapter) {
        return capture.adapters().stream()
                .filter(each -> each.name().equals(adapter.name()))
                .findFirst()
                .map(this::captured)
                .orElseGet(() -> new StatusBadge(Tone.NEUTRAL, context.text(adapter.up() ? "state.up" : "state.down")));
    }

    private StatusBadge captured(MirrorSource.Adapter adapter) {
        if (adapter.problem() != null) {
            return new StatusBadge(Tone.BAD, adapter.problem().message());
        }
        if (!capture.isWanted()) {
            return new StatusBadge(Tone.NEUTRAL, context.text("state.unwanted"));
        }
        long dropped = adapter.counters().dropped() + adapter.counters().droppedByInterface();
        return new StatusBadge(dropped == 0 ? Tone.GOOD : Tone.WARNING, context.text("state.captured",
                context.formats().number(adapter.counters().read()), context.formats().number(dropped)));
    }

    private void label() {
        remote.setLabel(context.text("remote"));
        remote.setHelperText(context.text("remote.help"));
        senders.setLabel(context.text("remote-senders"));
        senders.setHelperText(context.text("remote-senders.help"));
        ranges.setLabel(context.text("ranges"));
        ranges.setHelperText(context.text("ranges.help"));
        signalling.setLabel(context.text("signalling"));
        signalling.setHelperText(context.text("signalling.help"));
        addresses.setLabel(context.text("phone-systems"));
        addresses.setHelperText(context.text("phone-systems.help"));
        buffer.setLabel(context.text("buffer"));
        buffer.setHelperText(context.text("buffer.help"));
        buffer.setMin(1);
        buffer.setMax(1024);
        replay.setLabel(context.text("replay"));
        replay.setHelperText(context.text("replay.help"));
        replay.setWidthFull();
    }

    private void show() {
        read = capture.settings();
        CaptureSettings settings = read.value();
        Set<NetworkAdapters.Adapter> all = new LinkedHashSet<>(NetworkAdapters.list());
        // One that is chosen and not there now stays chosen.
        settings.interfaces().stream()
                .filter(name -> all.stream().noneMatch(each -> each.name().equals(name)))
                .forEach(name -> all.add(new NetworkAdapters.Adapter(name, "", "", false)));
        adapters.setItems(all);
        adapters.asMultiSelect().setValue(all.stream()
                .filter(each -> settings.interfaces().contains(each.name()))
                .collect(Collectors.toSet()));
        remote.setValue(settings.remote());
        senders.setValue(lines(settings.remoteSenders().stream()));
        ranges.setValue(lines(settings.portRanges().stream().map(PortRange::toString)));
        signalling.setValue(settings.signallingPorts().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        addresses.setValue(lines(settings.phoneSystems().stream()));
        buffer.setValue(settings.bufferMegabytes());
        replay.setValue(settings.replayFolder());
    }

    private void save() {
        problem.removeAll();
        try {
            capture.store(read, entered(), context.subject());
            context.notifySuccess(context.text("saved"));
            show();
        } catch (RuntimeException e) {
            problem.add(ProblemBox.of(e));
            problem.scrollIntoView();
        }
    }

    private CaptureSettings entered() {
        return new CaptureSettings(
                adapters.getSelectedItems().stream().map(NetworkAdapters.Adapter::name).sorted().toList(),
                remote.getValue(),
                words(senders.getValue(), "[\\s,;]+").toList(),
                words(ranges.getValue(), "[\\r\\n,;]+").map(PortRange::parse).toList(),
                words(signalling.getValue(), "[\\s,;]+").map(this::port).toList(),
                words(addresses.getValue(), "[\\s,;]+").toList(),
                buffer.getValue() == null ? 0 : buffer.getValue(),
                replay.getValue());
    }

    private Integer port(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("capture.signalling-port", text, context.text("signalling.wrong"), "");
        }
    }

    private static Stream<String> words(String text, String between) {
        return List.of(text.split(between)).stream().map(String::strip).filter(word -> !word.isEmpty());
    }

    private static String lines(Stream<String> words) {
        return words.collect(Collectors.joining("\n"));
    }
}
