package org.jackfield.core.http.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.http.CertificateKeeper;
import org.jackfield.core.http.CertificateView;
import org.jackfield.core.http.HttpsComponent;

/** Shows, takes over or renews the certificate of HTTPS. */
@Service
@Command(scope = "http", name = "certificate", description = "Shows the certificate of HTTPS")
public final class CertificateCommand implements Action {

    @Option(name = "--reload", description = "Take over server.p12 now; it happens by itself within a minute")
    private boolean reload;

    @Option(name = "--renew", description = "Make a new self-signed certificate")
    private boolean renew;

    @Reference
    private CertificateKeeper keeper;

    @Reference
    private SecurityService security;

    @Override
    public Object execute() {
        security.check(HttpsComponent.CONFIGURE);
        show(keeper.act(renew, reload));
        return null;
    }

    private static void show(CertificateView certificate) {
        ShellTable table = new ShellTable();
        table.noHeaders();
        table.column("");
        table.column("");
        table.addRow().addContent("subject", certificate.subject());
        table.addRow().addContent("issuer", certificate.issuer());
        table.addRow().addContent("names", String.join(", ", certificate.names()));
        table.addRow().addContent("valid until", certificate.expires().toString());
        table.addRow().addContent("SHA-256", certificate.fingerprint());
        table.addRow().addContent("file", certificate.file());
        table.print(System.out);
    }
}
