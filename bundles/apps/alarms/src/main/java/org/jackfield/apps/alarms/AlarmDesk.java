package org.jackfield.apps.alarms;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jackfield.api.persistence.Ids;
import org.jackfield.apps.alarms.history.Alarm;
import org.jackfield.apps.alarms.history.Notice;
import org.jackfield.apps.alarms.history.Sighting;
import org.jackfield.apps.alarms.store.AlarmStore;

/**
 * Follows alarms from their beginning to their end, and says who is told. An alarm that is seen again while it stands, as after
 * a lost link or a restart, is no news.
 *
 * <p>Any thread may call; one works at a time.
 */
final class AlarmDesk {

    /** For so long a standing alarm must be missing at its source until it counts as ended. */
    static final Duration MISSING = Duration.ofSeconds(45);

    private static final int MOST_STANDING = 10_000;

    private final AlarmStore store;
    private final Supplier<AlarmSettings> settings;
    private final InstantSource clock;
    private final BiConsumer<Alarm, List<Notice>> told;
    private final Map<UUID, Instant> missingSince = new HashMap<>();

    /**
     * @param told is given every new alarm with its notices once they are stored, and every alarm that ended, without any
     */
    AlarmDesk(
            AlarmStore store, Supplier<AlarmSettings> settings, InstantSource clock, BiConsumer<Alarm, List<Notice>> told) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.told = told;
    }

    /** An alarm was raised, or still stands. */
    synchronized void seen(Sighting seen) {
        Instant now = clock.instant();
        Optional<Alarm> standing = store.standing(seen.source(), seen.node(), seen.alarmId());
        if (standing.isPresent()) {
            missingSince.remove(standing.get().id());
            if (standing.get().isSeenIn(seen)) {
                return;
            }
            // the phone system has started its numbering anew: what stood under this id is over
            end(standing.get(), now, "");
        }
        Alarm alarm = Alarm.first(seen, now);
        List<Notice> notices = settings.get().profiles().stream()
                .filter(profile -> profile.respondsTo(alarm.kind()))
                .map(profile -> notice(profile, alarm, now))
                .toList();
        store.enter(alarm, notices);
        told.accept(alarm, notices);
    }

    private Notice notice(AlarmProfile profile, Alarm alarm, Instant now) {
        Optional<Instant> last = store.lastTold(profile.id(), alarm.source(), alarm.kind());
        boolean tells =
                RepeatRule.tells(profile, last, store.told(profile.id(), now.minus(RepeatRule.STORM)), now);
        int held = tells
                ? store.heldBack(profile.id(), alarm.source(), alarm.kind(), last.orElse(Instant.EPOCH))
                : 0;
        Notice.State state = !tells
                ? Notice.State.HELD_BACK
                : profile.recipients().isEmpty() ? Notice.State.SHOWN : Notice.State.TO_SEND;
        return new Notice(
                Ids.next(), alarm.id(), profile.id(), profile.description(), alarm.source(), alarm.kind(), now, state, held,
                tells && profile.alertTeamLeaders(), tells ? profile.recipients() : List.of(),
                tells ? profile.copyRecipients() : List.of(), Optional.empty(), "");
    }

    /**
     * An alarm ended.
     *
     * @param by the station where it was cleared; empty if it ended by itself
     */
    synchronized void ended(String source, String node, String alarmId, String by) {
        store.standing(source, node, alarmId).ifPresent(alarm -> end(alarm, clock.instant(), by));
    }

    private void end(Alarm alarm, Instant now, String by) {
        missingSince.remove(alarm.id());
        store.end(alarm.id(), now, by);
        store.alarm(alarm.id()).ifPresent(over -> told.accept(over, List.of()));
    }

    /**
     * What stands at a source, all of it. What is new is entered; what stood and is missing twice, some time apart, has ended
     * while nobody told.
     */
    synchronized void compare(String source, List<Sighting> all) {
        all.forEach(this::seen);
        Set<List<String>> there =
                all.stream().map(each -> List.of(each.node(), each.alarmId())).collect(Collectors.toSet());
        Instant now = clock.instant();
        for (Alarm alarm : standingOf(source)) {
            if (!there.contains(List.of(alarm.node(), alarm.alarmId()))) {
                if (!now.isBefore(missingSince.computeIfAbsent(alarm.id(), id -> now).plus(MISSING))) {
                    end(alarm, now, "");
                }
            }
        }
    }

    private List<Alarm> standingOf(String source) {
        return store.standing(MOST_STANDING).stream().filter(alarm -> alarm.source().equals(source)).toList();
    }

    /** Ends what stands at sources that are there no more. */
    synchronized void keepOnly(Set<String> sources) {
        for (Alarm alarm : store.standing(MOST_STANDING)) {
            if (!sources.contains(alarm.source())) {
                end(alarm, clock.instant(), "");
            }
        }
    }

    /** {@return the alarms that stand, oldest first} */
    List<Alarm> standing() {
        return store.standing(MOST_STANDING);
    }
}
