package org.jackfield.core.contacts.ui;

import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.core.contacts.ContactDesk;

/** The contacts of a directory as a file, written as it is fetched. */
final class ExportDownload implements DownloadHandler {

    private static final long serialVersionUID = 1L;

    private final transient ContactDesk desk;
    private final transient Directory directory;
    private final transient Subject by;

    ExportDownload(ContactDesk desk, Directory directory, Subject by) {
        this.desk = desk;
        this.directory = directory;
        this.by = by;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        VaadinResponse response = event.getResponse();
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + getUrlPostfix() + "\"");
        try {
            desk.export(directory.id(), response.getOutputStream(), by, "web");
        } catch (ProblemException e) {
            response.sendError(e.problem().kind().httpStatus(), "");
        }
    }

    @Override
    public String getUrlPostfix() {
        return directory.name().replaceAll("[^A-Za-z0-9_-]+", "-") + ".csv";
    }
}
