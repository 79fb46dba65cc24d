package org.jackfield.apps.recording.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.facts.CustomTags;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.TagSettings;

/** Shows or changes how the custom tags are called. */
@Service
@Command(scope = "recording", name = "tags", description = "Shows or changes the names of the custom tags")
public final class TagsCommand implements Action {

    @Option(name = "--name", multiValued = true, description = "NUMBER=NAME, such as 1=\"Account\"; without a NAME, the name goes")
    private List<String> named;

    @Reference
    private SettingsService settings;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        boolean look = named == null || named.isEmpty();
        Subject by = security.check(look ? RecordingPermissions.VIEW : TagSettings.CONFIGURE);
        Stored<TagSettings> stored = settings.read(TagSettings.TYPE);
        if (look) {
            print(stored.value());
            return null;
        }
        List<String> names = new ArrayList<>(stored.value().names());
        for (String each : named) {
            int sign = each.indexOf('=');
            String number = sign < 0 ? each : each.substring(0, sign);
            if (sign < 0 || !number.matches("[1-" + CustomTags.COUNT + "]")) {
                throw ProblemException.invalid(
                        "recording.tag", each, "This names no tag.", "Write --name 1=Account, with a number from 1 to 5.");
            }
            names.set(Integer.parseInt(number) - 1, each.substring(sign + 1));
        }
        print(settings.write(TagSettings.TYPE, stored.revision(), TagSettings.of(names), by).value());
        return null;
    }

    private void print(TagSettings tags) {
        for (int i = 0; i < CustomTags.COUNT; i++) {
            session.getConsole().printf("%d %s%n", i + 1, tags.names().get(i));
        }
    }
}
