package org.jackfield.core.http.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.http.CertificateDesk;

/** Takes a certificate file, shows what it would put in force, and puts it in force. */
final class UploadForm extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MAX_BYTES = 256 * 1024;

    private final transient CertificateDesk desk;
    private final transient ViewContext context;
    private final transient Runnable installed;
    private final PasswordField password = new PasswordField();
    private final Upload upload = new Upload();
    private final Div found = new Div();
    private final Button install;
    private transient byte[] file = new byte[0];

    UploadForm(CertificateDesk desk, ViewContext context, Runnable installed) {
        this.desk = desk;
        this.context = context;
        this.installed = installed;
        password.setLabel(context.text("upload.password"));
        password.setHelperText(context.text("upload.password.help"));
        password.setMaxLength(1000);
        password.addValueChangeListener(change -> examine());
        upload.setAcceptedFileExtensions(".p12", ".pfx", ".pem", ".crt", ".cer", ".p7b", ".der");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MAX_BYTES);
        upload.setUploadHandler(new Receiving());
        upload.addFileRejectedListener(rejected -> tell(context.text("upload.rejected")));
        upload.addFileRemovedListener(removed -> take(new byte[0]));
        install = new Button(context.text("upload.install"), click -> install());
        install.addThemeVariants(ButtonVariant.PRIMARY);
        install.setEnabled(false);
        found.getElement().setAttribute("role", "status");
        Div end = new Div(install);
        end.addClassName("jf-actions");
        add(password, upload, found, end);
    }

    /** Reads no more than it may, whatever the browser sends. */
    private final class Receiving implements UploadHandler {
        private static final long serialVersionUID = 1L;

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            byte[] received;
            try (InputStream in = event.getInputStream()) {
                received = in.readNBytes(MAX_BYTES + 1);
            }
            UI ui = event.getUI();
            ui.access(() -> take(received));
        }

        @Override
        public long getRequestSizeMax() {
            return 2L * MAX_BYTES;
        }

        @Override
        public long getFileSizeMax() {
            return MAX_BYTES;
        }
    }

    private void take(byte[] received) {
        file = received;
        examine();
    }

    private void examine() {
        found.removeAll();
        install.setEnabled(false);
        if (file.length == 0) {
            return;
        }
        try {
            found.add(CertificatePanel.describe(
                    desk.examine(file, password.getValue().toCharArray(), context.subject()), context));
            install.setEnabled(true);
        } catch (ProblemException e) {
            tell(e.problem().message() + " " + e.problem().remedy());
        }
    }

    private void tell(String text) {
        found.removeAll();
        found.add(new Paragraph(text));
    }

    private void install() {
        try {
            desk.install(file, password.getValue().toCharArray(), context.subject(), "web");
            context.notifySuccess(context.text("upload.installed"));
            password.clear();
            upload.clearFileList();
            take(new byte[0]);
            installed.run();
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }
}
