package org.jackfield.api.licence;

import static org.jackfield.api.licence.Entitlement.Kind.CONCURRENT_SEATS;
import static org.jackfield.api.licence.Entitlement.Kind.COUNTED;
import static org.jackfield.api.licence.Entitlement.Kind.PERSISTENT_SEATS;
import static org.jackfield.api.licence.Entitlement.Kind.SWITCH;
import static org.jackfield.api.licence.Entitlement.Section.CALL_RECORDER;
import static org.jackfield.api.licence.Entitlement.Section.COMMUNICATION_SERVICE;
import static org.jackfield.api.licence.Entitlement.Section.CONTACT_CENTRE;
import static org.jackfield.api.licence.Entitlement.Section.PHONE_MANAGER;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The entitlements of our own features (§7.2.1.1). A licence may hold others: a third party's id starts with its
 * domain and is known only to that party's bundle.
 */
public enum Entitlement {
    /** Recording of record-a-call and mirrored calls, 8 channels at most. */
    RECORDING_SMALL_BUSINESS("recording-small-business", "Call recorder, small business", COUNTED, CALL_RECORDER,
            "channels"),
    /** Recording of mirrored IP and SIP extensions. */
    RECORDING_IP_SIP("recording-ip-sip", "Call recorder, IP and SIP extensions", COUNTED, CALL_RECORDER, "channels"),
    /** Recorder clients connected at once. */
    RECORDER_CLIENT("recorder-client", "Call recorder clients", CONCURRENT_SEATS, CALL_RECORDER, "clients"),
    /** Muting of sensitive parts, by hand or by rule. */
    PCI_COMPLIANCE("pci-compliance", "PCI compliance", SWITCH, CALL_RECORDER, ""),
    /** Muting of sensitive parts by telephone keys. */
    PCI_COMPLIANCE_DTMF("pci-compliance-dtmf", "PCI compliance by DTMF", SWITCH, CALL_RECORDER, ""),

    /** Notification of phone-system alarms. */
    ALARM_NOTIFICATION("alarm-notification", "Alarm notification", SWITCH, COMMUNICATION_SERVICE, ""),
    /** Agent hot desking. */
    HOT_DESKING("hot-desking", "Agent hot desking", SWITCH, COMMUNICATION_SERVICE, ""),
    /** Call records over IP. */
    IP_SMDR("ip-smdr", "IP SMDR", SWITCH, COMMUNICATION_SERVICE, ""),
    /** Phone-system nodes; one for each node as soon as calls are recorded or reported on. */
    NODES("nodes", "Nodes", COUNTED, COMMUNICATION_SERVICE, "nodes"),
    /** Night mode by schedule. */
    NIGHT_MODE("night-mode", "Night mode", SWITCH, COMMUNICATION_SERVICE, ""),
    /** Message-waiting for groups. */
    GROUP_MESSAGING("group-messaging", "Group messaging", SWITCH, COMMUNICATION_SERVICE, ""),

    /** Desktop clients of the Outlook level connected at once. */
    PHONE_MANAGER_OUTLOOK("phone-manager-outlook", "Outlook integration clients", CONCURRENT_SEATS, PHONE_MANAGER,
            "clients"),
    /** Desktop clients of the professional level connected at once. */
    PHONE_MANAGER_PROFESSIONAL("phone-manager-professional", "Professional clients", CONCURRENT_SEATS, PHONE_MANAGER,
            "clients"),
    /** Desktop clients of the team-leader level connected at once. */
    PHONE_MANAGER_TEAM_LEADER("phone-manager-team-leader", "Team leader clients", CONCURRENT_SEATS, PHONE_MANAGER,
            "clients"),
    /** Mobile devices, each holding its seat from its first connection until it is revoked. */
    PHONE_MANAGER_MOBILE("phone-manager-mobile", "Mobile clients", PERSISTENT_SEATS, PHONE_MANAGER, "devices"),
    /** Desktop clients with TAPI connected at once. */
    TAPI("tapi", "TAPI clients", CONCURRENT_SEATS, PHONE_MANAGER, "clients"),
    /** Softphones of desktop or mobile clients in use at once. */
    SOFTPHONE("softphone", "Softphones", CONCURRENT_SEATS, PHONE_MANAGER, "clients"),

    /** Call lists and configuration reports. */
    CALL_LOGGING("call-logging", "Call logging", SWITCH, CONTACT_CENTRE, ""),
    /** Grouped reports; must cover every extension programmed on all nodes (ruling 23). */
    REPORTING_DEVICES("reporting-devices", "Call reporting devices", COUNTED, CONTACT_CENTRE, "devices"),
    /** Scheduled reports. */
    REPORT_SCHEDULING("report-scheduling", "Report scheduling", SWITCH, CONTACT_CENTRE, ""),
    /** Campaign agents logged in and dialling at once. */
    CAMPAIGN_CLIENTS("campaign-clients", "Campaign manager clients", CONCURRENT_SEATS, CONTACT_CENTRE, "clients"),
    /** Campaigns that exist. */
    CAMPAIGNS("campaigns", "Campaigns", COUNTED, CONTACT_CENTRE, "campaigns");

    /** How an entitlement counts. */
    public enum Kind {
        /** The site has it or not. */
        SWITCH,
        /** So many channels, devices, nodes or campaigns. */
        COUNTED,
        /** So many clients connected at once, first come first served. */
        CONCURRENT_SEATS,
        /** So many devices, each keeping its seat until it is revoked. */
        PERSISTENT_SEATS
    }

    /** Where an entitlement stands on the licence page. */
    public enum Section {
        /** Call recording. */
        CALL_RECORDER("Call recorder"),
        /** Applications of the site's phone system. */
        COMMUNICATION_SERVICE("Communication service"),
        /** Clients of the users. */
        PHONE_MANAGER("Phone manager"),
        /** Reports and campaigns. */
        CONTACT_CENTRE("Contact centre"),
        /** Entitlements of other makers. */
        OTHER("Other");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        /** {@return the heading} */
        public String title() {
            return title;
        }
    }

    /** One pool of channels for both ways of recording of a small business (ruling 19). */
    private static final int SMALL_BUSINESS_CHANNELS = 8;

    private static final Map<String, Entitlement> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Entitlement::id, Function.identity()));

    private final String id;
    private final String title;
    private final Kind kind;
    private final Section section;
    private final String unit;

    Entitlement(String id, String title, Kind kind, Section section, String unit) {
        this.id = id;
        this.title = title;
        this.kind = kind;
        this.section = section;
        this.unit = unit;
    }

    /** {@return the entitlement of this id; empty for a third party's} */
    public static Optional<Entitlement> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** {@return the id, as licences and bundles write it} */
    public String id() {
        return id;
    }

    /** {@return the name shown to people} */
    public String title() {
        return title;
    }

    /** {@return how it counts} */
    public Kind kind() {
        return kind;
    }

    /** {@return where it stands on the licence page} */
    public Section section() {
        return section;
    }

    /** {@return how many of it the product can use at most, however many are licensed} */
    public int ceiling() {
        return this == RECORDING_SMALL_BUSINESS ? SMALL_BUSINESS_CHANNELS : Integer.MAX_VALUE;
    }

    /** {@return what is counted, in the plural; empty for a switch} */
    public String unit() {
        return unit;
    }
}
