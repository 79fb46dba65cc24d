package org.jackfield.core.security.directory;

import java.util.Optional;
import java.util.Set;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.core.security.Directory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Wires log-in by a directory to the settings. */
@Component(name = "org.jackfield.core.security.directory", service = Directory.class)
public final class DirectoryComponent implements Directory {

    /** The connection, among the settings. */
    public static final SettingsType<DirectoryServer> SERVER = new SettingsType<>(
            DirectoryServer.GROUP, DirectoryServer.class, DirectoryServer.NONE, DirectoryServer.CONFIGURE);

    private final LdapDirectory directory;

    /** Reads the settings at each log-in. */
    @Activate
    public DirectoryComponent(@Reference SettingsService settings) {
        this.directory = new LdapDirectory(
                () -> settings.read(SERVER).value(),
                () -> settings.read(DirectoryLogIn.TYPE).value());
    }

    @Override
    public boolean isOn() {
        return directory.isOn();
    }

    @Override
    public Optional<Set<String>> provisioning() {
        return directory.provisioning();
    }

    @Override
    public Optional<Person> check(String name, char[] password) {
        return directory.check(name, password);
    }
}
