package org.jackfield.api.web;

/** The groups of the navigation, in the order in which they are shown. A group without a page is not shown. */
public enum NavigationGroup {
    /** What goes on now. */
    OVERVIEW,
    /** Calls, live and past. */
    CALLS,
    /** Reports on calls. */
    REPORTS,
    /** Recordings and their evaluation. */
    RECORDINGS,
    /** What is done with telephones: night mode, hot desking, messaging, alarms. */
    TELEPHONY,
    /** Users, contacts, groups. */
    PEOPLE,
    /** Interfaces to other systems. */
    INTEGRATION,
    /** The system itself: alerts, tasks, licence, settings. */
    SYSTEM
}
