package org.jackfield.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeployedBundlesTest {

    @ParameterizedTest
    @CsvSource({
        "file:/srv/my%20site/deploy/a.jar, /srv/my site/deploy/a.jar",
        "wrap:file:/srv/deploy/b.jar$Bundle-SymbolicName=b&Bundle-Version=0, /srv/deploy/b.jar",
        "feature:file:/srv/deploy/c.xml, /srv/deploy/c.xml"
    })
    void theFileIsReadOffTheLocation(String location, Path file) {
        assertThat(DeployedBundles.fileOf(location)).contains(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mvn:org.example/a/1", "System Bundle", "", "file:%zz"})
    void otherLocationsAreOfNoFile(String location) {
        assertThat(DeployedBundles.fileOf(location)).isEmpty();
    }

    @Test
    void aMissingPackageIsNamed() {
        String message = "Unable to resolve com.example.a [113](R 113.0): missing requirement [com.example.a [113](R 113.0)]"
                + " osgi.wiring.package; (&(osgi.wiring.package=com.example.lib)(version>=1.2.0)) Unresolved requirements:"
                + " [[com.example.a [113](R 113.0)] osgi.wiring.package; (osgi.wiring.package=x)]";
        assertThat(DeployedBundles.reason(message)).isEqualTo("it needs the package com.example.lib, which nobody provides"
                + " as (&(osgi.wiring.package=com.example.lib)(version>=1.2.0)).");
    }

    @Test
    void anythingElseIsToldAsTheContainerTellsIt() {
        assertThat(DeployedBundles.reason("Duplicate")).isEqualTo("Duplicate.");
    }
}
