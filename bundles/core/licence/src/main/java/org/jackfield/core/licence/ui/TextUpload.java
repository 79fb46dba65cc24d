package org.jackfield.core.licence.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.ViewContext;

/** Takes a small text file from the browser. */
final class TextUpload extends Div {

    private static final long serialVersionUID = 1L;

    private final int most;
    private final transient Consumer<String> taken;
    private final Upload upload = new Upload();

    /**
     * Takes files.
     *
     * @param key of the label
     * @param extension with its dot
     * @param most the most bytes that are read, whatever the browser sends
     * @param taken called in the browser tab's thread
     */
    TextUpload(ViewContext context, String key, String extension, int most, Consumer<String> taken) {
        this.most = most;
        this.taken = taken;
        upload.setAcceptedFileExtensions(extension);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(most);
        upload.setUploadHandler(new Receiving());
        upload.getElement().setAttribute("aria-label", context.text(key));
        upload.addFileRejectedListener(rejected -> context.notifyProblem(ProblemException.invalid(
                "licence.file-rejected", "", context.text(key + ".rejected"), context.text(key + ".remedy"))));
        add(upload);
    }

    /** Reads no more than it may be. */
    private final class Receiving implements UploadHandler {
        private static final long serialVersionUID = 1L;

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            byte[] received;
            try (InputStream in = event.getInputStream()) {
                received = in.readNBytes(most + 1);
            }
            event.getUI().access(() -> {
                upload.clearFileList();
                taken.accept(new String(received, StandardCharsets.UTF_8));
            });
        }

        @Override
        public long getRequestSizeMax() {
            return 2L * most;
        }

        @Override
        public long getFileSizeMax() {
            return most;
        }
    }
}
