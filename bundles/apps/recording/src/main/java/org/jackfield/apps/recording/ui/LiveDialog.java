package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.recording.LiveRecordings;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.recorder.LiveRecording;
import org.jackfield.apps.recording.recorder.LiveStream;

/** Lets a person listen to a live call; nobody in the call notices. */
final class LiveDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    LiveDialog(LiveRecordings live, LiveRecording call, String title, ViewContext context) {
        RecordingWording words = RecordingWording.in(context);
        setHeaderTitle(words.word("monitor.title", title));
        setWidth("min(30rem, 100vw)");
        add(new Paragraph(words.word("monitor.text")));
        Ear ear = new Ear(words, new LiveDownload(live, call.segment(), new Actor(context.subject(), RecordingsPage.ORIGIN)));
        add(ear);
        getFooter().add(new Button(words.word("close"), click -> close()));
        // What plays ends with the dialog, not with the page.
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                remove(ear);
            }
        });
    }

    /** Plays what comes; {@code player.js} does it. */
    @Tag("jf-live-audio")
    private static final class Ear extends Component {

        private static final long serialVersionUID = 1L;

        Ear(RecordingWording words, DownloadHandler stream) {
            getElement().setAttribute("stream", stream);
            Map<String, Object> labels = Stream.of("connecting", "listening", "ended", "failed")
                    .collect(Collectors.toMap(key -> key, key -> words.word("monitor." + key)));
            labels.put("sides", List.of(words.word("side.device"), words.word("side.remote")));
            getElement().setPropertyMap("data", labels);
        }
    }

    private static final class LiveDownload implements DownloadHandler {

        private static final long serialVersionUID = 1L;

        private final transient LiveRecordings live;
        private final UUID segment;
        private final transient Actor by;

        LiveDownload(LiveRecordings live, UUID segment, Actor by) {
            this.live = live;
            this.segment = segment;
            this.by = by;
        }

        @Override
        public void handleDownloadRequest(DownloadEvent event) throws IOException {
            VaadinResponse response = event.getResponse();
            LiveStream ear;
            try {
                ear = live.listen(segment, by);
            } catch (RuntimeException e) {
                response.sendError(404, "");
                return;
            }
            response.setContentType("application/octet-stream");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            Departure out = new Departure(response.getOutputStream());
            try {
                LiveRecordings.relay(ear, out);
            } catch (IOException e) {
                if (!out.gone()) {
                    throw e;
                }
            }
        }

        @Override
        public boolean isAllowInert() {
            return true;
        }
    }
}
