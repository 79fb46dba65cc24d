package org.jackfield.core.telephony.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.telephony.dialplan.Translation;

/** Shows what the dial plan makes of a number. */
@Service
@Command(scope = "telephony", name = "number", description = "Shows what the dial plan makes of a number, step by step")
public final class NumberCommand implements Action {

    @Option(name = "--dialled", description = "The number was dialled at a telephone of the site")
    private boolean dialled;

    @Option(name = "--ddi", description = "The number was dialled by a caller")
    private boolean ddi;

    @Option(name = "--dial", description = "Shows what a telephone of the site must dial to reach the number")
    private boolean dial;

    @Argument(name = "number", required = true, description = "The number, in quotation marks if it holds spaces")
    private String number;

    @Reference
    private SecurityService security;

    @Reference
    private DialPlan plan;

    @Override
    public Object execute() {
        security.check(DialPlan.CONFIGURE);
        Translation found = dial ? plan.dial(number)
                : dialled ? plan.cleanDialled(number)
                : ddi ? plan.cleanDdi(number) : plan.clean(number);
        ShellTable table = new ShellTable();
        table.column("Rule");
        table.column("Because of");
        table.column("Number");
        table.emptyTableText(plan.rules().country().isEmpty()
                ? "No dial plan is set up: numbers stay as they are. Set it up on the page Dial plan."
                : "No rule changes this number.");
        found.steps().forEach(step -> table.addRow().addContent(step.rule(), step.detail(), step.result()));
        table.print(System.out);
        System.out.println(found.input() + " -> " + found.result());
        plan.facts(dial ? found.input() : found.result()).ifPresent(facts -> System.out.println(facts.written() + ", " + facts.kind()
                + (facts.valid() ? "" : ": no such number can exist")));
        return null;
    }
}
