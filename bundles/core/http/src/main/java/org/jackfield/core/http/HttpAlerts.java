package org.jackfield.core.http;

import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.problem.Problem;

/** What can be wrong with HTTPS. */
final class HttpAlerts {

    static final String EXPIRY = "http.certificate-expiry";
    static final String CERTIFICATE = "http.certificate-unusable";
    static final String PORT = "http.https-port";
    static final String REDIRECT = "http.redirect-port";

    private HttpAlerts() {}

    static AlertCondition certificate(Problem problem) {
        return new AlertCondition(
                CERTIFICATE,
                AlertCondition.Severity.CRITICAL,
                "The website's certificate cannot be used",
                problem.message() + " [" + problem.input() + "]",
                problem.remedy());
    }

    static AlertCondition port(String endpoint, String reason) {
        return new AlertCondition(
                PORT,
                AlertCondition.Severity.CRITICAL,
                "HTTPS does not listen",
                endpoint + ": " + reason,
                "Free the port, or set another one by JACKFIELD_HTTPS_PORT, and restart.");
    }

    static AlertCondition redirect(String endpoint, String reason) {
        return new AlertCondition(
                REDIRECT,
                AlertCondition.Severity.WARNING,
                "Browsers that come by plain HTTP are not sent to HTTPS",
                endpoint + ": " + reason,
                "Free the port, or choose another one on the page Certificate; a port below 1024 needs the right to it.");
    }
}
