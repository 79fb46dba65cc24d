package org.jackfield.core.http;

import java.time.Instant;
import java.util.List;

/**
 * A certificate as people are shown it.
 *
 * @param subject whom it names
 * @param issuer who signed it
 * @param selfSigned whether nobody else vouches for it
 * @param names host names and addresses it is for
 * @param begins from when it is valid
 * @param expires when it ends
 * @param fingerprint its SHA-256
 * @param file where it lies
 */
public record CertificateView(
        String subject,
        String issuer,
        boolean selfSigned,
        List<String> names,
        Instant begins,
        Instant expires,
        String fingerprint,
        String file) {}
