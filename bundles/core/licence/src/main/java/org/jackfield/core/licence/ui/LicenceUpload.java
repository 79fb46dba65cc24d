package org.jackfield.core.licence.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.licence.LicenceIntake;

/** Takes a licence file from the browser. */
final class LicenceUpload extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ViewContext context;
    private final transient LicenceIntake intake;
    private final Upload upload = new Upload();

    LicenceUpload(ViewContext context, LicenceIntake intake) {
        this.context = context;
        this.intake = intake;
        upload.setAcceptedFileExtensions(".licence");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LicenceFormat.MAX_BYTES);
        upload.setUploadHandler(new Receiving());
        upload.getElement().setAttribute("aria-label", context.text("upload"));
        upload.addFileRejectedListener(rejected -> context.notifyProblem(ProblemException.invalid(
                "licence.not-a-licence", "", context.text("upload.rejected"), context.text("upload.rejected.remedy"))));
        // whatever came of it, another file can be chosen at once
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        add(upload);
    }

    /** Reads no more than a licence may have, whatever the browser sends. */
    private final class Receiving implements UploadHandler {
        private static final long serialVersionUID = 1L;

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            byte[] received;
            try (InputStream in = event.getInputStream()) {
                received = in.readNBytes(LicenceFormat.MAX_BYTES + 1);
            }
            event.getUI().access(() -> take(received));
        }

        @Override
        public long getRequestSizeMax() {
            return 2L * LicenceFormat.MAX_BYTES;
        }

        @Override
        public long getFileSizeMax() {
            return LicenceFormat.MAX_BYTES;
        }
    }

    private void take(byte[] received) {
        context.load(() -> intake.take(received, context.subject()),
                file -> context.notifySuccess(context.text("upload.taken", file)));
    }
}
