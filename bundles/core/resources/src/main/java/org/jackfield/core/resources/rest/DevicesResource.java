package org.jackfield.core.resources.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Devices and what they do. */
@Component(service = RestResource.class)
@Path("devices")
@RequiresPermission("telephony.view")
public final class DevicesResource implements RestResource {

    private final TelephonyService telephony;

    /** Answers for telephony. */
    @Activate
    public DevicesResource(@Reference TelephonyService telephony) {
        this.telephony = telephony;
    }

    /** A device as it is shown outside. */
    @Summary("A device and what it is set to")
    public record DeviceDocument(
            UUID phoneSystem,
            @Summary("The node's number, on a phone system of several") String node,
            String number,
            DeviceKind kind,
            String name,
            @Summary("Whether its telephone is there") boolean online,
            boolean doNotDisturb,
            String doNotDisturbText,
            ForwardingType forwarding,
            String forwardedTo,
            int messagesWaiting,
            List<AgentDocument> agents,
            @Summary("Calls answered here count as still ringing") boolean notAnswering,
            @Summary("Calls ringing here do not count as ringing") boolean notRung,
            boolean hotDesk,
            @Summary("Its events are not followed") boolean disabled,
            @Summary("Entered by hand") boolean manual) {

        static DeviceDocument of(DeviceStatus status) {
            Device device = status.device();
            return new DeviceDocument(
                    device.system().value(),
                    Documents.text(device.id().node()),
                    device.id().number(),
                    device.kind(),
                    Documents.text(device.name()),
                    status.online(),
                    status.doNotDisturb(),
                    Documents.text(status.doNotDisturbText()),
                    status.forwarding(),
                    Documents.text(status.forwardedTo()),
                    status.messagesWaiting(),
                    status.agents().stream().map(AgentDocument::of).toList(),
                    device.settings().notAnswering(),
                    device.settings().notRung(),
                    device.settings().hotDesk(),
                    device.settings().disabled(),
                    device.manual());
        }
    }

    /** An agent at a device. */
    @Summary("An agent logged on at a device")
    public record AgentDocument(String agent, String name, AgentState state, List<String> groups) {

        static AgentDocument of(DeviceStatus.AgentStatus agent) {
            return new AgentDocument(
                    agent.agent().toString(),
                    Documents.text(agent.name()),
                    agent.state(),
                    agent.groups().stream().map(DeviceId::toString).toList());
        }
    }

    /** {@return the devices that match} */
    @GET
    @Summary("Devices with what they are set to, by number")
    public Page<DeviceDocument> list(
            @QueryParam("phoneSystem") @Summary("Id of a phone system") UUID phoneSystem,
            @QueryParam("kind") DeviceKind kind,
            @QueryParam("number") @Summary("The device of this number, or node:number") String number,
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        DeviceId wanted = DeviceId.parse(number);
        Stream<PhoneSystemId> systems = phoneSystem == null
                ? telephony.phoneSystems().stream().map(PhoneSystem::id)
                : Stream.of(new PhoneSystemId(phoneSystem));
        List<DeviceStatus> found = systems.flatMap(system -> telephony.devices(system).stream())
                .filter(status -> kind == null || status.device().kind() == kind)
                .filter(status -> wanted.isNone() || matches(status.device().id(), wanted))
                .toList();
        return Page.within(found, Paging.of(page, size)).map(DeviceDocument::of);
    }

    /** Without a node a number is looked for on every node. */
    private static boolean matches(DeviceId device, DeviceId wanted) {
        return device.number().equals(wanted.number())
                && (wanted.node().isEmpty() || wanted.node().equals(device.node()));
    }
}
