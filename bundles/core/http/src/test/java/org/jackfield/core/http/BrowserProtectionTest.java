package org.jackfield.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What browsers are told, and what is taken from them, on the connectors of a real Jetty. */
class BrowserProtectionTest {

    private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\nOrigin: ";

    private final HttpsConnectors connectors = new HttpsConnectors("127.0.0.1", 0);
    private final Server server = new Server();
    private ServerConnector plain;
    private ServerConnector https;
    private ServerKey inForce;

    @BeforeEach
    void start() throws Exception {
        use(SelfSigned.make(LocalNames.ask(), Instant.now(), "secret".toCharArray()));
        plain = new ServerConnector(server);
        plain.setHost("127.0.0.1");
        server.addConnector(plain);
        server.setHandler(new Cookies());
        server.start();
        https = (ServerConnector) connectors.createConnector(server);
        server.addConnector(https);
        https.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private void use(ServerKey key) {
        connectors.use(key);
        inForce = key;
    }

    @Test
    void overHttpsTheSessionCookieHasThePrefixThatOnlyThisHostCanSet() throws Exception {
        assertThat(secure("")).contains("Set-Cookie: __Host-JSESSIONID=fresh; Path=/; Secure\r\n", "Set-Cookie: other=1\r\n");
        assertThat(secure("Cookie: a=b; __Host-JSESSIONID=mine; c=d\r\n")).endsWith("a=b JSESSIONID=mine c=d");
        assertThat(secure("Cookie: __Host-JSESSIONID=mine\r\nCookie: e=f\r\n")).endsWith("JSESSIONID=mine e=f");
    }

    @Test
    void overHttpsASessionThatANeighbourLaidIntoTheBrowserIsNone() throws Exception {
        assertThat(secure("Cookie: JSESSIONID=laid\r\n")).endsWith("\r\n\r\n");
        assertThat(secure("Cookie: JSESSIONID=laid; __Host-JSESSIONID=mine\r\n")).endsWith("\r\n\r\nJSESSIONID=mine");
    }

    @Test
    void overPlainHttpTheCookieKeepsItsName() throws Exception {
        assertThat(plain("Cookie: JSESSIONID=mine\r\n")).contains("Set-Cookie: JSESSIONID=fresh;").endsWith("JSESSIONID=mine");
    }

    @Test
    void aPageOfAnotherSiteOpensNoWebSocketWhicheverWayItComes() throws Exception {
        for (String stranger : List.of("https://evil.example", "https://evil.example:8443", "null", "https://site.example.evil", "%")) {
            assertThat(secure(UPGRADE + stranger + "\r\n")).as(stranger).startsWith("HTTP/1.1 403 ");
            assertThat(plain(UPGRADE + stranger + "\r\n")).as(stranger).startsWith("HTTP/1.1 403 ");
        }
        assertThat(secure(UPGRADE + "https://Site.example\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(plain(UPGRADE + "http://site.example\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(plain(UPGRADE + "https://site.example\r\n")).as("a proxy before us").startsWith("HTTP/1.1 200 ");
        assertThat(secure("Connection: Upgrade\r\nUpgrade: websocket\r\n")).as("no browser").startsWith("HTTP/1.1 200 ");
        assertThat(secure("Origin: https://evil.example\r\n")).as("no WebSocket").startsWith("HTTP/1.1 200 ");
    }

    @Test
    void whatWasPutOnThePlainConnectorIsTakenAway() throws Exception {
        https.stop();

        assertThat(plain(UPGRADE + "https://evil.example\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void browsersAreToldToComeByHttpsOnlyIfThatIsWantedAndSomebodyVouchesForTheCertificate() throws Exception {
        String header = "Strict-Transport-Security: max-age=63072000; includeSubDomains\r\n";

        assertThat(secure("")).doesNotContain("Strict-Transport-Security");
        connectors.strictTransport().want(true);
        assertThat(secure("")).as("self-signed").doesNotContain("Strict-Transport-Security");
        use(vouchedFor());
        assertThat(secure("")).contains(header);
        assertThat(plain("")).as("means nothing over plain HTTP").doesNotContain("Strict-Transport-Security");
        connectors.strictTransport().want(false);
        assertThat(secure("")).doesNotContain("Strict-Transport-Security");
    }

    private static ServerKey vouchedFor() throws Exception {
        Instant now = Instant.now();
        KeyPair key = Authority.key(2048);
        X509Certificate signed = new Authority(now)
                .certify(key.getPublic(), now, now.plus(Duration.ofDays(90)), KeyPurposeId.id_kp_serverAuth);
        return ServerKey.of(key.getPrivate(), new Certificate[] {signed}, "secret".toCharArray());
    }

    private String plain(String headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", plain.getLocalPort())) {
            return answer(socket, headers);
        }
    }

    private String secure(String headers) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", inForce.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (Socket socket = context.getSocketFactory().createSocket("127.0.0.1", https.getLocalPort())) {
            return answer(socket, headers);
        }
    }

    private static String answer(Socket socket, String headers) throws IOException {
        socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
        String connection = headers.contains("Connection:") ? "" : "Connection: close\r\n";
        socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: site.example\r\n" + connection + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Begins a session and answers with the cookies that it got. */
    private static final class Cookies extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().add("Set-Cookie", "JSESSIONID=fresh; Path=/; Secure");
            response.getHeaders().add("Set-Cookie", "other=1");
            response.getHeaders().put("Connection", "close");
            String got = Request.getCookies(request).stream()
                    .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                    .collect(Collectors.joining(" "));
            Content.Sink.write(response, true, got, callback);
            return true;
        }
    }
}
