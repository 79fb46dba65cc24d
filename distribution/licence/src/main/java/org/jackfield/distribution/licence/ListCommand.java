package org.jackfield.distribution.licence;

import java.util.concurrent.Callable;
import org.jackfield.api.licence.Entitlement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the entitlements. */
@Command(name = "list", description = "Lists the entitlements of Jackfield.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        for (Entitlement one : Entitlement.values()) {
            spec.commandLine().getOut().printf(
                    "%-28s %-38s %s%n",
                    one.id() + (one.kind() == Entitlement.Kind.SWITCH ? "" : "=COUNT"), one.title(), one.unit());
        }
        return 0;
    }
}
