package org.jackfield.core.licence.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.licence.portal.Activation;
import org.jackfield.core.licence.portal.Wish;

/** Activates a licence. */
@Service
@Command(scope = "licence", name = "activate", description = "Activates a licence at the portal, or makes the request file for it")
public final class ActivateCommand implements Action {

    @Option(name = "--site-id", description = "The site id of the certificate")
    private String siteId;

    @Option(name = "--serial", description = "The serial number of the certificate")
    private String serial;

    @Option(name = "--voucher", description = "A voucher for a site, instead of both")
    private String voucher;

    @Option(name = "--site-name", description = "What this site is called", required = true)
    private String siteName;

    @Option(name = "--mac", description = "The MAC address of this server to bind the licence to; licence:request lists them",
            required = true)
    private String machine;

    @Option(name = "--arid", description = "The application record id of the phone system, as a note")
    private String applicationRecordId;

    @Option(name = "--reseller", description = "The reseller id, for a stock licence")
    private String resellerId;

    @Option(name = "--offline", valueToShowInHelp = "FILE", description = "Writes the request to this file instead of sending it")
    private String offline;

    @Reference
    private SecurityService security;

    @Reference
    private Activation activation;

    @Override
    public Object execute() throws Exception {
        new ActivationRunner(security, activation).run(
                () -> Wish.Activate.of(siteId, serial, voucher, siteName, machine, applicationRecordId, resellerId), offline);
        return null;
    }
}
