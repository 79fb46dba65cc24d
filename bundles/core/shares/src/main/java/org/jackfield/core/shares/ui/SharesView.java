package org.jackfield.core.shares.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.security.Secret;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareAdminService;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.shares.ShareStatus;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.IconButton;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;

/** The list of shares, each looked at as the page opens and when it changed. */
final class SharesView {

    private final ShareService shares;
    private final ShareAdminService admin;
    private final ViewContext context;
    private final GridPage<Share> page;

    SharesView(ShareService shares, ShareAdminService admin, ViewContext context) {
        this.shares = shares;
        this.admin = admin;
        this.context = context;
        PageHeader header = new PageHeader(context.text("title"), context.text("purpose"));
        header.addAction(VaadinIcon.REFRESH, context.text("look"), false, this::look);
        header.addAction(VaadinIcon.KEY, context.text("login"), false, this::login);
        header.addAction(VaadinIcon.PLUS, context.text("add"), true, () -> edit(null));
        page = new GridPage<>(header, (request, sort) -> {
            List<Share> all = shares.shares();
            return Page.within(all, request);
        });
        page.addColumn("description", context.text("description"), Share::description);
        page.addColumn("address", context.text("address"), SharesView::address);
        page.addColumn("folder", context.text("folder"), Share::folder);
        page.addComponentColumn("state", context.text("state"), this::badge);
        page.addColumn("detail", context.text("detail"), share -> shares.status(share.id()).detail());
        page.addActions(this::actions);
        page.compact(share -> new RowCard(share.description(), address(share), badge(share), actions(share)));
        page.onOpen(this::edit);
        page.whenEmpty(new EmptyState(VaadinIcon.FOLDER, context.text("empty"), context.text("empty.text")));
        look();
    }

    Component page() {
        return page;
    }

    private static String address(Share share) {
        return "\\\\" + share.host() + (share.port() == Share.PORT ? "" : ":" + share.port()) + "\\" + share.name();
    }

    /** Asks every server, elsewhere: one that does not answer holds nothing up. */
    private void look() {
        context.load(
                () -> {
                    shares.shares().parallelStream().forEach(share -> admin.look(share.id()));
                    return true;
                },
                looked -> page.refresh());
    }

    private StatusBadge badge(Share share) {
        ShareStatus.State state = shares.status(share.id()).state();
        Tone tone = switch (state) {
            case OK -> Tone.GOOD;
            case UNKNOWN -> Tone.NEUTRAL;
            default -> Tone.BAD;
        };
        return new StatusBadge(tone, context.text("state." + state));
    }

    private Div actions(Share share) {
        Button edit = new IconButton(VaadinIcon.EDIT, context.text("edit"), share.description(), () -> edit(share));
        Button remove = new IconButton(VaadinIcon.TRASH, context.text("remove"), share.description(), () -> Confirmation.ask(
                context.text("remove.title", share.description()), context.text("remove.text"), context.text("remove"),
                true, () -> {
                    admin.remove(share.id(), context.subject());
                    page.refresh();
                }));
        Div group = new Div(edit, remove);
        group.addClassName("jf-row-actions");
        return group;
    }

    private void edit(Share share) {
        TextField description = field("description", share == null ? "" : share.description());
        TextField host = field("host", share == null ? "" : share.host());
        IntegerField port = new IntegerField(context.text("port"));
        port.setMin(1);
        port.setMax(65535);
        port.setValue(share == null ? Share.PORT : share.port());
        TextField name = field("name", share == null ? "" : share.name());
        TextField folder = field("folder", share == null ? "" : share.folder());
        folder.setHelperText(context.text("folder.help"));
        new FormDialog(context.text(share == null ? "add" : "edit"), context.text("save"), () -> {
            admin.put(
                    new Share(
                            share == null ? Ids.next() : share.id(), description.getValue(), host.getValue(),
                            port.getValue() == null ? 0 : port.getValue(), name.getValue(), folder.getValue()),
                    context.subject());
            page.refresh();
            look();
        }).withWide(description).with(host, port, name, folder).open();
    }

    private void login() {
        ShareAdminService.Login now = admin.login();
        TextField domain = field("domain", now.domain());
        TextField user = field("user", now.user());
        PasswordField password = new PasswordField(context.text("password"));
        password.setHelperText(context.text("password.help"));
        password.setMaxLength(256);
        new FormDialog(context.text("login"), context.text("save"), () -> {
            admin.setLogin(
                    new ShareAdminService.Login(domain.getValue(), user.getValue()), new Secret(password.getValue()),
                    context.subject());
            look();
        }).with(domain, user).withWide(password).open();
    }

    private TextField field(String key, String value) {
        TextField field = new TextField(context.text(key));
        field.setMaxLength(256);
        field.setValue(value);
        return field;
    }
}
