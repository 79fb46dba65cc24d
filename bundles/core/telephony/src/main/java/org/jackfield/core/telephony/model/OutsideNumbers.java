package org.jackfield.core.telephony.model;

import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.core.telephony.dialplan.NumberCleaning;

/**
 * How numbers outside are told: cleaned by the dial plan that the journal told of last. The model itself keeps what the
 * phone system said.
 */
final class OutsideNumbers {

    private NumberCleaning cleaning = new NumberCleaning(DialPlanRules.NONE);

    void set(DialPlanRules rules) {
        cleaning = new NumberCleaning(rules);
    }

    DialPlanRules rules() {
        return cleaning.rules();
    }

    ExternalParty of(Call call) {
        ExternalParty told = call.outside;
        if (told.equals(ExternalParty.NONE)) {
            return told;
        }
        String number = call.direction() == Direction.OUTBOUND
                ? cleaning.cleanDialled(told.number()).result()
                : cleaning.clean(told.number()).result();
        return new ExternalParty(number, told.name(), cleaning.cleanDdi(told.ddi()).result(), told.ddiName());
    }
}
