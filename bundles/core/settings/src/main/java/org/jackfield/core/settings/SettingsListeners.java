package org.jackfield.core.settings;

import java.util.Map;
import org.jackfield.api.settings.SettingsListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings listeners to the settings. A component of its own, for a listener nearly always reads settings itself. */
@Component(immediate = true, service = {})
public final class SettingsListeners {

    private final SettingsComponent settings;

    @Activate
    public SettingsListeners(@Reference SettingsComponent settings) {
        this.settings = settings;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(SettingsListener<?> listener, Map<String, Object> properties) {
        settings.addListener(listener, properties);
    }

    void removeListener(SettingsListener<?> listener) {
        settings.removeListener(listener);
    }
}
