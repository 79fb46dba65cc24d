package org.jackfield.core.mail;

import org.jackfield.core.mail.MailSettings.Login;
import org.jackfield.core.mail.MailSettings.Security;

/** Mail servers that many use, with what they want. */
public enum Preset {
    /** Google. A password is one made for this site alone ("app password"); else tokens. */
    GMAIL("smtp.gmail.com", 587, Security.STARTTLS, Login.PASSWORD, "https://oauth2.googleapis.com/token", "https://mail.google.com/"),
    /** Microsoft. Takes tokens, and passwords only where the organisation still allows them. */
    MICROSOFT_365(
            "smtp.office365.com", 587, Security.STARTTLS, Login.XOAUTH2,
            "https://login.microsoftonline.com/organizations/oauth2/v2.0/token",
            "https://outlook.office.com/SMTP.Send offline_access"),
    /** Apple. A password made for this site alone. */
    ICLOUD("smtp.mail.me.com", 587, Security.STARTTLS, Login.PASSWORD, "", ""),
    /** Yahoo. A password made for this site alone. */
    YAHOO("smtp.mail.yahoo.com", 465, Security.TLS, Login.PASSWORD, "", ""),
    /** A relay in the own network that asks nobody. */
    OWN_RELAY("", 25, Security.NONE, Login.NONE, "", "");

    private final String server;
    private final int port;
    private final Security security;
    private final Login login;
    private final String tokenAddress;
    private final String scope;

    Preset(String server, int port, Security security, Login login, String tokenAddress, String scope) {
        this.server = server;
        this.port = port;
        this.security = security;
        this.login = login;
        this.tokenAddress = tokenAddress;
        this.scope = scope;
    }

    /** {@return the server's name; empty if it is one's own} */
    public String server() {
        return server;
    }

    /** {@return its port} */
    public int port() {
        return port;
    }

    /** {@return how the connection is protected} */
    public Security security() {
        return security;
    }

    /** {@return how one logs in there} */
    public Login login() {
        return login;
    }

    /** {@return where access tokens are fetched; empty if it takes none} */
    public String tokenAddress() {
        return tokenAddress;
    }

    /** {@return which scope to ask for; empty if it takes no tokens} */
    public String scope() {
        return scope;
    }
}
