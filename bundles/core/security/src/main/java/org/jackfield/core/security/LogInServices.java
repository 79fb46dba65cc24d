package org.jackfield.core.security;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Registers what belongs to the log-in once the log-in is there: whoever waits for the last of these would else be made in
 * the middle of the making of {@link AuthenticationComponent}, and ask for it.
 */
@Component(immediate = true, service = {})
public final class LogInServices {

    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    /** Registers them. */
    @Activate
    public LogInServices(BundleContext context, @Reference AuthenticationComponent authentication) {
        authentication.companions().forEach((type, service) ->
                registrations.add(context.registerService(type.getName(), service, null)));
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
