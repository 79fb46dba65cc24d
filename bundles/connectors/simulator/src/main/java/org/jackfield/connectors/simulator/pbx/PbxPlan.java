package org.jackfield.connectors.simulator.pbx;

import java.util.List;

/**
 * All that is programmed in a telephone system.
 *
 * @param identity     what it says it is
 * @param timers       how long it waits for what
 * @param nodes        its nodes, at least one
 * @param stations     telephones, phantoms included
 * @param users        people with a dynamic extension (DEE), each with a main extension
 * @param agents       ACD agents
 * @param groups       hunt groups
 * @param trunks       lines to the public network
 * @param trunkGroup   the group that outside calls use
 * @param applications voice mail applications
 * @param lines        numbers that outside callers dial
 * @param features     feature codes shown in lists
 * @param speedDials   speed dials for everybody
 * @param barred       beginnings of outside numbers that may not be dialled
 */
public record PbxPlan(Identity identity, Timers timers, List<NodePlan> nodes, List<StationPlan> stations,
        List<UserPlan> users, List<AgentPlan> agents, List<GroupPlan> groups, List<TrunkPlan> trunks, TrunkGroupPlan trunkGroup,
        List<ApplicationPlan> applications, List<LinePlan> lines, List<FeatureCode> features, List<SpeedDialPlan> speedDials,
        List<String> barred) {

    /**
     * What the system says it is.
     *
     * @param protocol   protocol version, such as {@code V10.20}
     * @param software   software version
     * @param premium    licensed: 0 nothing, 1 events, 2 call control, 3 both
     * @param country    country code: 3 is the United Kingdom
     * @param gateway    whether clients see a CT Gateway in front of the nodes
     * @param accessCode what is dialled in front of an outside number
     */
    public record Identity(String protocol, String software, int premium, int country, boolean gateway, String accessCode) {

        /** One directly connected system of the newest known version. */
        public static final Identity DEFAULT = new Identity("V10.20", "V6.0.11.113", 3, 3, false, "9");
    }

    /** How long the system waits, in milliseconds of office time. */
    public record Timers(long forwardNoAnswerMillis, long huntAdvanceMillis, long transferRecallMillis,
            long holdRecallMillis, long wrapUpMillis, long failedMillis, long announcementMillis, long overflowMillis) {

        /** As commonly programmed. */
        public static final Timers DEFAULT =
                new Timers(18_000, 14_000, 30_000, 120_000, 8_000, 15_000, 20_000, 180_000);
    }

    /** Somebody with a dynamic extension: their main extension, name and address, and whether their calls are routed now. */
    public record UserPlan(String extension, String firstName, String lastName, String email, boolean routed) {
    }

    /** A node and its description. */
    public record NodePlan(int number, String description) {
    }

    /** An agent. */
    public record AgentPlan(String id, String description) {
    }

    /**
     * A hunt group.
     *
     * @param stations     members of a UCD group
     * @param agents       members of an ACD group
     * @param announcement extension of an announcement for callers who wait, empty for none
     * @param overflow     where callers go who waited too long, empty for nowhere
     */
    public record GroupPlan(int node, String number, String username, String description, HuntGroup.Kind kind,
            HuntGroup.Policy policy, List<String> stations, List<String> agents, String announcement, String overflow) {
    }

    /** A trunk. */
    public record TrunkPlan(int node, String number, int answerSupervision) {
    }

    /** The trunk group; its names are those of its trunks. */
    public record TrunkGroupPlan(int node, String number, String username, String description) {
    }

    /** A voice mail application. */
    public record ApplicationPlan(int node, String number, String username, String description,
            Application.Purpose purpose) {
    }

    /**
     * A number that outside callers dial.
     *
     * @param number as the network delivers it
     * @param name   shown on displays
     * @param day    extension it rings by day
     * @param night  extension it rings at night
     */
    public record LinePlan(String number, String name, String day, String night) {
    }

    /**
     * A speed dial of the system.
     *
     * @param bin           its number on its node, 0 to 999
     * @param contents      what is dialled, as it was programmed
     * @param privateNumber whether displays and lists keep the contents to themselves
     */
    public record SpeedDialPlan(int node, int bin, String contents, String name, boolean privateNumber) {
    }

    /** A feature code as shown in list 8. */
    public record FeatureCode(String code, int logicalNumber, String name, boolean admin, boolean directory,
            boolean diagnostic, boolean toggle) {
    }
}
