package org.jackfield.apps.recording.ui;

import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.jackfield.apps.recording.audio.ByteRange;

/**
 * Something that a page's own browser fetches, whole or in parts, for as long as the page is open. It is opened anew for
 * each request, on a thread of its own.
 */
final class RangeDownload implements DownloadHandler {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final String fileName;
    private final transient Opening opening;

    /** What is fetched. */
    interface Content extends Closeable {
        long length() throws IOException;

        void write(long from, long to, OutputStream out) throws IOException;
    }

    /** Opens it. */
    interface Opening {
        Content open() throws IOException;
    }

    /**
     * Offers something.
     *
     * @param type its media type
     * @param fileName under which the browser saves it; empty if it is for the page
     */
    RangeDownload(String type, String fileName, Opening opening) {
        this.type = type;
        this.fileName = fileName;
        this.opening = opening;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        VaadinResponse response = event.getResponse();
        try (Content content = opening.open()) {
            long length = content.length();
            ByteRange range = ByteRange.of(event.getRequest().getHeader("Range"), length);
            response.setStatus(range.kind().status());
            response.setContentType(type);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Accept-Ranges", "bytes");
            response.setHeader("Content-Length", Long.toString(range.length()));
            if (range.kind() != ByteRange.Kind.ALL) {
                response.setHeader("Content-Range", range.contentRange(length));
            }
            if (!fileName.isEmpty()) {
                response.setHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
            }
            pass(content, range, response.getOutputStream());
        } catch (RuntimeException e) {
            response.sendError(404, "");
        }
    }

    /** A player gives up one stretch whenever it wants another; that is no error. */
    private static void pass(Content content, ByteRange range, OutputStream out) throws IOException {
        Departure departure = new Departure(out);
        try {
            content.write(range.from(), range.to(), departure);
        } catch (IOException e) {
            if (!departure.gone()) {
                throw e;
            }
        }
    }

    @Override
    public String getUrlPostfix() {
        return fileName;
    }

    /** A dialog in front of the page stops nothing that plays behind it. */
    @Override
    public boolean isAllowInert() {
        return true;
    }
}
