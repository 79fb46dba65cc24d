package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinSession;
import java.util.Map;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.SingleSignOn;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.web.shell.Shell;

/** Sends the browser to the provider, and takes it back with the provider's answer. */
public final class SignOnView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Shell shell;

    /** Shows nothing unless something goes wrong. */
    public SignOnView(Shell shell) {
        this.shell = shell;
    }

    @Override
    public String getPageTitle() {
        return Texts.text("log-in.title") + " – Jackfield";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Map<String, String> answer = event.getLocation().getQueryParameters().getParameters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getFirst()));
        try {
            SingleSignOn provider = shell.entrance().signOn().get().orElseThrow(SignOnView::none);
            if (answer.containsKey("state")) {
                finish(provider, answer);
            } else {
                begin(provider);
            }
        } catch (ProblemException e) {
            add(new FrontDoor(
                    Texts.text("log-in.title"),
                    "",
                    ProblemBox.of(e),
                    new RouterLink(Texts.text("forgotten.back"), LogInView.class)));
        }
    }

    private void begin(SingleSignOn provider) {
        SingleSignOn.Attempt attempt = provider.begin();
        VaadinSession.getCurrent().setAttribute(SingleSignOn.Attempt.class, attempt);
        UI.getCurrent().getPage().setLocation(attempt.address());
    }

    private void finish(SingleSignOn provider, Map<String, String> answer) {
        VaadinSession session = VaadinSession.getCurrent();
        SingleSignOn.Attempt attempt = session.getAttribute(SingleSignOn.Attempt.class);
        session.setAttribute(SingleSignOn.Attempt.class, null);
        if (attempt == null) {
            throw ProblemException.invalid(
                    "security.provider-refused", "", Texts.text("sign-on.lost"), Texts.text("sign-on.lost.remedy"));
        }
        LogIn logIn = provider.finish(attempt, answer, SignedIn.origin());
        SignedIn.open(logIn, shell);
        UI.getCurrent().getPage().setLocation(Gate.onward(logIn));
    }

    private static ProblemException none() {
        return ProblemException.notFound(
                "security.provider-off", "", Texts.text("sign-on.none"), Texts.text("sign-on.none.remedy"));
    }
}
