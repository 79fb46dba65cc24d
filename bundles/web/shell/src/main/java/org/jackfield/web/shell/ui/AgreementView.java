package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.stream.IntStream;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.web.shell.Shell;

/** The licence agreement, which everybody accepts before the first page. */
public final class AgreementView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int PARAGRAPHS = 4;

    /** Shows the agreement. */
    public AgreementView(Shell shell) {
        Div problem = new Div();
        Div text = new Div();
        IntStream.rangeClosed(1, PARAGRAPHS)
                .mapToObj(number -> new Paragraph(Texts.text("agreement." + number)))
                .forEach(text::add);
        Button accept = new Button(Texts.text("agreement.accept"), click -> {
            problem.removeAll();
            try {
                SignedIn.renewed(shell.authentication().agree(SignedIn.logIn(), SignedIn.origin()));
                getUI().ifPresent(tab -> tab.getPage().setLocation(Gate.onward(SignedIn.logIn())));
            } catch (RuntimeException e) {
                problem.add(ProblemBox.of(e));
            }
        });
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        accept.setWidthFull();
        Button refuse = new Button(Texts.text("log-out"), click -> SignedIn.logOut());
        refuse.addThemeVariants(ButtonVariant.TERTIARY);
        refuse.setWidthFull();
        Div form = new Div(problem, text, accept, refuse);
        form.addClassName("jf-front-fields");
        add(new FrontDoor(Texts.text("agreement"), "", form));
    }

    @Override
    public String getPageTitle() {
        return Texts.text("agreement") + " – Jackfield";
    }
}
