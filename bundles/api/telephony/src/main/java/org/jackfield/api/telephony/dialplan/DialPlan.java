package org.jackfield.api.telephony.dialplan;

import java.util.List;
import java.util.Optional;
import org.jackfield.api.security.Permission;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The site's one dial plan (manual §7.2.3). Answers from memory, in microseconds, on any thread.
 *
 * <p>A <em>clean</em> number has one form however it was dialled or came in: a number of the site's country as it is
 * dialled within the country, toll digit and area code included; a number of another country as {@code +}, country code
 * and number; a service code, an extension, and what is no number, as they are. What was stored by calls is clean; to find
 * something by number, clean what is looked for as well.
 */
@ProviderType
public interface DialPlan {

    /** What a person needs to change the dial plan. */
    Permission CONFIGURE = new Permission("dialplan.configure", "Configure the dial plan");

    /** {@return the rules in force; those that change nothing until a dial plan was set up} */
    DialPlanRules rules();

    /**
     * Cleans a caller's number, or one of which no call is known, such as that of a contact.
     *
     * @param number as the network gives it, as a person wrote it, or clean already; null counts as empty
     * @return the clean number, with the steps that led to it; never null
     */
    Translation clean(String number);

    /**
     * Cleans a number that a telephone of the site dialled: takes off what is dialled and not part of it.
     *
     * @param digits as the phone system gives them; null counts as empty
     * @return the clean number, with the steps that led to it; never null
     */
    Translation cleanDialled(String digits);

    /**
     * Completes the number that a caller dialled, of which the network passes on only the last digits.
     *
     * @param ddi as the phone system gives it; null counts as empty
     * @return the number, with the steps that led to it; never null
     */
    Translation cleanDdi(String ddi);

    /**
     * What a telephone of the site must dial to reach a number.
     *
     * @param number an extension, or a number outside however it is written; null counts as empty
     * @return the digits to dial, with the steps that led to them; never null
     */
    Translation dial(String number);

    /**
     * What is known of a number from the numbering plans of all countries.
     *
     * @param number in any form that {@link #clean} takes
     * @return empty if no country is set, or if it is no telephone number at all
     */
    Optional<NumberFacts> facts(String number);

    /**
     * How others may have written a number down: what to search in a list whose numbers are kept as text.
     *
     * @param number in any form that {@link #clean} takes
     * @return the number itself and what every telephone format makes of it, without repeats; at most 201
     */
    List<String> spellings(String number);

    /** {@return a plan with other rules and the same telephone formats, to try them out; changes nothing} */
    DialPlan with(DialPlanRules rules);

    /** {@return the ISO 3166 codes of the countries that have a preset, in their order} */
    List<String> countries();

    /**
     * The rules with which a site in a country begins: codes, lengths and service codes from the country's numbering plan;
     * the area codes and DID prefix of {@code current} are left out, its extension length is kept.
     *
     * @param country one of {@link #countries()}
     * @param current rules to take over what depends on the phone system
     * @return rules to edit further; never null
     * @throws org.jackfield.api.problem.ProblemException {@code dialplan.unknown-country}
     */
    DialPlanRules preset(String country, DialPlanRules current);
}
