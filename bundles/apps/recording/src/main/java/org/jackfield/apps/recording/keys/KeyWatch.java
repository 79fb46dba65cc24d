package org.jackfield.apps.recording.keys;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.problem.Problem;

/** Raises alerts about keys and clears them. */
final class KeyWatch {

    /** A key in use is missing, or recordings cannot be played for want of one. */
    static final String MASTER = "recording.master-key";

    /** There is nothing to sign with. */
    static final String SIGNING = "recording.signing-key";

    /** Nobody said that there is a copy of the keys. */
    static final String BACKUP = "recording.key-backup";

    private final AlertService alerts;

    KeyWatch(AlertService alerts) {
        this.alerts = alerts;
    }

    /**
     * Looks at how things are.
     *
     * @param kept how many recordings there are under each master key; empty if the database does not tell
     */
    void look(SiteKeys keys, Map<String, Long> kept) {
        List<Problem> problems = keys.problems();
        List<Problem> signing = problems.stream().filter(one -> one.code().startsWith("recording.signing-key")).toList();
        List<Problem> others = problems.stream().filter(one -> !signing.contains(one)).toList();
        Set<String> here = keys.masters().stream().map(SiteKeys.MasterStatus::id).collect(Collectors.toSet());
        Map<String, Long> missing = new TreeMap<>(kept);
        missing.keySet().removeAll(here);
        master(others, missing);
        report(SIGNING, signing, "Recordings cannot be signed", "Nothing is recorded. ");
        if (problems.isEmpty() && !keys.backedUp()) {
            alerts.raise(new AlertCondition(
                    BACKUP,
                    AlertCondition.Severity.WARNING,
                    "The keys of the recordings have no copy",
                    "If this disk is lost, no recording can be played again, not even from an archive or a backup.",
                    "Copy the folder etc/recording to a safe place, then say so: recording:keys --backed-up."));
        } else {
            alerts.clear(BACKUP);
        }
    }

    private void master(List<Problem> problems, Map<String, Long> missing) {
        if (!problems.isEmpty()) {
            report(MASTER, problems, "A key of the recordings is missing or unusable", "Nothing is recorded if it is the key in use. ");
        } else if (!missing.isEmpty()) {
            String which = missing.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .map(one -> one.getValue() + " recordings under master key " + one.getKey())
                    .collect(Collectors.joining(", "));
            alerts.raise(new AlertCondition(
                    MASTER,
                    AlertCondition.Severity.CRITICAL,
                    "Recordings cannot be played for want of their master key",
                    "Not playable: " + which + ". New calls are recorded under another key, and what is kept under others plays.",
                    "Put the key's file back into etc/recording from where you keep its copy."));
        } else {
            alerts.clear(MASTER);
        }
    }

    private void report(String key, List<Problem> problems, String title, String consequence) {
        if (problems.isEmpty()) {
            alerts.clear(key);
            return;
        }
        Problem first = problems.getFirst();
        alerts.raise(new AlertCondition(
                key, AlertCondition.Severity.CRITICAL, title,
                consequence + problems.stream().map(one -> one.message() + " [" + one.input() + "]").collect(Collectors.joining(" ")),
                first.remedy()));
    }

    /** Takes back what it raised. */
    void clear() {
        List.of(MASTER, SIGNING, BACKUP).forEach(alerts::clear);
    }
}
