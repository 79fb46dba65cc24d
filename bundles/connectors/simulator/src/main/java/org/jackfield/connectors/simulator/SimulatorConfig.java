package org.jackfield.connectors.simulator;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of the simulator. */
@ObjectClassDefinition(name = "Simulator", description = "A telephone system with an office around it that speaks System OAI")
@interface SimulatorConfig {

    @AttributeDefinition(name = "Enabled", description = "Whether the simulated telephone system runs")
    boolean enabled() default false;

    @AttributeDefinition(name = "Address", description = "Address to listen on; 0.0.0.0 for all")
    String address() default "127.0.0.1";

    @AttributeDefinition(name = "Port", description = "TCP port for OAI and SMDR clients; 0 takes any free one")
    int port() default 4000;

    @AttributeDefinition(name = "Password", description = "What clients must send; empty for none")
    String _password() default "";

    @AttributeDefinition(name = "Enter as", description = "Name under which it is entered among the phone systems if it is not"
            + " there yet; empty for not at all. Needs a fixed port and an address that can be reached.")
    String enter() default "";

    @AttributeDefinition(name = "Scenario office", description = "One of the small offices that scenarios are written for (small,"
            + " larger, smdr) in place of one of the size below; nobody calls there by themselves. Empty for none.")
    String scenarioOffice() default "";

    @AttributeDefinition(name = "Stations", description = "Telephones, the administrator's included (4 to 600)")
    int stations() default 24;

    @AttributeDefinition(name = "Agents", description = "ACD agents (0 to 99, at least two fewer than stations)")
    int agents() default 6;

    @AttributeDefinition(name = "Hot deskers", description = "People without a desk of their own, who log in where they sit (0 to"
            + " 9): a phantom and an agent each, and a group of their own")
    int hotDesks() default 0;

    @AttributeDefinition(name = "Hunt groups", description = "Hunt groups, of kinds that take turns (1 to 9)")
    int groups() default 3;

    @AttributeDefinition(name = "Trunks", description = "Lines to the public network (1 to 400)")
    int trunks() default 8;

    @AttributeDefinition(name = "Nodes", description = "Nodes (1 to 9); several are seen through a CT Gateway")
    int nodes() default 1;

    @AttributeDefinition(name = "CT Gateway", description = "Whether a single node is seen through a CT Gateway too")
    boolean gateway() default false;

    @AttributeDefinition(name = "Protocol version", description = "Announced protocol version, such as V10.20 or V09.00")
    String protocol() default "V10.20";

    @AttributeDefinition(name = "Office lives", description = "Whether people make calls by themselves")
    boolean office() default true;

    @AttributeDefinition(name = "Day", description = "busy: always the busiest hour; working: a working day with its night",
            options = {@Option(label = "Always busy", value = "busy"), @Option(label = "Working day", value = "working")})
    String day() default "busy";

    @AttributeDefinition(name = "Calls per hour", description = "Calls in the busiest hour of office time, all sorts together")
    int callsPerHour() default 90;

    @AttributeDefinition(name = "Talk (s)", description = "Usual length of a talk in seconds of office time")
    int talkSeconds() default 120;

    @AttributeDefinition(name = "Speed", description = "Office seconds per real second, 0.1 to 1000")
    double speed() default 1;

    @AttributeDefinition(name = "Start", description = "Office time at the start: now, or HH:mm of today")
    String start() default "now";

    @AttributeDefinition(name = "Seed", description = "The same seed gives the same day")
    long seed() default 1;

    @AttributeDefinition(name = "Media", description = "Whether the telephones make SIP and audio, in real packets on the loopback"
            + " interface, as long as the speed is 1")
    boolean media() default false;

    @AttributeDefinition(name = "Media network", description = "First two numbers of all addresses of telephones; the telephone"
            + " system has .0.1 there")
    String mediaNetwork() default "127.20";

    @AttributeDefinition(name = "SIP port", description = "UDP port for SIP at each of these addresses")
    int sipPort() default 5060;

    @AttributeDefinition(name = "RTP ports", description = "First and last UDP port of audio")
    String rtpPorts() default "16384-32767";

    @AttributeDefinition(name = "Mirror to", description = "host:port that gets a copy of every packet as TZSP; empty for none")
    String mirrorTo() default "";

    @AttributeDefinition(name = "Recorder at", description = "host:port that the telephone system calls over SIP to have a call"
            + " recorded; such calls are not mirrored. Empty: Record-A-Call records nothing.")
    String recorderAt() default "";
}
