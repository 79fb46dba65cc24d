package org.jackfield.apps.recording.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.recorder.LiveRecording;
import org.jackfield.apps.recording.store.Annotation;
import org.jackfield.apps.recording.store.Note;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingRow;

/** What is shown outside. What is nothing inside is left out. */
final class Documents {

    private Documents() {}

    /** A segment of a recorded device. */
    @Summary("A segment of a recorded device, and its recordings")
    record RecordingDocument(
            @Summary("Id of the segment, which everything else asks for") UUID segment,
            @Summary("Id of the logical call") UUID call,
            UUID phoneSystem,
            SegmentState state,
            @Summary("Why it is in that state; absent if the state says all") String reason,
            CallType type,
            Direction direction,
            String extension,
            String extensionName,
            String agent,
            String agentName,
            @Summary("Who called, of an internal call") String caller,
            String outsideNumber,
            String outsideName,
            String ddi,
            String dnis,
            String trunk,
            String huntGroup,
            String huntGroupName,
            String accountCode,
            Instant started,
            @Summary("Absent if it was not answered") Instant answered,
            Instant ended,
            long durationMillis,
            long ringMillis,
            long talkMillis,
            long holdMillis,
            @Summary("Where its audio came from: mirror, record-a-call, siprec; absent if there is none") String source,
            @Summary("Id of the user whose it is; absent if nobody's") UUID user,
            @Summary("The user's name then, or as somebody once wrote") String userName,
            @Summary("Id of the user who called, of an internal call; absent if nobody's") UUID callerUser,
            @Summary("That user's name then") String callerUserName,
            @Summary("Id of the contact outside; absent if none was known") UUID contact,
            @Summary("The contact's name then") String contactName,
            AnnotationDocument annotation,
            @Summary("How many notes there are") int notes,
            @Summary("Its recordings in order; more than one if the recorder was interrupted") List<PartDocument> parts) {

        static RecordingDocument of(RecordedSegment recorded) {
            Segment segment = recorded.segment();
            return new RecordingDocument(
                    segment.id(), segment.logicalCall(), segment.system().value(), recorded.state(), text(recorded.reason()),
                    segment.type(), segment.direction(),
                    number(segment.device()), text(segment.device().name()),
                    number(segment.device().agent()), text(segment.device().agentName()),
                    number(segment.caller()),
                    text(segment.outside().number()), text(segment.outside().name()),
                    text(segment.outside().ddi()), text(segment.outside().ddiName()),
                    number(segment.trunk()), number(segment.group()), text(segment.group().name()),
                    text(segment.accountCode()),
                    segment.started(), segment.answered(), segment.ended(),
                    segment.durationMillis(), segment.ringMillis(), segment.talkMillis(), segment.holdMillis(),
                    text(recorded.source()), recorded.people().user(), text(recorded.userName()),
                    recorded.people().callerUser(), text(recorded.people().callerUserName()),
                    recorded.people().contact(), text(recorded.people().contactName()),
                    AnnotationDocument.of(recorded.annotation()), recorded.notes(),
                    recorded.files().stream().map(PartDocument::of).toList());
        }
    }

    /** One recording. */
    @Summary("One recording file")
    record PartDocument(
            @Summary("From 1") int part,
            UUID id,
            String serial,
            String codec,
            int channels,
            Instant started,
            Instant ended,
            long durationMillis,
            long pausedMillis,
            @Summary("Whether it ended because the recorder was stopped or died") boolean interrupted,
            @Summary("Whether its key was destroyed: it cannot be played any more") boolean erased,
            @Summary("Packets that did not arrive") long lostNetwork,
            @Summary("Packets that our capture dropped") long lostCapture,
            @Summary("Packets that the disk did not take") long lostDisk) {

        static PartDocument of(RecordingRow row) {
            return new PartDocument(
                    row.part(), row.id(), row.serial(), row.codec(), row.channels(), row.started(), row.ended(),
                    row.durationMillis(), row.pausedMillis(), row.interrupted(), row.wrappedKey() == null,
                    row.lostNetwork(), row.lostCapture(), row.lostDisk());
        }
    }

    /** What people say of a segment. */
    @Summary("What people say of a segment")
    record AnnotationDocument(
            @Summary("0 (none) to 5 stars") int rating,
            boolean scored,
            @Summary("The five custom fields") List<String> fields,
            boolean legalHold,
            @Summary("Give it back when you write") long revision) {

        static AnnotationDocument of(Annotation annotation) {
            return new AnnotationDocument(
                    annotation.rating(), annotation.scored(), annotation.fields(), annotation.legalHold(),
                    annotation.revision());
        }
    }

    /** A note. */
    @Summary("A note")
    record NoteDocument(
            UUID id,
            Instant at,
            String by,
            @Summary("Which place of the recording it is about; absent if the whole") Long positionMillis,
            String text) {

        static NoteDocument of(Note note) {
            return new NoteDocument(note.id(), note.at(), note.by(), note.positionMillis(), note.text());
        }
    }

    /** A recording being made. */
    @Summary("A segment that is being recorded")
    record LiveDocument(
            UUID segment,
            UUID call,
            UUID phoneSystem,
            String extension,
            String source,
            Instant since,
            @Summary("Whether audio comes in at this moment") boolean audio,
            boolean paused,
            Instant pausedSince,
            String pausedBy,
            @Summary("Why nothing can be kept just now; absent if all is well") String problem) {

        static LiveDocument of(LiveRecording live) {
            return new LiveDocument(
                    live.segment(), live.call(), live.system().value(), live.device().number(), live.source(),
                    live.since(), live.audio(), live.pausedSince().isPresent(), live.pausedSince().orElse(null),
                    text(live.pausedBy()), text(live.problem()));
        }
    }

    static String text(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String number(Party party) {
        return number(party.device());
    }

    private static String number(DeviceId device) {
        return device.isNone() ? null : device.number();
    }
}
