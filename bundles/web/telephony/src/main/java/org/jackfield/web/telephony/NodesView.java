package org.jackfield.web.telephony;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.telephony.Node;
import org.jackfield.api.telephony.NodeSettings;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.IconButton;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;

/** The nodes of one phone system (manual §7.2.2.5). */
final class NodesView {

    private final PhoneSystem system;
    private final TelephonyService telephony;
    private final PhoneSystemAdminService admin;
    private final ViewContext context;
    private final CallWording words;
    private final GridPage<Node> page;

    NodesView(
            PhoneSystem system,
            TelephonyService telephony,
            PhoneSystemAdminService admin,
            SystemChanges changes,
            ViewContext context) {
        this.system = system;
        this.telephony = telephony;
        this.admin = admin;
        this.context = context;
        this.words = CallWording.in(context.locale());
        PageHeader header = new PageHeader(words.word("nodes.title", system.name()), words.word("nodes.purpose"));
        header.addAction(VaadinIcon.ARROW_LEFT, words.word("nodes.back"), false,
                () -> context.navigate(PhoneSystemsPage.ROUTE + "/" + system.id()));
        page = new GridPage<>(header, (request, sort) -> {
            List<Node> all = nodes();
            return Page.within(all, request);
        });
        page.addColumn("number", words.word("nodes.number"), this::number);
        page.addColumn("description", words.word("nodes.description"), Node::description);
        page.addComponentColumn("link", words.word("nodes.link"), this::badge);
        page.addColumn("local", words.word("nodes.local"),
                node -> at(node.settings().localAddress(), node.settings().localSipPort()));
        page.addColumn("nat", words.word("nodes.nat"),
                node -> at(node.settings().natAddress(), node.settings().natSipPort()));
        page.addComponentColumn("default", words.word("nodes.default"), this::served);
        page.addActions(this::actions);
        page.compact(node -> new RowCard(
                number(node) + " " + node.description(),
                at(node.settings().localAddress(), node.settings().localSipPort()),
                badge(node),
                actions(node)));
        page.onOpen(this::edit);
        page.whenEmpty(new EmptyState(VaadinIcon.CLUSTER, words.word("nodes.empty"), words.word("nodes.empty.text")));
        context.closeWithView(changes.watch(() -> context.push(page::refresh)));
    }

    Component page() {
        return page;
    }

    /** A phone system that names no nodes is of one. */
    private List<Node> nodes() {
        List<Node> named = telephony.nodes(system.id());
        boolean linked = telephony.isUp(system.id());
        return named.isEmpty() ? List.of(new Node("", "", true, linked, NodeSettings.NONE)) : named;
    }

    private String number(Node node) {
        return node.number().isEmpty() ? words.word("nodes.only") : node.number();
    }

    private static String at(String address, int port) {
        return address.isEmpty() ? "" : address + " : " + port;
    }

    private StatusBadge badge(Node node) {
        return node.linked()
                ? new StatusBadge(Tone.GOOD, words.word("nodes.up"))
                : new StatusBadge(Tone.BAD, words.word("nodes.down"));
    }

    private StatusBadge served(Node node) {
        return node.isDefault()
                ? new StatusBadge(Tone.INFO, words.word("nodes.is-default"))
                : new StatusBadge(Tone.NEUTRAL, "");
    }

    private Div actions(Node node) {
        Div group = new Div();
        group.addClassName("jf-row-actions");
        if (!node.isDefault()) {
            group.add(button(VaadinIcon.STAR, words.word("nodes.make-default"), node, () -> {
                admin.setDefaultNode(system.id(), node.number(), context.subject());
                page.refresh();
            }));
        }
        group.add(button(VaadinIcon.EDIT, words.word("nodes.edit"), node, () -> edit(node)));
        return group;
    }

    private Button button(VaadinIcon icon, String text, Node node, Runnable action) {
        return new IconButton(icon, text, number(node), () -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                context.notifyProblem(e);
            }
        });
    }

    private void edit(Node node) {
        new NodeDialog(system, node, admin, context, page::refresh).open();
    }
}
