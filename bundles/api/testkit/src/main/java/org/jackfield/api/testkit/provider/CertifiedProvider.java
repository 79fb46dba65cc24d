package org.jackfield.api.testkit.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The certified provider oidc-provider, in the Node of the build, on this machine alone, and a browser in front of it. */
public final class CertifiedProvider implements AutoCloseable {

    /** By which it knows the site. */
    public static final String CLIENT = "jackfield";
    /** The client's secret. */
    public static final String SECRET = "a secret that only both know, long enough";
    /** The site, for tests that are the browser themselves; nothing listens there. */
    public static final String SITE = "http://localhost:9";

    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "jackfield");
    private static final String SCRIPT = """
            import { createRequire } from 'node:module';
            import { pathToFileURL } from 'node:url';
            const require = createRequire(process.argv[2] + '/');
            const { default: Provider } = await import(pathToFileURL(require.resolve('oidc-provider')));
            const port = Number(process.argv[3]);
            const provider = new Provider(`http://localhost:${port}`, {
              clients: [{
                client_id: 'jackfield', client_secret: 'a secret that only both know, long enough',
                redirect_uris: [`${process.argv[4]}/login/sign-on`], response_types: ['code'],
                grant_types: ['authorization_code'], application_type: 'native',
              }],
              pkce: { required: () => true },
              conformIdTokenClaims: false,
              acrValues: ['gold'],
              claims: { openid: ['sub', 'acr', 'amr'], profile: ['preferred_username'], email: ['email'] },
              findAccount: (context, id) => ({
                accountId: id, claims: () => ({ sub: id, preferred_username: `${id}-name`, email: `${id}@example.org` }),
              }),
            });
            const finished = provider.interactionFinished;
            provider.interactionFinished = (request, response, result, options) => {
              if (result.login?.accountId.endsWith('-with-token')) {
                Object.assign(result.login, { acr: 'gold', amr: ['pwd', 'hwk'] });
              }
              return finished.call(provider, request, response, result, options);
            };
            provider.listen(port, '127.0.0.1');
            """;

    private final int port = freePort();
    private final Process server;
    private final Path log;

    /** Starts it for {@link #SITE}, with its files in a folder. */
    public CertifiedProvider(Path folder) {
        this(folder, SITE);
    }

    /** Starts it for a site, with its files in a folder. */
    public CertifiedProvider(Path folder, String site) {
        Path modules = CACHE.resolve("oidc-provider");
        if (!Files.isDirectory(modules.resolve("node_modules/oidc-provider"))) {
            throw new IllegalStateException("oidc-provider is needed in " + modules + ": ./jackfield verify fetches it");
        }
        log = folder.resolve("provider.log");
        try {
            Path script = Files.writeString(folder.resolve("provider.mjs"), SCRIPT);
            server = new ProcessBuilder(
                            node().toString(), script.toString(), modules.toString(), Integer.toString(port), site)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            awaitPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@return its address} */
    public String issuer() {
        return "http://localhost:" + port;
    }

    /** Logs somebody in at the provider; with a hardware token, if the name ends in {@code -with-token}. {@return the parameters with which the browser is sent back} */
    public Map<String, String> logIn(URI address, String person) {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        try {
            URI page = follow(browser, address);
            page = post(browser, page, "prompt=login&login=" + person + "&password=any");
            page = follow(browser, page);
            if (!page.toString().startsWith(SITE)) {
                page = follow(browser, post(browser, page, "prompt=consent"));
            }
            return parameters(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return the page at which redirections end, or the first one back at the site} */
    private static URI follow(HttpClient browser, URI from) throws IOException, InterruptedException {
        URI at = from;
        while (!at.toString().startsWith(SITE)) {
            HttpResponse<String> answer =
                    browser.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 3) {
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(at + ": " + answer.statusCode() + " " + answer.body());
                }
                return at;
            }
            at = at.resolve(answer.headers().firstValue("Location").orElseThrow());
        }
        return at;
    }

    private static URI post(HttpClient browser, URI page, String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        return page.resolve(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(page + ": " + answer.statusCode() + " " + answer.body())));
    }

    private static Map<String, String> parameters(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static Path node() throws IOException {
        try (Stream<Path> files = Files.walk(CACHE, 8)) {
            return files.filter(file -> file.endsWith("bin/node") && Files.isExecutable(file) && Files.isRegularFile(file))
                    .findFirst()
                    .orElse(Path.of("node"));
        }
    }

    private void awaitPort() throws IOException, InterruptedException {
        for (int i = 0; i < 400; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (server.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("The provider ended: " + Files.readString(log));
                }
            }
        }
        throw new IllegalStateException("The provider does not answer: " + Files.readString(log));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
