package org.jackfield.apps.groupmessaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * The rules.
 *
 * @param rules in the order in which they were made
 */
public record GroupMessagingSettings(List<MessageRule> rules) {

    static final SettingsType<GroupMessagingSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.groupmessaging",
            GroupMessagingSettings.class,
            new GroupMessagingSettings(List.of()),
            new Permission("groupmessaging.configure", "Configure whose messages are told where"));

    private static final int MOST_RULES = 200;

    /** Refuses two rules of one id, and too many. */
    public GroupMessagingSettings {
        rules = List.copyOf(rules);
        if (rules.size() > MOST_RULES || rules.stream().map(MessageRule::id).distinct().count() < rules.size()) {
            throw ProblemException.invalid(
                    "groupmessaging.rules", rules.size() + " rules",
                    "There are two rules of one id, or more than " + MOST_RULES + ".", "Remove those that are not needed.");
        }
    }

    /** {@return the rule of this id} */
    public Optional<MessageRule> rule(String id) {
        return rules.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** {@return these with a rule changed, or added at the end} */
    public GroupMessagingSettings with(MessageRule rule) {
        List<MessageRule> changed = new ArrayList<>(rules);
        if (rule(rule.id()).isPresent()) {
            changed.replaceAll(each -> each.id().equals(rule.id()) ? rule : each);
        } else {
            changed.add(rule);
        }
        return new GroupMessagingSettings(changed);
    }

    /** {@return these without a rule} */
    public GroupMessagingSettings without(String id) {
        return new GroupMessagingSettings(rules.stream().filter(each -> !each.id().equals(id)).toList());
    }
}
