package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import org.jackfield.web.shell.IdleSessions;
import org.jackfield.web.shell.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the server that somebody is there, and somebody that the server is about to log them out. */
final class IdleWarning extends Div implements IdleSessions.Tab {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(IdleWarning.class);

    /** Keys, clicks and scrolling are told at once, but never more often than every five seconds. */
    private static final String LISTEN = """
            const host = this;
            let pause = 0, more = false;
            const tell = () => {
                if (pause) { more = true; return; }
                host.$server?.active();
                pause = setTimeout(() => { pause = 0; if (more) { more = false; tell(); } }, 5000);
            };
            for (const what of ['pointerdown', 'keydown', 'wheel', 'touchmove']) {
                window.addEventListener(what, tell, { capture: true, passive: true });
            }
            """;

    private final transient Shell shell;
    private final Dialog dialog = new Dialog();
    private final Span left = new Span();
    private transient UI tab;
    private transient AutoCloseable watch;

    IdleWarning(Shell shell) {
        this.shell = shell;
        addClassName("jf-hidden");
        dialog.setAriaRole("alertdialog");
        dialog.setHeaderTitle(Texts.text("idle.title"));
        dialog.setWidth("min(28rem, 100vw)");
        dialog.setCloseOnOutsideClick(false);
        left.addClassName("jf-figure-value");
        left.getElement().setAttribute("role", "timer");
        dialog.add(left, new Paragraph(Texts.text("idle.text")));
        Button out = new Button(Texts.text("log-out"), click -> SignedIn.logOut());
        Button stay = new Button(Texts.text("idle.stay"), click -> active());
        stay.addThemeVariants(ButtonVariant.PRIMARY);
        stay.setAutofocus(true);
        dialog.getFooter().add(out, stay);
        dialog.addOpenedChangeListener(change -> {
            if (!change.isOpened() && change.isFromClient()) {
                active();
            }
        });
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        tab = attached.getUI();
        watch = shell.sessions().open(tab.getSession(), this);
        getElement().executeJs(LISTEN);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        try {
            watch.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        super.onDetach(detached);
    }

    /** Somebody did something in this tab. */
    @ClientCallable
    public void active() {
        VaadinSession session = tab.getSession();
        SignedIn.active(session, shell.sessions().timeout());
        shell.sessions().active(session);
        dialog.close();
    }

    @Override
    public void ending(Duration remaining) {
        change(() -> {
            left.setText(Texts.text("idle.left", remaining.toSeconds() + 1));
            if (!dialog.isOpened()) {
                dialog.open();
            }
        });
    }

    @Override
    public void alive() {
        change(dialog::close);
    }

    private void change(Runnable change) {
        try {
            tab.access(change::run);
        } catch (UIDetachedException e) {
            LOG.trace("The tab was closed meanwhile", e);
        }
    }
}
