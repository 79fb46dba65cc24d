package org.jackfield.core.telephony;

import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.telephony.dialplan.DialPlanAdminService;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.core.telephony.dialplan.DialPlanAdmin;
import org.jackfield.core.telephony.dialplan.DialPlanSettings;
import org.jackfield.core.telephony.dialplan.SiteDialPlan;
import org.jackfield.core.telephony.system.PhoneSystems;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers the dial plan, and tells the phone systems when it changes. */
@Component(
        name = "org.jackfield.core.telephony.dialplan",
        immediate = true,
        service = SettingsListener.class,
        property = SettingsListener.ID + "=" + DialPlanSettings.RULES_ID)
public final class DialPlanComponent implements SettingsListener<DialPlanRules> {

    private final SettingsService settings;
    private final PhoneSystems systems;
    private final SiteDialPlan plan;
    private final ServiceRegistration<?> offeredPlan;
    private final ServiceRegistration<?> offeredAdmin;

    @Activate
    public DialPlanComponent(
            BundleContext context, @Reference TelephonyComponent telephony, @Reference SettingsService settings) {
        this.settings = settings;
        systems = telephony.systems();
        plan = new SiteDialPlan(
                settings.read(DialPlanSettings.RULES).value(), () -> settings.read(DialPlanSettings.FORMATS).value());
        offeredPlan = context.registerService(DialPlan.class, plan, null);
        offeredAdmin = context.registerService(DialPlanAdminService.class, new DialPlanAdmin(settings, this::use), null);
    }

    @Override
    public void settingsChanged(Stored<DialPlanRules> before, Stored<DialPlanRules> after) {
        // of two changes in quick succession the last counts
        use(settings.read(DialPlanSettings.RULES).value());
    }

    private void use(DialPlanRules rules) {
        plan.set(rules);
        systems.setDialPlan(rules);
    }

    @Deactivate
    public void stop() {
        offeredPlan.unregister();
        offeredAdmin.unregister();
    }
}
