package org.jackfield.core.security.jaas;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.junit.jupiter.api.Test;

/** Where somebody comes from is written as for the pages: the way, and the address. */
class AccountLoginModuleTest {

    private static String origin(InetSocketAddress client) {
        return AccountLoginModule.origin(new ClientPrincipal("ssh", client.toString()));
    }

    @Test
    void aClientIsToldByItsAddressWithoutNameAndPort() throws Exception {
        byte[] address = {(byte) 192, 0, 2, 7};

        assertThat(origin(new InetSocketAddress(InetAddress.getByAddress(address), 40_123))).isEqualTo("ssh 192.0.2.7");
        assertThat(origin(new InetSocketAddress(InetAddress.getByAddress("desk", address), 40_123))).isEqualTo("ssh 192.0.2.7");
        assertThat(origin(new InetSocketAddress("2001:db8::7", 40_123))).isEqualTo("ssh 2001:db8:0:0:0:0:0:7");
    }

    @Test
    void whatIsNoSocketsAddressStaysAsItIs() {
        assertThat(AccountLoginModule.origin(new ClientPrincipal("jmx", "2001:db8::7"))).isEqualTo("jmx 2001:db8::7");
    }
}
