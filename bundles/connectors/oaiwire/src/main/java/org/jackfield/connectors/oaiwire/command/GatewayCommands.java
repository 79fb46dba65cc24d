package org.jackfield.connectors.oaiwire.command;

import java.util.List;

import org.jackfield.connectors.oaiwire.layout.Counted;
import org.jackfield.connectors.oaiwire.layout.MayBeLeftOut;
import org.jackfield.connectors.oaiwire.layout.Text;
import org.jackfield.connectors.oaiwire.layout.Wire;

/** Commands that only a CT Gateway knows. */
public interface GatewayCommands {

    /** Node awareness on or off: whether losing one node ends the session. */
    @Wire("_NA")
    record NodeAware(boolean on) implements Command<SessionCommands.Switched> {
    }

    /** Takes a node, or all, in or out of scope. */
    @Wire("_USS")
    record SetScope(boolean on, String node) implements Command<Reply.Done> {
    }

    /** Confirmations in order, and events delayed while commands are pending. */
    @Wire("_AP")
    record SetOrder(boolean inOrder, boolean delayEvents) implements Command<Reply.Done> {
    }

    /** A connection to a node. */
    record NodeConnection(String connection, boolean up, String node) {
    }

    /** The connections to nodes. */
    record NodeConnections(List<NodeConnection> connections) implements Reply {
    }

    /** Asks for the connections to nodes. */
    @Wire("_UQC")
    record QueryConnections() implements Command<NodeConnections> {
    }

    /** An application at the gateway. */
    record Application(String number, boolean up, @Text String name, String address) {
    }

    /** The applications at the gateway. */
    record Applications(List<Application> applications) implements Reply {
    }

    /** Asks for the applications. */
    @Wire("_UQA")
    record QueryApplications() implements Command<Applications> {
    }

    /** Facts about a node connection (kind 0) or an application (kind 1), as they stand. */
    record Facts(int kind, String number, List<String> fields) implements Reply {
    }

    /** Asks for details. */
    @Wire("_UQI")
    record QueryDetails(int kind, String number) implements Command<Facts> {
    }

    /** Asks for counters. */
    @Wire("_UQS")
    record QueryCounters(int kind, String number) implements Command<Facts> {
    }

    /** The gateway's version. */
    record Version(String version, int stage, @MayBeLeftOut String software) implements Reply {
    }

    /** Asks for the gateway's version. */
    @Wire("_UQV")
    record QueryVersion() implements Command<Version> {
    }

    /** Data on a call: its tag and age. */
    record Tag(String tag, String date, String time) {
    }

    /** Data was attached or changed. */
    record Tagged(String call, Tag tag) implements Reply {
    }

    /** Attaches data to a call. */
    @Wire("_GAD")
    record AttachData(String call, String tag, @Counted String data) implements Command<Tagged> {
    }

    /** Changes attached data. */
    @Wire("_GMD")
    record ModifyData(String call, String tag, @Counted String data) implements Command<Tagged> {
    }

    /** Attached data. */
    record AttachedData(String call, Tag tag, @Counted String data) implements Reply {
    }

    /** Reads attached data. */
    @Wire("_GRD")
    record ReadData(String call, String tag) implements Command<AttachedData> {
    }

    /** The tags of a call. */
    record Tags(List<Tag> tags) implements Reply {
    }

    /** Lists the tags of a call. */
    @Wire("_GQD")
    record QueryData(String call) implements Command<Tags> {
    }

    /** Deletes attached data. */
    @Wire("_GDD")
    record DeleteData(String call, String tag) implements Command<DeletedData> {
    }

    /** What was deleted. */
    record DeletedData(String call, String tag) implements Reply {
    }

    /** Whether other applications may send data. */
    @Wire("_GDR")
    record AcceptData(boolean on) implements Command<Reply.Done> {
    }

    /** Sends data to another application. */
    @Wire("_GSD")
    record SendData(String application, @Counted String data) implements Command<Reply.Done> {
    }
}
