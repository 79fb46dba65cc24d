package org.jackfield.api.security;

/** The security profiles that every site has (manual §7.2.6.9.2.1). They cannot be edited. */
public enum BuiltInProfile {
    /** For engineers who configure the system. It does not open recordings. */
    ADMIN("Admin", "For engineers who configure the system"),
    /** For supervisors: every day's work, without the configuration. */
    SUPERVISOR("Supervisor", "For supervisors: what every day's work needs"),
    /** For everybody: the website and one's calls. */
    USER("User", "For everybody: the website and one's own calls"),
    /** For those who use the desktop client and never the website. */
    PHONE_MANAGER_ONLY("Phone Manager Only", "No access to the website"),
    /** The same, with recordings played in the client. */
    PHONE_MANAGER_PLAYBACK("Phone Manager with Playback", "No access to the website; recordings are played in the client"),
    /** For those who work with recordings only. */
    RECORDING_ONLY("Recording Only", "The website and its recordings"),
    /** For those who work with reports only. */
    REPORTING_ONLY("Reporting Only", "The website and its reports");

    private final String title;
    private final String description;

    BuiltInProfile(String title, String description) {
        this.title = title;
        this.description = description;
    }

    /** {@return how people call it, in English} */
    public String title() {
        return title;
    }

    /** {@return whom it is for, in English} */
    public String description() {
        return description;
    }
}
