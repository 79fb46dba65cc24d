package org.jackfield.core.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecretHolder;
import org.jackfield.api.security.SecretVault;
import org.jackfield.api.security.StandardOption;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The site's secrets: the keys from systemd's credential or from {@code etc}, and their rotation. Needs no database. */
@Component(
        name = "org.jackfield.core.secrets",
        service = {SecretVault.class, SecretsComponent.class, PermissionContribution.class})
public final class SecretsComponent implements SecretVault, PermissionContribution {

    /** What seeing which keys there are, and making a new one, takes. */
    public static final Permission ROTATE = new Permission("secrets.rotate", "Change the key that protects stored secrets");

    private static final Logger LOG = LoggerFactory.getLogger(SecretsComponent.class);
    private static final String FILE = "jackfield.key";

    private final List<SecretHolder> holders = new CopyOnWriteArrayList<>();
    private final boolean ours;
    private final Vault vault;
    private KeyRing ring;

    @Activate
    public SecretsComponent() throws IOException {
        this(Path.of(System.getProperty("karaf.etc", "."), FILE), System.getenv("CREDENTIALS_DIRECTORY"));
    }

    /**
     * @param credentials systemd's folder of credentials; null if it gave none
     */
    SecretsComponent(Path file, String credentials) throws IOException {
        Optional<Path> given = Optional.ofNullable(credentials).map(folder -> Path.of(folder, FILE)).filter(Files::exists);
        ours = given.isEmpty();
        ring = ours ? KeyRing.load(file) : KeyRing.read(given.get());
        vault = new Vault(ring);
    }

    /**
     * What became of one holder's secrets.
     *
     * @param holds where they are
     * @param resealed how many were sealed with the new key
     * @param failure why the rest was not; empty if all were
     */
    public record Resealed(String holds, int resealed, String failure) {}

    void addHolder(SecretHolder holder) {
        holders.add(holder);
    }

    void removeHolder(SecretHolder holder) {
        holders.remove(holder);
    }

    /** {@return the file that holds the keys} */
    public synchronized Path file() {
        return ring.file();
    }

    /** {@return the ids of the keys, the one in force first} */
    public List<String> keyIds() {
        return vault.keyIds();
    }

    /** {@return where there are secrets} */
    public List<String> holders() {
        return holders.stream().map(SecretHolder::holds).sorted().toList();
    }

    /** Makes a new key and has everything sealed with it. */
    public synchronized List<Resealed> rotate() {
        if (!ours) {
            throw ProblemException.of(
                    "secrets.credential",
                    Problem.Kind.CONFLICT,
                    ring.file().toString(),
                    "The key is a credential of systemd, which is not ours to write.",
                    "Put a new key (openssl rand -base64 32) before the first line of the credential, restart, then use --again.");
        }
        try {
            ring = ring.renewed();
        } catch (IOException e) {
            LOG.warn("{} cannot be written", ring.file(), e);
            throw ProblemException.of(
                    "secrets.key-file",
                    Problem.Kind.UNAVAILABLE,
                    ring.file().toString(),
                    "The new key could not be written; the old one stays in force.",
                    "Make the folder writable and the disk not full.");
        }
        vault.use(ring);
        return reseal();
    }

    /** Has everything sealed with the key in force that is sealed with an older one. */
    public synchronized List<Resealed> reseal() {
        return holders.stream().map(this::reseal).toList();
    }

    private Resealed reseal(SecretHolder holder) {
        try {
            return new Resealed(holder.holds(), holder.reseal(vault), "");
        } catch (RuntimeException e) {
            LOG.warn("{}: not every secret was sealed with the new key", holder.holds(), e);
            return new Resealed(holder.holds(), 0, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String seal(Secret secret, String purpose) {
        return vault.seal(secret, purpose);
    }

    @Override
    public Optional<Secret> open(String sealed, String purpose) {
        return vault.open(sealed, purpose);
    }

    @Override
    public boolean isCurrent(String sealed) {
        return vault.isCurrent(sealed);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(ROTATE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVERS.granting(ROTATE.id()));
    }
}
