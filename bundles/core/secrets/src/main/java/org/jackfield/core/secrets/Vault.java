package org.jackfield.core.secrets;

import java.util.List;
import java.util.Optional;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecretVault;

/** Seals with the key in force and opens with every key on the ring. */
final class Vault implements SecretVault {

    private volatile List<SecretSeal> seals = List.of();

    Vault(KeyRing ring) {
        use(ring);
    }

    void use(KeyRing ring) {
        seals = ring.keys().stream().map(SecretSeal::new).toList();
    }

    /** {@return the ids of the keys, the one in force first} */
    List<String> keyIds() {
        return seals.stream().map(SecretSeal::keyId).toList();
    }

    @Override
    public String seal(Secret secret, String purpose) {
        return seals.get(0).seal(secret.reveal(), purpose);
    }

    @Override
    public Optional<Secret> open(String sealed, String purpose) {
        if (sealed.isEmpty()) {
            return Optional.of(Secret.NONE);
        }
        return seals.stream()
                .filter(seal -> seal.sealed(sealed))
                .findFirst()
                .flatMap(seal -> seal.open(sealed, purpose))
                .map(Secret::new);
    }

    @Override
    public boolean isCurrent(String sealed) {
        return sealed.isEmpty() || seals.get(0).sealed(sealed);
    }
}
