package org.jackfield.core.telephony.dialplan;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.dialplan.NumberFacts;
import org.jackfield.api.telephony.dialplan.TelephoneFormats;
import org.jackfield.api.telephony.dialplan.Translation;

/** The dial plan in force: what it is made of changes as a whole. */
public final class SiteDialPlan implements DialPlan {

    private final Countries countries;
    private volatile Plan plan;
    private final Supplier<TelephoneFormats> formats;
    private volatile Written written;

    /** The rules, ready to be used. */
    private record Plan(NumberCleaning cleaning, OutboundDialling dialling) {
        Plan(NumberCleaning cleaning) {
            this(cleaning, new OutboundDialling(cleaning));
        }
    }

    /** The telephone formats, ready to be used. */
    private record Written(TelephoneFormats formats, Spelling spelling) {
        Written(TelephoneFormats formats) {
            this(formats, new Spelling(formats));
        }
    }

    /**
     * Begins with these.
     *
     * @param formats the telephone formats as they stand
     */
    public SiteDialPlan(DialPlanRules rules, Supplier<TelephoneFormats> formats) {
        this(new Countries(), rules, formats);
    }

    private SiteDialPlan(Countries countries, DialPlanRules rules, Supplier<TelephoneFormats> formats) {
        this.countries = countries;
        this.formats = formats;
        set(rules);
    }

    public void set(DialPlanRules rules) {
        plan = new Plan(new NumberCleaning(rules));
    }

    @Override
    public DialPlanRules rules() {
        return plan.cleaning().rules();
    }

    @Override
    public Translation clean(String number) {
        return plan.cleaning().clean(number);
    }

    @Override
    public Translation cleanDialled(String digits) {
        return plan.cleaning().cleanDialled(digits);
    }

    @Override
    public Translation cleanDdi(String ddi) {
        return plan.cleaning().cleanDdi(ddi);
    }

    @Override
    public Translation dial(String number) {
        return plan.dialling().dial(number);
    }

    @Override
    public Optional<NumberFacts> facts(String number) {
        Plan now = plan;
        DialPlanRules rules = now.cleaning().rules();
        return rules.country().isEmpty()
                ? Optional.empty()
                : countries.facts(now.cleaning().clean(number).result(), rules);
    }

    @Override
    public List<String> spellings(String number) {
        TelephoneFormats now = formats.get();
        Written ready = written;
        if (ready == null || !ready.formats().equals(now)) {
            ready = new Written(now);
            written = ready;
        }
        return ready.spelling().of(clean(number).result());
    }

    @Override
    public DialPlan with(DialPlanRules rules) {
        return new SiteDialPlan(countries, rules, formats);
    }

    @Override
    public List<String> countries() {
        return countries.codes();
    }

    @Override
    public DialPlanRules preset(String country, DialPlanRules current) {
        return countries.preset(country, current);
    }
}
