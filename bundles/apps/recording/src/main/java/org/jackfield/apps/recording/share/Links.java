package org.jackfield.apps.recording.share;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Batches;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.audio.Playback;
import org.jackfield.apps.recording.audio.WavFile;
import org.jackfield.apps.recording.store.LinkRow;
import org.jackfield.apps.recording.store.LinkStore;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingStore;

/**
 * Single-use links: whoever has one may hear a recording once, without a log-in (manual §4.5). The first browser that
 * opens it has it for an hour, so that it can play and download; for everybody else it has expired. Any thread may call.
 */
public final class Links {

    /** How long a link lasts if nobody says otherwise. */
    public static final int USUAL_DAYS = 7;
    /** How long a link may last. */
    public static final int MOST_DAYS = 90;

    static final Duration OPEN_FOR = Duration.ofHours(1);
    static final int MOST_REQUESTS = 500;
    static final int MOST_OPEN = 1_000;
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int REMOVE_AT_ONCE = 1_000;

    private final LinkStore store;
    private final RecordingStore segments;
    private final Recordings recordings;
    private final Playback playback;
    private final SecurityService security;
    private final AuditService audit;
    private final InstantSource clock;
    private final Misses misses;

    /** What links need. */
    public record Parts(
            LinkStore store, RecordingStore segments, Recordings recordings, Playback playback, SecurityService security,
            AuditService audit, InstantSource clock) {}

    /** Works on these. */
    public Links(Parts parts) {
        this.store = parts.store;
        this.segments = parts.segments;
        this.recordings = parts.recordings;
        this.playback = parts.playback;
        this.security = parts.security;
        this.audit = parts.audit;
        this.clock = parts.clock;
        this.misses = new Misses(parts.clock);
    }

    /** How a link stands. */
    public enum State {
        /** Nobody has opened it. */
        OPEN,
        /** Somebody has opened it; only that browser still has it, for an hour. */
        USED,
        /** Its time has run out. */
        EXPIRED,
        /** It was revoked. */
        REVOKED
    }

    /**
     * A link that was just made.
     *
     * @param link what is kept of it
     * @param path what follows the site's address; it is told this once and cannot be had again
     */
    public record Made(LinkRow link, String path) {}

    /** {@return how a link stands at a moment} */
    public static State state(LinkRow link, Instant now) {
        if (link.revokedAt() != null) {
            return State.REVOKED;
        }
        if (link.usedAt() != null) {
            return State.USED;
        }
        return now.isBefore(link.expiresAt()) ? State.OPEN : State.EXPIRED;
    }

    /** {@return how a link stands now} */
    public State state(LinkRow link) {
        return state(link, clock.instant());
    }

    /**
     * Makes a link.
     *
     * @param recipient whom it is for; empty if nobody is named
     * @param days how long it lasts, 1 to {@value #MOST_DAYS}
     */
    public Made make(UUID segment, String recipient, int days, Actor by) {
        return make(segment, recipient, days, RecordingPermissions.SHARE, by);
    }

    /** Makes a link, for whoever may do {@code permission} to the recording. */
    Made make(UUID segment, String recipient, int days, Permission permission, Actor by) {
        if (days < 1 || days > MOST_DAYS) {
            throw ProblemException.invalid(
                    "recording.link-days", Integer.toString(days), "A link lasts 1 to " + MOST_DAYS + " days.", "Enter such a number.");
        }
        String named = Objects.requireNonNullElse(recipient, "").strip();
        if (named.length() > 300 || named.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "recording.link-recipient", named, "A recipient is one line of at most 300 characters.", "Shorten it.");
        }
        RecordedSegment found = recordings.found(segment, permission, by.subject());
        Recordings.playable(found);
        Instant now = now();
        if (store.open(by.subject().id(), now) >= MOST_OPEN) {
            throw ProblemException.of(
                    "recording.too-many-links", Problem.Kind.LIMITED, Integer.toString(MOST_OPEN), "You have too many links that can still be used.",
                    "Revoke some that are no longer needed.");
        }
        String token = LinkToken.fresh();
        LinkRow link = new LinkRow(
                Ids.next(), segment, LinkToken.hash(token), named, by.subject().id(), by.subject().name(), now,
                now.plus(Duration.ofDays(days)), null, "", "", 0, null, "");
        record(by.subject(), by.origin(), "recording.make-link", link);
        store.add(link);
        return new Made(link, "link/" + token);
    }

    /** Forgets a link that was made and then told to nobody. */
    void withdraw(Made made) {
        store.remove(made.link().id());
    }

    /** {@return links of a segment, newest first} */
    public Page<LinkRow> of(UUID segment, PageRequest page, Subject by) {
        recordings.found(segment, RecordingPermissions.SHARE, by);
        return store.page(segment, null, page);
    }

    /** {@return the person's own links; with the permission to erase recordings, everybody's; newest first} */
    public Page<LinkRow> all(PageRequest page, Subject by) {
        security.check(by, RecordingPermissions.SHARE, Target.SITE);
        return store.page(null, mayAll(by) ? null : by.id(), page);
    }

    /** Revokes a link: from now on nothing can be heard with it, also not by whoever has opened it. */
    public LinkRow revoke(UUID id, Actor by) {
        security.check(by.subject(), RecordingPermissions.SHARE, Target.SITE);
        LinkRow link = store.find(id)
                .filter(found -> found.createdById().equals(by.subject().id()) || mayAll(by.subject()))
                .orElseThrow(() -> ProblemException.notFound(
                        "recording.link-unknown", id.toString(), "You have no such link.", "Look at the list of links."));
        record(by.subject(), by.origin(), "recording.revoke-link", link);
        store.revoke(id, by.subject().name(), now());
        return store.find(id).orElse(link);
    }

    private boolean mayAll(Subject subject) {
        return security.decide(subject, RecordingPermissions.ERASE, Target.SITE).allowed();
    }

    /**
     * {@return what a link lets hear} Nothing is used up by looking; mail programs look at links before people do.
     *
     * @param key what the browser shows that has opened it; empty if it shows nothing
     * @throws ProblemException {@code recording.link-expired} whatever the reason is that it cannot be used, {@code
     *     recording.link-attempts} if this address has asked too often, {@code recording.erased} if there is nothing to hear any more
     */
    public Seen look(String token, String key, String address) {
        LinkRow link = found(token, address);
        boolean mine = isMine(link, key);
        if (!mine && state(link) != State.OPEN) {
            throw expired();
        }
        RecordedSegment segment = segment(link);
        return new Seen(segment, mine, link.expiresAt(), mine ? link.usedAt().plus(OPEN_FOR) : null);
    }

    /**
     * What somebody sees who has a link.
     *
     * @param segment what it lets hear
     * @param opened whether this browser has opened it, and may play
     * @param expires until when it can be opened
     * @param until until when this browser may play; null unless it has opened it
     */
    public record Seen(RecordedSegment segment, boolean opened, Instant expires, Instant until) {}

    /**
     * Uses a link.
     *
     * @return the key that the browser is to show from now on
     */
    public String open(String token, String address) {
        LinkRow link = found(token, address);
        if (state(link) != State.OPEN) {
            throw expired();
        }
        segment(link);
        String key = LinkToken.fresh();
        record(subject(link), "link " + address, "recording.open-link", link);
        if (!store.use(link.id(), LinkToken.hash(key), address, now())) {
            throw expired();
        }
        return key;
    }

    /** {@return the audio, for the browser that has opened the link; to be closed by the caller} */
    public WavFile play(String token, String key, int part, String address) throws IOException {
        LinkRow link = found(token, address);
        if (!isMine(link, key) || store.count(link.id()) > MOST_REQUESTS) {
            throw expired();
        }
        return playback.wav(Recordings.part(segment(link), part));
    }

    private boolean isMine(LinkRow link, String key) {
        return link.usedAt() != null
                && link.revokedAt() == null
                && clock.instant().isBefore(link.usedAt().plus(OPEN_FOR))
                && LinkToken.isPlausible(key)
                && LinkToken.matches(key, link.useHash());
    }

    private LinkRow found(String token, String address) {
        if (misses.tooMany(address)) {
            throw ProblemException.of(
                    "recording.link-attempts", Problem.Kind.LIMITED, "", "Too many links were tried from here.", "Try again in ten minutes.");
        }
        return (LinkToken.isPlausible(token) ? store.byToken(LinkToken.hash(token)) : Optional.<LinkRow>empty())
                .orElseThrow(() -> {
                    misses.miss(address);
                    return expired();
                });
    }

    private RecordedSegment segment(LinkRow link) {
        RecordedSegment segment = segments.segment(link.segmentId()).orElseThrow(Links::expired);
        Recordings.playable(segment);
        return segment;
    }

    /** One answer for all, so that nobody learns which links there were. */
    private static ProblemException expired() {
        return ProblemException.notFound(
                "recording.link-expired", "", "This link has expired.", "It can be used once and for some days. Ask whoever sent it for another.");
    }

    private static Subject subject(LinkRow link) {
        return new Subject(link.id().toString(), "link by " + link.createdBy(), Subject.Kind.SYSTEM, Set.of());
    }

    private void record(Subject subject, String origin, String action, LinkRow link) {
        audit.record(AuditEvent.done(
                subject, origin, action,
                link.segmentId() + ", link " + link.id() + (link.recipient().isEmpty() ? "" : " for " + link.recipient())));
    }

    /** Removes links whose time ran out long ago. */
    void clean() {
        Instant before = now().minus(KEPT);
        Batches.run(REMOVE_AT_ONCE, most -> store.removeExpiredBefore(before, most));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
