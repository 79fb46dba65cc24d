package org.jackfield.distribution.portal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.List;
import org.jackfield.distribution.licence.IssuerKeys;
import org.jackfield.distribution.portal.desk.AccountDesk;
import org.jackfield.distribution.portal.desk.RequestDesk;
import org.jackfield.distribution.portal.desk.SalesDesk;
import org.jackfield.distribution.portal.pages.LicencePages;
import org.jackfield.distribution.portal.pages.OrderPages;
import org.jackfield.distribution.portal.pages.Problems;
import org.jackfield.distribution.portal.pages.PublicPages;
import org.jackfield.distribution.portal.pages.RecordPages;
import org.jackfield.distribution.portal.rest.SalesRest;
import org.jackfield.distribution.portal.rest.SiteRest;
import org.jackfield.distribution.portal.store.PortalStore;
import org.jackfield.distribution.portal.web.Certificates;
import org.jackfield.distribution.portal.web.PortalServer;
import org.jackfield.distribution.portal.web.Routes;
import org.jackfield.distribution.portal.web.Sessions;

/** The portal at work on one folder: its records, its keys, its certificate, its pages. */
final class Portal implements AutoCloseable {

    private final PortalStore store;
    private final PortalServer server;
    private final Certificates certificates;

    private Portal(PortalStore store, PortalServer server, Certificates certificates) {
        this.store = store;
        this.server = server;
        this.certificates = certificates;
    }

    /** {@return a portal that answers} */
    static Portal start(Path folder, InetSocketAddress address, List<String> hosts, InstantSource clock)
            throws IOException, GeneralSecurityException {
        makeFolder(folder);
        KeyPair issuer = issuer(folder.resolve("keys"));
        Certificates certificates = Certificates.of(folder.resolve("tls"), hosts, clock.instant());
        PortalStore store = PortalStore.open(folder);
        try {
            AccountDesk accounts = new AccountDesk(store, clock);
            SalesDesk sales = new SalesDesk(store, clock);
            SiteRest sites = new SiteRest(new RequestDesk(store, issuer, clock), issuer.getPublic(), clock);
            Sessions sessions = new Sessions(clock);
            Routes routes = new Routes();
            sites.offer(routes);
            new SalesRest(store, sales, accounts, clock).offer(routes);
            new PublicPages(sites, accounts, sessions, clock).offer(routes, style());
            new LicencePages(store, sales, clock).offer(routes);
            new OrderPages(store, sales).offer(routes);
            new RecordPages(store, sales, accounts).offer(routes);
            PortalServer server = new PortalServer(
                    address, certificates.context(), routes, sessions,
                    name -> store.inTransaction(books -> books.accounts().account(name)), Problems::show, clock);
            server.start();
            return new Portal(store, server, certificates);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Makes a folder that is its owner's alone; one that is there is left as it is. */
    static void makeFolder(Path folder) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        if (Path.of(".").getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** The key is made at the first start; one made by the licence tool may be put there before. */
    private static KeyPair issuer(Path folder) throws IOException, GeneralSecurityException {
        Path secret = folder.resolve("issuer.key");
        if (!Files.exists(secret)) {
            makeFolder(folder);
            IssuerKeys.make(secret, folder.resolve("issuer.pub"));
        }
        return IssuerKeys.read(secret);
    }

    private static byte[] style() throws IOException {
        try (InputStream in = Portal.class.getResourceAsStream("portal.css")) {
            return in.readAllBytes();
        }
    }

    int port() {
        return server.port();
    }

    String fingerprint() {
        return certificates.fingerprint();
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
