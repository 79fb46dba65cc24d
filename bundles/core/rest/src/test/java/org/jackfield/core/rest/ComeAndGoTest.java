package org.jackfield.core.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.rest.auth.HeaderAuthentication;
import org.junit.jupiter.api.Test;

/** Bundles come and go all day; what Jersey, HK2 and Jackson knew of them has to go with them. */
class ComeAndGoTest {

    private static final int CYCLES = 20;
    private static final int COLLECTIONS = 50;

    private final Office office = new Office();

    @Test
    void aResourceThatWentLeavesNoClassLoaderBehind() throws Exception {
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
        Applications applications = new Applications(new Gatekeeper(() -> Optional.of(office)));
        RestServlet servlet = new RestServlet(
                applications,
                new HeaderAuthentication(() -> Optional.of(office), () -> Optional.of(office.tokens), InstantSource.fixed(Instant.EPOCH)),
                () -> Optional.of(office),
                new RequestCounts(),
                10_000);
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        ServletContextHandler context = new ServletContextHandler("/api/v1");
        context.addServlet(new ServletHolder(servlet), "/*");
        server.setHandler(context);
        server.start();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + server.getURI().getPort() + "/api/v1/samples");
            for (int i = 0; i < CYCLES; i++) {
                loaders.add(comeAnswerAndGo(applications, client, address));
            }
            assertThat(standing(loaders)).isZero();
        } finally {
            server.stop();
        }
    }

    private WeakReference<ClassLoader> comeAnswerAndGo(Applications applications, HttpClient client, URI address)
            throws Exception {
        ClassLoader bundle = new BundleLoader();
        Object resource = bundle.loadClass(SampleResource.class.getName())
                .getConstructor(SecurityService.class)
                .newInstance(office);
        assertThat(resource).isInstanceOf(RestResource.class).isNotInstanceOf(SampleResource.class);
        applications.add(resource);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("alice:tulip: 7".getBytes()))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"a\",\"length\":1}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        applications.remove(resource);
        return new WeakReference<>(bundle);
    }

    private static long standing(List<WeakReference<ClassLoader>> loaders) {
        long left = loaders.size();
        for (int i = 0; i < COLLECTIONS && left > 0; i++) {
            System.gc();
            left = loaders.stream().filter(loader -> loader.get() != null).count();
        }
        return left;
    }

    /** Has the sample's classes for itself, as a bundle would. */
    private static final class BundleLoader extends ClassLoader {

        BundleLoader() {
            super(ComeAndGoTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(SampleResource.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
