package org.jackfield.core.telephony.dialplan;

import java.util.function.Consumer;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.dialplan.DialPlanAdminService;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.dialplan.TelephoneFormats;

/** Changes the dial plan: first in the database, then in what runs. */
public final class DialPlanAdmin implements DialPlanAdminService {

    private final SettingsService settings;
    private final Consumer<DialPlanRules> inForce;

    /**
     * Keeps it in these settings.
     *
     * @param inForce is told of rules that were stored
     */
    public DialPlanAdmin(SettingsService settings, Consumer<DialPlanRules> inForce) {
        this.settings = settings;
        this.inForce = inForce;
    }

    @Override
    public Stored<DialPlanRules> rules() {
        return settings.read(DialPlanSettings.RULES);
    }

    @Override
    public Stored<DialPlanRules> store(Stored<DialPlanRules> read, DialPlanRules wanted, Subject by) {
        Stored<DialPlanRules> written = settings.write(DialPlanSettings.RULES, read.revision(), wanted, by);
        inForce.accept(written.value());
        return written;
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
