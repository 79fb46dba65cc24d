package org.jackfield.core.licence.container;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Dependency;
import org.apache.karaf.features.DeploymentEvent;
import org.apache.karaf.features.DeploymentListener;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureState;
import org.apache.karaf.features.FeaturesService;
import org.jackfield.api.feature.FeatureService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Karaf to leave starting licensed features to the gate. Karaf 4.4 honours {@code start="false"} only when it
 * installs a bundle; at every later installation of anything it starts the bundle all the same, and if the gate holds it,
 * reports that other installation as failed.
 */
@Component(name = "org.jackfield.core.licence.container", immediate = true, service = {})
public final class ContainerComponent implements DeploymentListener {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerComponent.class);
    private static final String REGION = "root";

    private final BundleContext context;
    private final FeaturesService container;
    private final FeatureService features;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("jackfield-licence-container").daemon().factory());

    /** Looks at what is installed already. */
    @Activate
    public ContainerComponent(
            BundleContext context, @Reference FeaturesService container, @Reference FeatureService features) {
        this.context = context;
        this.container = container;
        this.features = features;
        container.registerListener(this);
        look();
    }

    @Deactivate
    void stop() {
        container.unregisterListener(this);
        thread.shutdownNow();
    }

    /** A deployment that fails at starting a bundle does not say that it has finished, so its earlier steps count too. */
    @Override
    public void deploymentEvent(DeploymentEvent event) {
        if (event != DeploymentEvent.DEPLOYMENT_STARTED) {
            look();
        }
    }

    /** The container works at one thing at a time, so this waits for its turn on a thread of its own. */
    private void look() {
        if (waiting.compareAndSet(false, true)) {
            try {
                thread.execute(this::leaveToTheGate);
            } catch (RejectedExecutionException stopping) {
                // nothing to do any more
            }
        }
    }

    private void leaveToTheGate() {
        waiting.set(false);
        try {
            Set<String> ids = InstalledFeature.startersOf(installed(), locations());
            if (!ids.isEmpty()) {
                Map<String, FeatureState> states =
                        ids.stream().collect(Collectors.toMap(id -> id, id -> FeatureState.Installed));
                container.updateFeaturesState(
                        Map.of(REGION, states), EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles));
                LOG.info("What starts {} is the licence gate", String.join(", ", ids));
            }
        } catch (Exception e) {
            LOG.warn("Karaf could not be told to leave features to the gate; it will report that they did not start", e);
        }
    }

    private Set<String> locations() {
        return features.features().stream()
                .map(feature -> context.getBundle(feature.bundleId()))
                .filter(bundle -> bundle != null)
                .map(Bundle::getLocation)
                .collect(Collectors.toSet());
    }

    private List<InstalledFeature> installed() throws Exception {
        return Arrays.stream(container.listInstalledFeatures()).map(this::read).toList();
    }

    private InstalledFeature read(Feature feature) {
        return new InstalledFeature(
                feature.getId(),
                feature.getName(),
                feature.getBundles().stream().map(BundleInfo::getLocation).map(String::trim).collect(Collectors.toSet()),
                feature.getDependencies().stream().map(Dependency::getName).collect(Collectors.toSet()),
                container.getState(feature.getId()) == FeatureState.Started);
    }
}
