package org.jackfield.core.events.model;

/** What can happen. The names are stored and told over REST: they stay as they are. */
public enum EventKind {
    SERVER_STARTED(Category.SERVER, Weight.GOOD),
    /** It was not shut down before: a crash, a power failure, a kill. */
    SERVER_STARTED_AFTER_CRASH(Category.SERVER, Weight.WARNING),
    SERVER_STOPPED(Category.SERVER, Weight.NEUTRAL),
    RESTART_ORDERED(Category.SERVER, Weight.NEUTRAL),
    FEATURE_STARTED(Category.FEATURES, Weight.GOOD),
    FEATURE_STOPPED(Category.FEATURES, Weight.NEUTRAL),
    FEATURE_ENDING(Category.FEATURES, Weight.WARNING),
    FEATURE_FAILED(Category.FEATURES, Weight.BAD),
    FEATURE_UNLICENSED(Category.FEATURES, Weight.WARNING),
    FEATURE_REFUSED(Category.FEATURES, Weight.BAD),
    FEATURE_REMOVED(Category.FEATURES, Weight.NEUTRAL),
    LICENCE_CHANGED(Category.FEATURES, Weight.NEUTRAL),
    PHONE_SYSTEM_CONNECTED(Category.PHONE_SYSTEMS, Weight.GOOD),
    PHONE_SYSTEM_LOST(Category.PHONE_SYSTEMS, Weight.BAD),
    LOGGED_IN(Category.SECURITY, Weight.NEUTRAL),
    LOG_IN_REFUSED(Category.SECURITY, Weight.WARNING),
    LOCKED_OUT(Category.SECURITY, Weight.WARNING),
    SESSION_ENDED(Category.SECURITY, Weight.NEUTRAL),
    TASK_DONE(Category.TASKS, Weight.GOOD),
    TASK_FAILED(Category.TASKS, Weight.BAD),
    TASK_CANCELLED(Category.TASKS, Weight.NEUTRAL),
    TASK_INTERRUPTED(Category.TASKS, Weight.WARNING),
    ALERT_RAISED(Category.ALERTS, Weight.WARNING),
    ALERT_CLEARED(Category.ALERTS, Weight.GOOD);

    /** What an event is about; the names are stored. */
    public enum Category {
        SERVER,
        FEATURES,
        PHONE_SYSTEMS,
        /** Who came and who was turned away: for those who may see the audit trail. */
        SECURITY,
        /** Imports, backups, archives and other long work. */
        TASKS,
        ALERTS
    }

    /** Whether it is good news. */
    public enum Weight {
        NEUTRAL,
        GOOD,
        WARNING,
        BAD
    }

    private final Category category;
    private final Weight weight;

    EventKind(Category category, Weight weight) {
        this.category = category;
        this.weight = weight;
    }

    /** {@return what it is about} */
    public Category category() {
        return category;
    }

    /** {@return whether it is good news} */
    public Weight weight() {
        return weight;
    }
}
