package org.jackfield.core.http.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.http.CertificateDesk;
import org.jackfield.core.http.CertificateRequest;

/** Asks an authority for a certificate (manual §11.4). */
final class RequestForm extends Div {

    private static final long serialVersionUID = 1L;
    private static final String FILE = "certificate-request.csr";

    private final transient ViewContext context;
    private final TextField commonName = new TextField();
    private final TextField organisation = new TextField();
    private final TextField unit = new TextField();
    private final TextField state = new TextField();
    private final TextField locality = new TextField();
    private final TextField country = new TextField();
    private final TextArea alternativeNames = new TextArea();
    private final TextArea pem = new TextArea();
    private final Div result = new Div();

    /** @param made called when there is a request */
    RequestForm(CertificateDesk desk, ViewContext context, Runnable made) {
        this.context = context;
        label(commonName, "common-name");
        commonName.setRequiredIndicatorVisible(true);
        label(organisation, "organisation");
        label(unit, "unit");
        label(state, "region");
        label(locality, "locality");
        label(country, "country");
        country.setMaxLength(2);
        alternativeNames.setLabel(context.text("alternative-names"));
        alternativeNames.setHelperText(context.text("alternative-names.help"));
        alternativeNames.setMaxLength(30_000);
        pem.setLabel(context.text("pem"));
        pem.setReadOnly(true);
        pem.setWidthFull();
        pem.setMaxHeight("14em");
        FormLayout form = new FormLayout();
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setColumnWidth("18em");
        form.setExpandColumns(true);
        form.setExpandFields(true);
        form.add(commonName, alternativeNames, organisation, unit, locality, state, country);
        Button make = new Button(context.text("request.make"), click -> {
            try {
                offer(desk.request(entered(), context.subject(), "web"));
                made.run();
            } catch (RuntimeException e) {
                context.notifyProblem(e);
            }
        });
        Div end = new Div(make);
        end.addClassName("jf-actions");
        add(form, end, result);
    }

    private void label(TextField field, String key) {
        field.setLabel(context.text(key));
        field.setHelperText(context.text(key + ".help"));
        field.setMaxLength(253);
    }

    private CertificateRequest entered() {
        return new CertificateRequest(
                commonName.getValue(), List.of(alternativeNames.getValue().split("[\\s,;]+")), organisation.getValue(),
                unit.getValue(), state.getValue(), locality.getValue(), country.getValue());
    }

    private void offer(String request) {
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        pem.setValue(request);
        Anchor download = new Anchor(
                DownloadHandler.fromInputStream(event -> new DownloadResponse(
                        new ByteArrayInputStream(bytes), FILE, "application/pkcs10", bytes.length)),
                context.text("request.download"));
        result.removeAll();
        result.add(pem, download);
    }
}
