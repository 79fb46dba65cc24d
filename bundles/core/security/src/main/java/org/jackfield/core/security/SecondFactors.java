package org.jackfield.core.security;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecretHolder;
import org.jackfield.api.security.SecretVault;
import org.jackfield.core.security.store.FactorStore;

/** Second factors of accounts: the keys are sealed, the recovery codes hashed, and neither opens an account twice. */
final class SecondFactors implements SecretHolder {

    private static final int LONGEST_CODE = 64;

    private final FactorStore store;
    private final Supplier<Optional<SecretVault>> vault;
    private final InstantSource clock;

    SecondFactors(FactorStore store, Supplier<Optional<SecretVault>> vault, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /** {@return whether this is a code of the authenticator, or a recovery code, and was not spent; now it is} */
    boolean spend(Account account, String code) {
        if (code.length() > LONGEST_CODE) {
            return false;
        }
        OptionalLong step = Totp.match(key(account), code, clock.instant());
        return step.isPresent()
                ? store.spendStep(account.id(), step.getAsLong())
                : store.spendRecoveryCode(account.id(), RecoveryCodes.hash(code));
    }

    /**
     * Puts a key in force.
     *
     * @param step of the code that proved it, which is spent with it
     * @return the recovery codes
     */
    List<Secret> put(Account account, String key, long step) {
        List<String> codes = RecoveryCodes.next();
        String sealed = present().seal(new Secret(key), purpose(account.id().toString()));
        store.put(account.id(), sealed, step, codes.stream().map(RecoveryCodes::hash).toList());
        return codes.stream().map(Secret::new).toList();
    }

    void remove(Account account) {
        store.remove(account.id());
    }

    int recoveryCodesLeft(Account account) {
        return store.recoveryCodesLeft(account.id());
    }

    @Override
    public String holds() {
        return "second factors";
    }

    @Override
    public int reseal(SecretVault keys) {
        int anew = 0;
        for (SealedFactor factor : store.sealed()) {
            String purpose = purpose(factor.id().toString());
            Optional<Secret> key =
                    keys.isCurrent(factor.sealed()) ? Optional.empty() : keys.open(factor.sealed(), purpose);
            if (key.isPresent()) {
                store.reseal(factor, keys.seal(key.get(), purpose));
                anew++;
            }
        }
        return anew;
    }

    private String key(Account account) {
        return present()
                .open(account.secondFactor(), purpose(account.id().toString()))
                .map(Secret::reveal)
                .orElseThrow(() -> ProblemException.unavailable(
                        "security.second-factor-unreadable",
                        account.name(),
                        "The second factor of this account cannot be read.",
                        "An administrator takes it off with jackfield:remove-second-factor."));
    }

    private SecretVault present() {
        return vault.get()
                .orElseThrow(() -> ProblemException.unavailable(
                        "security.starting", "", "Second factors cannot be checked yet.", "Try again shortly."));
    }

    private static String purpose(String account) {
        return "security_account.second_factor " + account;
    }
}
