package org.jackfield.apps.recording.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.apps.recording.RecordingSite.ANNA;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.RecordingSite;
import org.jackfield.apps.recording.store.JdbiLinkStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser and a link. */
class LinkServletTest {

    @TempDir
    private Path folder;

    private RecordingSite site;
    private Links links;
    private Calls call;
    private Server server;
    private HttpClient browser;

    @BeforeEach
    void start() throws Exception {
        site = new RecordingSite(folder);
        FakeSecurity security = FakeSecurity.administratorsOnly();
        links = new Links(new Links.Parts(
                new JdbiLinkStore(site.database), site.store, site.recordings(security), site.playback, security, site.audit, site.clock));
        call = Calls.inbound("1001");
        site.recorded(call, 8000);
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/link");
        context.addServlet(new ServletHolder(new LinkServlet(links, site.clock)), "/*");
        server.setHandler(context);
        server.start();
        browser = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @AfterEach
    void stop() throws Exception {
        browser.close();
        server.stop();
        site.close();
    }

    private HttpResponse<byte[]> ask(String method, String path, String cookie, String range) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + "/" + path))
                .header("Accept-Language", "en-GB")
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aLinkIsOpenedByItsButtonAndThenPlays() throws Exception {
        String path = links.make(call.id(), "", 7, ANNA).path();

        HttpResponse<byte[]> offer = ask("GET", path, "", "");
        assertThat(offer.statusCode()).isEqualTo(200);
        assertThat(text(offer)).contains("<form method=\"post\">", "1001").doesNotContain("<audio", "<script");
        assertThat(offer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(offer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(offer.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");

        HttpResponse<byte[]> opened = ask("POST", path, "", "");
        assertThat(opened.statusCode()).isEqualTo(303);
        String set = opened.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Strict", "Path=/" + path);
        assertThat(URI.create("http://x/" + path).resolve(opened.headers().firstValue("Location").orElseThrow()))
                .isEqualTo(URI.create("http://x/" + path));
        String cookie = set.substring(0, set.indexOf(';'));

        assertThat(text(ask("GET", path, cookie, ""))).contains("<audio", "/audio?part=1");
        HttpResponse<byte[]> whole = ask("GET", path + "/audio?part=1", cookie, "");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).contains("audio/wav");
        assertThat(whole.body()).hasSize(44 + 8000 * 4);
        HttpResponse<byte[]> part = ask("GET", path + "/audio?part=1", cookie, "bytes=100-199");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 100, 200));
        assertThat(ask("GET", path + "/audio?part=1&download=1", cookie, "").headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");

        HttpResponse<byte[]> second = ask("GET", path, "", "");
        assertThat(second.statusCode()).isEqualTo(410);
        assertThat(text(second)).contains("This link has expired.");
        assertThat(ask("POST", path, "", "").statusCode()).isEqualTo(410);
        assertThat(ask("GET", path + "/audio?part=1", "", "").statusCode()).isEqualTo(410);
        assertThat(ask("GET", path + "/audio?part=1", "jf-link=" + LinkToken.fresh(), "").statusCode()).isEqualTo(410);
    }

    @Test
    void whatIsNoLinkIsAnsweredAlike() throws Exception {
        for (String path : new String[] {
            "link/", "link/x", "link/" + LinkToken.fresh(), "link/../link", "link/%3Cscript%3E", "link/" + "A".repeat(5000), "link/a/b/audio"
        }) {
            HttpResponse<byte[]> answer = ask("GET", path, "", "");
            assertThat(answer.statusCode()).as(path.substring(0, Math.min(40, path.length()))).isIn(400, 404, 410);
            assertThat(text(answer)).doesNotContain("<script>");
        }
        assertThat(ask("GET", "link/" + LinkToken.fresh(), "", "").statusCode()).isEqualTo(410);
    }

    @Test
    void anErasedRecordingIsTold() throws Exception {
        String path = links.make(call.id(), "", 7, ANNA).path();
        site.database.jdbi().useHandle(handle -> handle.execute("UPDATE recording_file SET wrapped_key = NULL"));
        HttpResponse<byte[]> answer = ask("GET", path, "", "");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(text(answer)).contains("The recording was erased.");
    }

    @Test
    void aPartThatThereIsNotIsNotFound() throws Exception {
        String path = links.make(call.id(), "", 7, ANNA).path();
        String set = ask("POST", path, "", "").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(ask("GET", path + "/audio?part=9", set.substring(0, set.indexOf(';')), "").statusCode()).isEqualTo(404);
    }
}
