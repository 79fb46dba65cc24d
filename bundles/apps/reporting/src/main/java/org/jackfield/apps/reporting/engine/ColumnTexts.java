package org.jackfield.apps.reporting.engine;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.api.i18n.Messages;
import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.statistic.Statistic;

/** Names, headers and definitions of templates and columns, with the thresholds and codes of the site. */
final class ColumnTexts {

    private static final Messages MESSAGES = Messages.of(Statistic.class);
    private static final Pattern RING = Pattern.compile("column\\.(.+)-(within|over)-([1-6])(\\.header|\\.definition)?");
    private static final Pattern CODE = Pattern.compile("column\\.account-code-([0-9]+)(\\.header|\\.definition)?");

    private static final Pattern TAG = Pattern.compile("column\\.tag-field-([1-5])(\\.header)?");

    private final ReportingSettings settings;
    private final List<String> tags;

    /** @param tags how the site calls its custom tags; empty texts, or none, for those that it gave no name */
    ColumnTexts(ReportingSettings settings, List<String> tags) {
        this.settings = settings;
        this.tags = tags;
    }

    String text(String key, Locale locale) {
        Matcher ring = RING.matcher(key);
        if (ring.matches()) {
            int seconds = settings.ringCategories().get(Integer.parseInt(ring.group(3)) - 1);
            // headers are as short as the names
            String end = ".definition".equals(ring.group(4)) ? ".definition" : "";
            return MESSAGES.text(locale, "column." + ring.group(1) + "-" + ring.group(2) + end, Integer.toString(seconds));
        }
        Matcher code = CODE.matcher(key);
        if (code.matches()) {
            return accountCode(Integer.parseInt(code.group(1)), ".definition".equals(code.group(2)), locale);
        }
        Matcher tag = TAG.matcher(key);
        if (tag.matches()) {
            int number = Integer.parseInt(tag.group(1));
            String name = number <= tags.size() ? tags.get(number - 1) : "";
            if (!name.isBlank()) {
                return name;
            }
        }
        if (key.endsWith(".header")) {
            String header = MESSAGES.text(locale, key);
            return header.equals(key) ? MESSAGES.text(locale, key.substring(0, key.length() - ".header".length())) : header;
        }
        return MESSAGES.text(locale, key);
    }

    private String accountCode(int number, boolean definition, Locale locale) {
        List<ReportingSettings.AccountCode> codes = settings.accountCodes();
        ReportingSettings.AccountCode code =
                number <= codes.size() ? codes.get(number - 1) : new ReportingSettings.AccountCode("", "");
        if (definition) {
            return code.code().isEmpty()
                    ? MESSAGES.text(locale, "column.account-code-n.unset.definition")
                    : MESSAGES.text(locale, "column.account-code-n.definition", code.code());
        }
        return code.name().isEmpty() ? MESSAGES.text(locale, "column.account-code-n", Integer.toString(number)) : code.name();
    }
}
