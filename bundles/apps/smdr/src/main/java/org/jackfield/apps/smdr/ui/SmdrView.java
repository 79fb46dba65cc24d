package org.jackfield.apps.smdr.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Figure;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.smdr.LocalServer;
import org.jackfield.apps.smdr.PushConnection;
import org.jackfield.apps.smdr.SmdrComponent;
import org.jackfield.apps.smdr.SmdrSettings;

/** The page's content. */
final class SmdrView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient SmdrComponent smdr;
    private final transient ViewContext context;
    private transient Stored<SmdrSettings> read;

    private final StatusBadge state = new StatusBadge(Tone.NEUTRAL, "");
    private final Figure readers;
    private final Figure lines;
    private final Figure turnedAway;
    private final StatusBadge push = new StatusBadge(Tone.NEUTRAL, "");
    private final UnorderedList connected = new UnorderedList();

    private final Checkbox enabled = new Checkbox();
    private final IntegerField localPort = new IntegerField();
    private final TextField padding = new TextField();
    private final TextArea allowed = new TextArea();
    private final Checkbox pushEnabled = new Checkbox();
    private final TextField pushHost = new TextField();
    private final IntegerField pushPort = new IntegerField();

    SmdrView(SmdrComponent smdr, ViewContext context) {
        this.smdr = smdr;
        this.context = context;
        readers = new Figure("0", context.text("readers"));
        lines = new Figure("0", context.text("lines"));
        turnedAway = new Figure("0", context.text("turned-away"));
        addClassName("jf-stack");
        Div figures = new Div(readers, lines, turnedAway);
        figures.addClassName("jf-figures");
        add(
                new PageHeader(context.text("title"), context.text("purpose")).withState(state),
                figures,
                section("readers.title", connected, push),
                section("settings.title", form(), save()));
        fill();
        showStatus();
    }

    private Section section(String title, com.vaadin.flow.component.Component... content) {
        Section section = new Section(new H2(context.text(title)));
        section.addClassName("jf-section");
        section.add(content);
        return section;
    }

    private FormLayout form() {
        enabled.setLabel(context.text("enabled"));
        localPort.setLabel(context.text("local-port"));
        localPort.setHelperText(context.text("local-port.help"));
        localPort.setMin(1);
        localPort.setMax(65535);
        localPort.setRequiredIndicatorVisible(true);
        padding.setLabel(context.text("padding"));
        padding.setHelperText(context.text("padding.help"));
        padding.setMaxLength(1);
        allowed.setLabel(context.text("allowed"));
        allowed.setHelperText(context.text("allowed.help"));
        pushEnabled.setLabel(context.text("push-enabled"));
        pushHost.setLabel(context.text("push-host"));
        pushPort.setLabel(context.text("push-port"));
        pushPort.setMin(1);
        pushPort.setMax(65535);
        pushEnabled.addValueChangeListener(change -> {
            pushHost.setEnabled(change.getValue());
            pushPort.setEnabled(change.getValue());
        });
        FormLayout form = new FormLayout();
        form.setAutoResponsive(true);
        form.setColumnWidth("18em");
        form.setExpandColumns(true);
        form.setExpandFields(true);
        form.add(enabled, 2);
        form.add(localPort, padding);
        form.add(allowed, 2);
        form.add(pushEnabled, 2);
        form.add(pushHost, pushPort);
        return form;
    }

    private Button save() {
        Button button = new Button(context.text("save"), click -> {
            try {
                read = smdr.store(read, entered(), context.subject());
                context.notifySuccess(context.text("saved"));
                showStatus();
            } catch (RuntimeException e) {
                context.notifyProblem(e);
            }
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void fill() {
        read = smdr.settings();
        SmdrSettings settings = read.value();
        enabled.setValue(settings.enabled());
        localPort.setValue(settings.localPort());
        padding.setValue(settings.padding());
        allowed.setValue(String.join("\n", settings.allowedReaders()));
        pushEnabled.setValue(settings.pushEnabled());
        pushHost.setEnabled(settings.pushEnabled());
        pushPort.setEnabled(settings.pushEnabled());
        pushHost.setValue(settings.pushHost());
        pushPort.setValue(settings.pushPort() == 0 ? null : settings.pushPort());
    }

    private SmdrSettings entered() {
        return new SmdrSettings(
                enabled.getValue(),
                orZero(localPort),
                List.of(allowed.getValue().split("[\\s,;]+")),
                padding.getValue(),
                pushEnabled.getValue(),
                pushHost.getValue(),
                orZero(pushPort));
    }

    private static int orZero(IntegerField field) {
        return field.getValue() == null ? 0 : field.getValue();
    }

    void showStatus() {
        Optional<LocalServer.Status> local = smdr.localStatus();
        boolean on = smdr.settings().value().enabled();
        state.set(
                local.isPresent() ? Tone.GOOD : on ? Tone.BAD : Tone.NEUTRAL,
                local.map(status -> context.text("state.open", Integer.toString(status.port())))
                        .orElse(context.text(on ? "state.closed" : "state.off")));
        readers.set(number(local.map(status -> status.readers().size()).orElse(0)), Tone.NEUTRAL);
        lines.set(number(local.map(LocalServer.Status::linesSent).orElse(0L)), Tone.NEUTRAL);
        long refused = local.map(status -> status.readersRefused() + status.readersTooSlow()).orElse(0L);
        turnedAway.set(number(refused), refused == 0 ? Tone.NEUTRAL : Tone.WARNING);
        showReaders(local.map(LocalServer.Status::readers).orElse(List.of()));
        showPush(smdr.pushStatus());
    }

    private void showReaders(List<LocalServer.ReaderStatus> now) {
        connected.removeAll();
        connected.setVisible(true);
        if (now.isEmpty()) {
            connected.add(new ListItem(new Paragraph(context.text("readers.none"))));
        }
        now.forEach(reader -> connected.add(new ListItem(context.text(
                "reader",
                reader.address(),
                context.formats().dateTime(reader.since()),
                number(reader.linesSent()),
                number(reader.linesWaiting())))));
    }

    private void showPush(Optional<PushConnection.Status> status) {
        push.setVisible(status.isPresent());
        status.ifPresent(now -> push.set(
                now.connected() ? Tone.GOOD : Tone.INFO,
                context.text(
                        now.connected() ? "push.connected" : "push.waiting",
                        now.remote(),
                        number(now.linesSent()),
                        number(now.failures()))));
    }

    private String number(long number) {
        return context.formats().number(number);
    }
}
