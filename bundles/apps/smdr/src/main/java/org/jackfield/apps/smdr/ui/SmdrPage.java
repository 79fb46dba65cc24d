package org.jackfield.apps.smdr.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.smdr.SmdrComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Who reads the stream, and its settings. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class SmdrPage implements PageContribution {

    private static final Messages MESSAGES = Messages.of(SmdrPage.class);

    private final SmdrComponent smdr;
    private final PageTeller teller = new PageTeller("smdr-pages", () -> true);

    /** Shows this stream. */
    @Activate
    public SmdrPage(@Reference SmdrComponent smdr) {
        this.smdr = smdr;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "smdr",
                new Label(MESSAGES, "title"),
                NavigationGroup.INTEGRATION,
                10,
                VaadinIcon.EXCHANGE,
                SmdrComponent.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        SmdrView view = new SmdrView(smdr, context);
        context.closeWithView(teller.watch(() -> context.push(view::showStatus)));
        return view;
    }

    /** Ends the telling. */
    @Deactivate
    public void stop() {
        teller.close();
    }
}
