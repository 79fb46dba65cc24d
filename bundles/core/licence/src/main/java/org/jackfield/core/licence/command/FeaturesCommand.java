package org.jackfield.core.licence.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.licence.LicencePermissions;

/** Lists the features. */
@Service
@Command(scope = "jackfield", name = "features", description = "Lists the installed features and their states")
public final class FeaturesCommand implements Action {

    @Reference
    private SecurityService security;

    @Reference
    private FeatureService features;

    @Override
    public Object execute() {
        security.check(LicencePermissions.FEATURES);
        ShellTable table = new ShellTable();
        table.column("id");
        table.column("title");
        table.column("version");
        table.column("needs");
        table.column("state");
        table.column("why");
        for (FeatureStatus feature : features.features()) {
            String needs = String.join(" or ", feature.entitlements());
            String why = (feature.reason() + " " + feature.remedy()).strip();
            table.addRow().addContent(feature.id(), feature.title(), feature.version(), needs, feature.state(), why);
        }
        table.emptyTableText("No feature is installed. Copy one into the deploy folder.");
        table.print(System.out);
        return null;
    }
}
