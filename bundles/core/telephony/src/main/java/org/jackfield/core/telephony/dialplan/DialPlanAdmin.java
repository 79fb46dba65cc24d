package org.jackfield.core.telephony.dialplan;

import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.dialplan.DialPlanAdminService;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.dialplan.TelephoneFormats;

/** Changes the dial plan; what runs hears of it by the settings' listener. */
public final class DialPlanAdmin implements DialPlanAdminService {

    private final SettingsService settings;

    /** Keeps it in these settings. */
    public DialPlanAdmin(SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public Stored<DialPlanRules> rules() {
        return settings.read(DialPlanSettings.RULES);
    }

    @Override
    public Stored<DialPlanRules> store(Stored<DialPlanRules> read, DialPlanRules wanted, Subject by) {
        return settings.write(DialPlanSettings.RULES, read.revision(), wanted, by);
    }

    @Override
    public Stored<TelephoneFormats> formats() {
        return settings.read(DialPlanSettings.FORMATS);
    }

    @Override
    public Stored<TelephoneFormats> store(Stored<TelephoneFormats> read, TelephoneFormats wanted, Subject by) {
        new Spelling(wanted);
        return settings.write(DialPlanSettings.FORMATS, read.revision(), wanted, by);
    }
}
