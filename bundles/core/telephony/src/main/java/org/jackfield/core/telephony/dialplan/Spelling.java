package org.jackfield.core.telephony.dialplan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.dialplan.TelephoneFormat;
import org.jackfield.api.telephony.dialplan.TelephoneFormats;

/**
 * How others write a number (manual §7.1.3.6). The patterns are a person's; their engine takes time in proportion to the
 * number's length, whatever the pattern, so that none can hold anything up.
 */
final class Spelling {

    private final List<Rule> rules;

    private record Rule(Pattern pattern, String written) {}

    /** @throws ProblemException {@code dialplan.format} for a pattern that is none */
    Spelling(TelephoneFormats formats) {
        List<Rule> compiled = new ArrayList<>();
        for (TelephoneFormat format : formats.formats()) {
            compiled.add(compiled(format));
        }
        rules = List.copyOf(compiled);
    }

    private static Rule compiled(TelephoneFormat format) {
        try {
            Pattern pattern = Pattern.compile(format.pattern());
            checkGroups(format, pattern.groupCount());
            return new Rule(pattern, format.written());
        } catch (PatternSyntaxException e) {
            throw refused(format.pattern(), "This is no regular expression: " + e.getDescription() + ".");
        }
    }

    private static void checkGroups(TelephoneFormat format, int groups) {
        String written = format.written();
        for (int at = written.indexOf('$'); at >= 0; at = written.indexOf('$', at + 1)) {
            int group = at + 1 < written.length() ? Character.digit(written.charAt(at + 1), 10) : -1;
            if (group < 1 || group > groups) {
                throw refused(written, "What is written names a group that the pattern has not; it has " + groups + ".");
            }
        }
    }

    private static ProblemException refused(String input, String message) {
        return ProblemException.invalid(
                "dialplan.format", input, message,
                "Use digits, \\d, groups in brackets and repeats in braces, such as ^(\\d{5})(\\d{6})$ and $1 $2.");
    }

    /** The number itself, and every other way to write it. */
    List<String> of(String number) {
        Set<String> found = new LinkedHashSet<>();
        found.add(number);
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern().matcher(number);
            if (matcher.matches()) {
                found.add(written(rule.written(), matcher));
            }
        }
        return List.copyOf(found);
    }

    private static String written(String template, Matcher matcher) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '$') {
                String group = matcher.group(Character.digit(template.charAt(++i), 10));
                text.append(group == null ? "" : group);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
