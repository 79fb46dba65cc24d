package org.jackfield.core.secrets;

import org.jackfield.api.security.SecretHolder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings the holders of secrets to the vault. A component of its own, for every holder uses the vault itself. */
@Component(immediate = true, service = {})
public final class SecretHolders {

    private final SecretsComponent secrets;

    @Activate
    public SecretHolders(@Reference SecretsComponent secrets) {
        this.secrets = secrets;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHolder(SecretHolder holder) {
        secrets.addHolder(holder);
    }

    void removeHolder(SecretHolder holder) {
        secrets.removeHolder(holder);
    }
}
