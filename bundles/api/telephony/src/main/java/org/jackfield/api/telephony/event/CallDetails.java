package org.jackfield.api.telephony.event;

import java.util.Objects;
import org.jackfield.api.telephony.DeviceId;

/**
 * What an event tells about its call besides the device it is about. Everything is optional: a connector fills in what
 * the phone system sends with that very event and leaves the rest out; the model keeps what it has heard before.
 *
 * @param calling the device that calls: the station for an internal or outbound call, the trunk for an inbound one
 * @param dialled the digits that were dialled, as they were
 * @param outside the party outside, for calls over a trunk
 * @param originallyCalled the device that the call was first meant for
 * @param lastRedirection the device that last forwarded, deflected, transferred or recalled the call
 * @param group the hunt group that hands the call out
 * @param accountCode the account code entered for the call
 */
public record CallDetails(
        DeviceId calling,
        String dialled,
        ExternalParty outside,
        DeviceId originallyCalled,
        DeviceId lastRedirection,
        DeviceId group,
        String accountCode) {

    /** The event tells nothing more. */
    public static final CallDetails NONE = new CallDetails(null, null, null, null, null, null, null);

    public CallDetails {
        calling = Objects.requireNonNullElse(calling, DeviceId.NONE);
        dialled = Objects.requireNonNullElse(dialled, "");
        outside = Objects.requireNonNullElse(outside, ExternalParty.NONE);
        originallyCalled = Objects.requireNonNullElse(originallyCalled, DeviceId.NONE);
        lastRedirection = Objects.requireNonNullElse(lastRedirection, DeviceId.NONE);
        group = Objects.requireNonNullElse(group, DeviceId.NONE);
        accountCode = Objects.requireNonNullElse(accountCode, "");
    }

    /** An internal call, or the inside of one, from this device. */
    public static CallDetails from(DeviceId calling) {
        return NONE.withCalling(calling);
    }

    public CallDetails withCalling(DeviceId calling) {
        return new CallDetails(calling, dialled, outside, originallyCalled, lastRedirection, group, accountCode);
    }

    public CallDetails withDialled(String dialled) {
        return new CallDetails(calling, dialled, outside, originallyCalled, lastRedirection, group, accountCode);
    }

    public CallDetails withOutside(ExternalParty outside) {
        return new CallDetails(calling, dialled, outside, originallyCalled, lastRedirection, group, accountCode);
    }

    public CallDetails withRedirection(DeviceId originallyCalled, DeviceId lastRedirection) {
        return new CallDetails(calling, dialled, outside, originallyCalled, lastRedirection, group, accountCode);
    }

    public CallDetails withGroup(DeviceId group) {
        return new CallDetails(calling, dialled, outside, originallyCalled, lastRedirection, group, accountCode);
    }

    public CallDetails withAccountCode(String accountCode) {
        return new CallDetails(calling, dialled, outside, originallyCalled, lastRedirection, group, accountCode);
    }
}
