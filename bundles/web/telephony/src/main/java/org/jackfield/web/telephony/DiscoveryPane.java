package org.jackfield.web.telephony;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.PhoneSystemDiscovery;
import org.jackfield.api.telephony.PhoneSystemDiscovery.Found;
import org.jackfield.api.telephony.PhoneSystemDiscovery.Search;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;

/** Searches the network for phone systems, and shows what answered. */
final class DiscoveryPane extends Div {

    private static final long serialVersionUID = 1L;

    private final transient PhoneSystemDiscovery discovery;
    private final transient PhoneSystemAdminService admin;
    private final transient TelephonyService telephony;
    private final transient ViewContext context;
    private final transient CallWording words;
    private final transient Consumer<Found> chosen;
    private final TextField ranges = new TextField();
    private final Button start;
    private final Button cancel;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph note = new Paragraph();
    private final Div list = new Div();
    private transient UUID id;
    private transient Search shown;

    /** @param chosen is given what somebody wants to add */
    DiscoveryPane(
            Discoveries discoveries,
            PhoneSystemAdminService admin,
            TelephonyService telephony,
            ViewContext context,
            Consumer<Found> chosen) {
        this.discovery = discoveries.discovery();
        this.admin = admin;
        this.telephony = telephony;
        this.context = context;
        this.words = CallWording.in(context.locale());
        this.chosen = chosen;
        addClassName("jf-stack");
        ranges.setLabel(words.word("discovery.ranges"));
        ranges.setHelperText(words.word("discovery.ranges.help"));
        ranges.setValue(discovery.ownNetworks());
        ranges.setMaxLength(2000);
        ranges.setWidthFull();
        start = new Button(words.word("discovery.start"), VaadinIcon.SEARCH.create(), click -> start());
        cancel = new Button(words.word("discovery.cancel"), click -> discovery.cancel(id, context.subject()));
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        cancel.setVisible(false);
        bar.setVisible(false);
        note.addClassName("jf-note");
        note.getElement().setAttribute("role", "status");
        list.addClassName("jf-card-list");
        Div actions = new Div(start, cancel);
        actions.addClassName("jf-actions");
        add(ranges, actions, bar, note, list);
        context.closeWithView(discoveries.watch(() -> context.push(this::look)));
    }

    private void start() {
        try {
            id = discovery.start(ranges.getValue(), context.subject());
            shown = null;
            look();
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    private void look() {
        if (id == null) {
            return;
        }
        Optional<Search> now = discovery.search(id);
        if (now.isPresent() && !now.get().equals(shown)) {
            show(now.get());
        }
    }

    private void show(Search search) {
        boolean other = shown == null || !shown.found().equals(search.found());
        shown = search;
        start.setEnabled(!search.running());
        cancel.setVisible(search.running());
        bar.setVisible(search.running());
        bar.setIndeterminate(search.total() == 0);
        if (search.total() > 0) {
            bar.setMax(search.total());
            bar.setValue(Math.min(search.done(), search.total()));
        }
        String asked = context.formats().number(search.done());
        note.setText(search.running()
                ? words.word("discovery.running", asked, context.formats().number(search.total()))
                : words.word(search.found().isEmpty() ? "discovery.nothing" : "discovery.ended", asked));
        if (other) {
            list.removeAll();
            search.found().forEach(found -> list.add(card(found)));
        }
    }

    private RowCard card(Found found) {
        boolean known = telephony.phoneSystems().stream()
                .anyMatch(system -> system.type().equals(found.type()) && system.config().host().equals(found.host()));
        String title = admin.connectorTypes().stream()
                .filter(factory -> factory.type().equals(found.type()))
                .map(ConnectorFactory::title)
                .findFirst()
                .orElse(found.type());
        String said = found.description().isEmpty() ? words.word("discovery.silent") : found.description();
        Button use = new Button(words.word("discovery.use"), click -> chosen.accept(found));
        use.setAriaLabel(words.word("discovery.use") + ": " + found.host());
        use.addThemeVariants(ButtonVariant.SMALL);
        StatusBadge badge = known
                ? new StatusBadge(Tone.GOOD, words.word("discovery.known"))
                : new StatusBadge(
                        found.certain() ? Tone.INFO : Tone.NEUTRAL,
                        words.word(found.certain() ? "discovery.certain" : "discovery.perhaps"));
        return known
                ? new RowCard(found.host() + ":" + found.port(), title + " · " + said, badge)
                : new RowCard(found.host() + ":" + found.port(), title + " · " + said, badge, use);
    }

}
