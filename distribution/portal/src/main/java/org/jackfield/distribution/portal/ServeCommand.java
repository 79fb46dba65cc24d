package org.jackfield.distribution.portal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the portal until it is ended. */
@Command(name = "serve", description = "Runs the portal until it is ended.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Where everything is kept.")
    private Path data;

    @Option(names = "--port", defaultValue = "8443", paramLabel = "N", description = "HTTPS port; 0 takes a free one. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--bind", defaultValue = "127.0.0.1", paramLabel = "ADDRESS",
            description = "The address to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}")
    private InetAddress bind;

    @Option(names = "--host", paramLabel = "NAME", description = "A name for the certificate made at the first start; may be repeated. Default: localhost")
    private List<String> hosts = List.of("localhost", "127.0.0.1");

    @Override
    public Integer call() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (Portal portal = Portal.start(data, new InetSocketAddress(bind, port), hosts, Clock.tickMillis(ZoneOffset.UTC))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                portal.close();
                ended.countDown();
            }));
            spec.commandLine().getOut().println("The portal answers at https://" + hosts.getFirst() + ":" + portal.port() + "/");
            spec.commandLine().getOut().println("Its certificate's SHA-256 is " + portal.fingerprint());
            spec.commandLine().getOut().println("Sites trust the licences of " + data.resolve("keys").resolve("issuer.pub"));
            ended.await();
        }
        return 0;
    }
}
