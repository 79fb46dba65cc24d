package org.jackfield.core.telephony;

import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.telephony.dialplan.DialPlanAdminService;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.core.telephony.dialplan.DialPlanPreset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an installation says from the beginning which dial plan it has, as the demo does: writes it, if nobody has yet. */
@Component(
        name = "org.jackfield.core.telephony.dialplan.preset",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
public final class DialPlanPresetComponent {

    private static final Logger LOG = LoggerFactory.getLogger(DialPlanPresetComponent.class);

    @Activate
    public DialPlanPresetComponent(
            DialPlanPreset preset, @Reference DialPlan plan, @Reference DialPlanAdminService admin) {
        Stored<DialPlanRules> stored = admin.rules();
        if (stored.revision() > 0) {
            return;
        }
        try {
            DialPlanRules country = plan.preset(preset.country(), new DialPlanRules(
                    "", "", List.of(), preset.outsideLine(), List.of(), List.of(), preset.maxExtensionLength(), List.of(),
                    "", 0, "", "", true, false, false, false));
            admin.store(stored, with(country, preset), Subject.system("org.jackfield.core.telephony"));
            LOG.info("The dial plan is that of {}, as this installation is set up", preset.country());
        } catch (ProblemException e) {
            LOG.error("etc/org.jackfield.core.telephony.dialplan.preset.cfg is left out: {}", e.getMessage());
        }
    }

    private static DialPlanRules with(DialPlanRules country, DialPlanPreset preset) {
        return new DialPlanRules(
                country.country(), preset.didPrefix(), country.outboundPrefixes(), country.outsideLine(),
                List.of(preset.localAreaCodes().split("[\\s,;]+")), country.localOverrideCodes(),
                country.maxExtensionLength(), country.serviceCodes(), country.tollDigit(),
                country.nationalNumberLength(), country.countryCode(), country.internationalCode(),
                country.tollOnLongDistance(), country.tollOnLocal(), country.dialHash(), country.dialLocalAreaCode());
    }
}
