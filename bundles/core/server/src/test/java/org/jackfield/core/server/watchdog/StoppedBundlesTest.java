package org.jackfield.core.server.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** What counts as stopped by itself, in a real framework that goes up to level 100 with the platform at 80, as in the distribution. */
class StoppedBundlesTest {

    private static final int PLATFORM = 80;
    private static final int UP = 100;

    @TempDir
    private Path cache;

    private Framework framework;
    private StoppedBundles bundles;

    @BeforeEach
    void start() throws BundleException {
        framework = new FrameworkFactory().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, cache.toString(), Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "1"));
        framework.start();
        bundles = new StoppedBundles(framework.getBundleContext());
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(60));
    }

    @Test
    void whatTheFrameworkIsStillToStartHasNotStopped() throws Exception {
        Bundle first = platform("org.jackfield.core.first");
        Bundle second = platform("org.jackfield.core.second");
        List<String> told = new ArrayList<>();
        List<Integer> lookedAt = new ArrayList<>();
        framework.getBundleContext().addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.STARTED && event.getBundle().equals(first)) {
                lookedAt.add(second.getState());
                bundles.look().forEach(bundle -> told.add(bundle.getSymbolicName()));
                bundles.look().forEach(bundle -> told.add(bundle.getSymbolicName()));
            }
        });

        goUp();

        assertThat(lookedAt).as("the second one was not started when it was looked").containsExactly(Bundle.INSTALLED);
        assertThat(told).isEmpty();
        assertThat(second.getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void whatIsDownAtTwoLooksHasStopped() throws Exception {
        Bundle bundle = platform("org.jackfield.core.first");
        platform("org.jackfield.core.second");
        goUp();
        bundle.stop(Bundle.STOP_TRANSIENT);

        assertThat(bundles.look()).as("it may be about to start").isEmpty();
        assertThat(bundles.look()).containsExactly(bundle);
        assertThat(bundles.look()).as("as long as it is down").containsExactly(bundle);

        bundle.start(Bundle.START_TRANSIENT);
        assertThat(bundles.look()).isEmpty();
    }

    @Test
    void whatIsReplacedTwiceInARowHasNotStopped() throws Exception {
        Bundle bundle = platform("org.jackfield.core.first");
        goUp();
        bundle.stop(Bundle.STOP_TRANSIENT);
        bundles.look();
        bundle.start(Bundle.START_TRANSIENT);
        bundles.look();
        bundle.stop(Bundle.STOP_TRANSIENT);

        assertThat(bundles.look()).isEmpty();
    }

    @Test
    void whatSomebodyStoppedOrWhatIsAFeatureOrNotOursIsLeftAlone() throws Exception {
        Bundle stopped = platform("org.jackfield.core.first");
        Bundle feature = install("org.jackfield.apps.first", Map.of(
                Constants.PROVIDE_CAPABILITY, "org.jackfield.feature;id=first"));
        Bundle foreign = platform("com.example.first");
        goUp();
        stopped.stop();
        feature.stop(Bundle.STOP_TRANSIENT);
        foreign.stop(Bundle.STOP_TRANSIENT);

        bundles.look();
        assertThat(bundles.look()).isEmpty();
    }

    private Bundle platform(String name) throws BundleException, IOException {
        return install(name, Map.of());
    }

    private Bundle install(String name, Map<String, String> headers) throws BundleException, IOException {
        Bundle bundle = framework.getBundleContext().installBundle("test:" + name, jar(name, headers));
        bundle.adapt(BundleStartLevel.class).setStartLevel(PLATFORM);
        bundle.start();
        return bundle;
    }

    private static InputStream jar(String name, Map<String, String> headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        headers.forEach(main::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /** Lets the framework start everything. */
    private void goUp() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        framework.adapt(FrameworkStartLevel.class).setStartLevel(UP, event -> {
            if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED) {
                up.countDown();
            }
        });
        assertThat(up.await(60, TimeUnit.SECONDS)).as("everything is started").isTrue();
    }
}
