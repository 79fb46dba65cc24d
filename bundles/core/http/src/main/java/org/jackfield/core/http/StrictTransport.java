package org.jackfield.core.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Tells browsers to come by HTTPS only (RFC 6797), where that is wanted. Not while nobody vouches for the certificate: a browser
 * that was told so once lets nobody past the warning any more.
 */
final class StrictTransport implements HttpConfiguration.Customizer {

    private static final HttpField TWO_YEARS =
            new PreEncodedHttpField(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");

    private volatile boolean wanted;
    private volatile boolean vouchedFor;

    void want(boolean strict) {
        wanted = strict;
    }

    void use(ServerKey key) {
        vouchedFor = !key.isSelfSigned();
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        if (wanted && vouchedFor) {
            answer.put(TWO_YEARS);
        }
        return request;
    }
}
