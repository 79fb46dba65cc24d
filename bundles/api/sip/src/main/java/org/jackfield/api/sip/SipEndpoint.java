package org.jackfield.api.sip;

import java.util.Map;
import java.util.Optional;
import org.jackfield.api.problem.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** The one place where we take calls over SIP. Any thread may call. */
@ProviderType
public interface SipEndpoint {

    /** {@return the port it listens at, or would, 1 to 65535} */
    int port();

    /** {@return whether it listens; it does while a {@link SipCallHandler} is registered} */
    boolean listens();

    /** {@return why it cannot listen, with a remedy; empty if it can; never null} */
    Optional<Problem> problem();

    /** {@return what it has taken, answered and refused, by cause, since it was started; names are stable words; never null} */
    Map<String, Long> counters();
}
