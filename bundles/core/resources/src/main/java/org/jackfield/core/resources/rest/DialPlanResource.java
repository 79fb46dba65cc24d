package org.jackfield.core.resources.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.telephony.dialplan.DialPlanAdminService;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.dialplan.NumberFacts;
import org.jackfield.api.telephony.dialplan.TelephoneFormat;
import org.jackfield.api.telephony.dialplan.TelephoneFormats;
import org.jackfield.api.telephony.dialplan.Translation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The dial plan, and what it makes of a number. */
@Component(service = RestResource.class)
@Path("dial-plan")
@RequiresPermission("dialplan.configure")
public final class DialPlanResource implements RestResource {

    private final DialPlan plan;
    private final DialPlanAdminService admin;
    private final SecurityService security;

    /** Answers for the dial plan. */
    @Activate
    public DialPlanResource(
            @Reference DialPlan plan, @Reference DialPlanAdminService admin, @Reference SecurityService security) {
        this.plan = plan;
        this.admin = admin;
        this.security = security;
    }

    /** The rules, with what is needed to write. */
    @Summary("The dial plan")
    public record DialPlanDocument(DialPlanRules rules, @Summary("Give it back when you write") long revision) {}

    /** The formats, with what is needed to write. */
    @Summary("The telephone formats")
    public record FormatsDocument(List<TelephoneFormat> items, @Summary("Give it back when you write") long revision) {}

    /** What became of a number. */
    @Summary("What the dial plan makes of a number")
    public record NumberDocument(
            String input,
            String result,
            @Summary("The rules that applied, in their order") List<Translation.Step> steps,
            @Summary("Absent if the number is of no numbering plan") Optional<NumberFacts> facts,
            @Summary("How others may have written it down") List<String> spellings) {}

    /** What is asked of a number. */
    public enum As {
        /** The number of a caller or a contact. */
        CALLER,
        /** Digits that were dialled at a telephone of the site. */
        DIALLED,
        /** What a caller dialled. */
        DDI,
        /** What is to be dialled from here. */
        DIAL
    }

    /** {@return the rules} */
    @GET
    @Summary("The rules in force")
    public DialPlanDocument rules() {
        Stored<DialPlanRules> stored = admin.rules();
        return new DialPlanDocument(stored.value(), stored.revision());
    }

    /** {@return the rules as stored} */
    @PUT
    @Summary("Stores other rules; they hold for calls from now on")
    public DialPlanDocument store(
            @QueryParam("revision") @Summary("The revision that was read") long revision, DialPlanRules rules) {
        if (rules == null) {
            throw ProblemException.invalid(
                    "dialplan.invalid", "", "There are no rules in the request.", "Send those of GET, changed.");
        }
        Stored<DialPlanRules> read = admin.rules();
        admin.store(new Stored<>(read.value(), revision, read.changedAt(), read.changedBy()), rules,
                security.check(DialPlan.CONFIGURE));
        return rules();
    }

    /** {@return what became of the number} */
    @GET
    @Path("number")
    @RequiresPermission("telephony.view")
    @Summary("What the dial plan makes of a number, step by step")
    public NumberDocument number(
            @QueryParam("number") @DefaultValue("") String number, @QueryParam("as") @DefaultValue("CALLER") As as) {
        Translation found = switch (as) {
            case CALLER -> plan.clean(number);
            case DIALLED -> plan.cleanDialled(number);
            case DDI -> plan.cleanDdi(number);
            case DIAL -> plan.dial(number);
        };
        String clean = as == As.DIAL ? number : found.result();
        return new NumberDocument(
                found.input(), found.result(), found.steps(), plan.facts(clean), plan.spellings(clean));
    }

    /** {@return the rules with which a site in that country begins} */
    @GET
    @Path("preset")
    @Summary("The rules with which a site in a country begins, to edit and store")
    public DialPlanRules preset(@QueryParam("country") @DefaultValue("") @Summary("Such as GB") String country) {
        return plan.preset(country, plan.rules());
    }

    /** {@return the formats} */
    @GET
    @Path("formats")
    @Summary("The telephone formats")
    public FormatsDocument formats() {
        Stored<TelephoneFormats> stored = admin.formats();
        return new FormatsDocument(stored.value().formats(), stored.revision());
    }

    /** {@return the formats as stored} */
    @PUT
    @Path("formats")
    @Summary("Stores other telephone formats")
    public FormatsDocument storeFormats(FormatsDocument wanted) {
        if (wanted == null || wanted.items() == null) {
            throw ProblemException.invalid(
                    "dialplan.formats", "", "There are no formats in the request.", "Send those of GET, changed.");
        }
        Stored<TelephoneFormats> read = admin.formats();
        admin.store(new Stored<>(read.value(), wanted.revision(), read.changedAt(), read.changedBy()),
                new TelephoneFormats(wanted.items()), security.check(DialPlan.CONFIGURE));
        return formats();
    }
}
