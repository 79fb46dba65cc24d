package org.jackfield.core.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What is needed before the database is there; {@code etc/org.jackfield.core.http.cfg}. */
@ObjectClassDefinition(name = "Jackfield HTTPS")
@interface HttpsConfig {

    @AttributeDefinition(name = "Port", description = "TCP port for HTTPS")
    int port() default 8443;

    @AttributeDefinition(name = "Address", description = "Address to listen on; 0.0.0.0 for all")
    String host() default "0.0.0.0";

    @AttributeDefinition(name = "Folder", description = "Folder of server.p12 and server.password; empty for etc/tls")
    String folder() default "";
}
