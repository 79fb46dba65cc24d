package org.jackfield.api.security;

import java.util.List;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One-time codes by time (TOTP, RFC 6238: SHA-1, six digits, 30 seconds) beside the password, and recovery codes for who
 * lost the device that makes them. Any thread may call and waits for the database; everything is in the audit trail.
 */
@ProviderType
public interface SecondFactorService {

    /**
     * What an authenticator is told.
     *
     * @param key the shared key in Base32, to be typed; never null
     * @param uri the same as {@code otpauth://…}, to be shown as a QR code; never null
     */
    record Enrolment(Secret key, Secret uri) {

        /** Checks the components. */
        public Enrolment {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(uri, "uri");
        }
    }

    /**
     * A second factor that is in force.
     *
     * @param recoveryCodes each opens the account once; shown now and never again; never null
     * @param logIn what the owner is logged in with from now on; never null
     */
    record Enrolled(List<Secret> recoveryCodes, LogIn logIn) {

        /** Copies the components. */
        public Enrolled {
            recoveryCodes = List.copyOf(recoveryCodes);
            Objects.requireNonNull(logIn, "logIn");
        }
    }

    /**
     * How it stands with an account.
     *
     * @param enrolled whether codes are asked for
     * @param required whether one of the roles asks for it, so that it cannot be given up
     * @param recoveryCodesLeft how many recovery codes are not spent
     */
    record Status(boolean enrolled, boolean required, int recoveryCodesLeft) {}

    /** {@return how it stands with the account of this log-in} */
    Status status(LogIn logIn);

    /** {@return a new key, in force once {@link #enrol} has seen a code made with it} */
    Enrolment begin(LogIn logIn);

    /**
     * Puts a second factor in force, in place of one that was. All other sessions of the account end.
     *
     * @param enrolment as {@link #begin} returned it
     * @param password the present password; for accounts of a provider it is not looked at
     * @param code what the authenticator shows
     * @throws ProblemException {@code security.credentials}, {@code security.code}
     */
    Enrolled enrol(LogIn logIn, Enrolment enrolment, char[] password, String code, String origin);

    /**
     * Gives the second factor up.
     *
     * @param code what the authenticator shows, or a recovery code
     * @return what the owner is logged in with from now on
     * @throws ProblemException {@code security.credentials}, {@code security.code},
     *     {@code security.second-factor-required} if one of the roles asks for it
     */
    LogIn giveUp(LogIn logIn, char[] password, String code, String origin);
}
