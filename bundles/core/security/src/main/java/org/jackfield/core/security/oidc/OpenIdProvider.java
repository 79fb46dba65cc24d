package org.jackfield.core.security.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SingleSignOn.Attempt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks OpenID Connect with the provider that the settings name: discovery, authorization code with PKCE, and an id token
 * whose signature, issuer, audience, times and nonce are checked.
 */
final class OpenIdProvider {

    /** Whom the provider vouches for. */
    record Identity(String issuer, String subject, String name) {}

    private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant until) {}

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int LARGEST_ANSWER = 1_000_000;
    private static final int CLOCK_SKEW_SECONDS = 60;
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    /** Signatures with a public key; whoever knows the client's secret must not be able to make tokens. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384,
            JWSAlgorithm.PS512, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);

    private final Supplier<ProviderSettings> settings;
    private final InstantSource clock;
    private Known known;

    OpenIdProvider(Supplier<ProviderSettings> settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Attempt begin() {
        ProviderSettings present = present();
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        URI redirect = URI.create(present.siteAddress() + "/login/sign-on");
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "profile", "email"), new ClientID(present.clientId()), redirect)
                .endpointURI(known(present).metadata().getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
        if (!present.sufficient().isEmpty()) {
            request.acrValues(present.sufficient().stream().map(ACR::new).toList());
        }
        return new Attempt(
                request.build().toURI(), kept(state.getValue()), kept(nonce.getValue()), kept(verifier.getValue()), redirect);
    }

    Identity identify(Attempt attempt, Map<String, String> answer) {
        ProviderSettings present = present();
        if (!same(attempt.state().reveal(), answer.getOrDefault("state", ""))) {
            throw refused("state");
        }
        // A provider that names itself must be the one that was asked (RFC 9207).
        if (answer.containsKey("iss") && !answer.get("iss").equals(present.issuer())) {
            throw refused("issuer of the answer");
        }
        if (answer.containsKey("error") || answer.getOrDefault("code", "").isEmpty()) {
            throw refused("the provider said " + answer.getOrDefault("error", "nothing").replaceAll("[^a-z_]", "?"));
        }
        try {
            Known provider = known(present);
            OIDCTokenResponse tokens = tokens(present, provider, attempt, answer.get("code"));
            IDTokenValidator validator = new IDTokenValidator(
                    new Issuer(present.issuer()),
                    new ClientID(present.clientId()),
                    new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys()),
                    null);
            validator.setMaxClockSkew(CLOCK_SKEW_SECONDS);
            IDTokenClaimsSet claims =
                    validator.validate(tokens.getOIDCTokens().getIDToken(), new Nonce(attempt.nonce().reveal()));
            checkStrength(claims, present.sufficient());
            String name = claims.getStringClaim(present.nameClaim());
            return new Identity(
                    present.issuer(), claims.getSubject().getValue(), name == null ? claims.getSubject().getValue() : name);
        } catch (BadJOSEException | com.nimbusds.oauth2.sdk.ParseException e) {
            LOG.warn("The provider's answer does not hold: {}", e.getMessage());
            throw refused("id token");
        } catch (JOSEException | IOException e) {
            throw unavailable(e);
        }
    }

    /** Nothing that the token does not say counts, so a provider that says neither lets nobody in. */
    private static void checkStrength(IDTokenClaimsSet claims, List<String> sufficient) {
        Set<String> said = new HashSet<>();
        if (claims.getACR() != null) {
            said.add(claims.getACR().getValue());
        }
        if (claims.getAMR() != null) {
            claims.getAMR().forEach(method -> said.add(method.getValue()));
        }
        if (!sufficient.isEmpty() && Collections.disjoint(said, sufficient)) {
            throw ProblemException.of(
                    "security.provider-refused",
                    Problem.Kind.UNAUTHENTICATED,
                    "strength of the log-in",
                    "The log-in at the provider was not strong enough for this site.",
                    "Log out there and log in again with a second factor.");
        }
    }

    private static OIDCTokenResponse tokens(ProviderSettings settings, Known provider, Attempt attempt, String code)
            throws IOException, com.nimbusds.oauth2.sdk.ParseException {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), attempt.redirect(), new CodeVerifier(attempt.verifier().reveal()));
        ClientID client = new ClientID(settings.clientId());
        URI endpoint = provider.metadata().getTokenEndpointURI();
        TokenRequest.Builder request = settings.clientSecret().isEmpty()
                ? new TokenRequest.Builder(endpoint, client, grant)
                : new TokenRequest.Builder(
                        endpoint, new ClientSecretBasic(client, new Secret(settings.clientSecret().reveal())), grant);
        HTTPRequest http = request.build().toHTTPRequest();
        http.setConnectTimeout(PATIENCE_MILLIS);
        http.setReadTimeout(PATIENCE_MILLIS);
        http.setFollowRedirects(false);
        var answer = OIDCTokenResponseParser.parse(http.send());
        if (!answer.indicatesSuccess()) {
            throw refused("the provider refused the code: " + answer.toErrorResponse().getErrorObject().getCode());
        }
        return (OIDCTokenResponse) answer.toSuccessResponse();
    }

    private ProviderSettings present() {
        ProviderSettings present = settings.get();
        if (!present.on()) {
            throw ProblemException.notFound(
                    "security.provider-off", "", "This site has no log-in by a provider.", "Log in with name and password.");
        }
        return present;
    }

    private synchronized Known known(ProviderSettings present) {
        Instant now = clock.instant();
        if (known != null
                && known.metadata().getIssuer().getValue().equals(present.issuer())
                && now.isBefore(known.until())) {
            return known;
        }
        try {
            // Refuses an answer that names another issuer.
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(
                    new Issuer(present.issuer()), PATIENCE_MILLIS, PATIENCE_MILLIS);
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            metadata.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST_ANSWER))
                    .build();
            known = new Known(metadata, keys, now.plus(LOOK_AGAIN));
            return known;
        } catch (GeneralException | IOException e) {
            throw unavailable(e);
        }
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static org.jackfield.api.security.Secret kept(String value) {
        return new org.jackfield.api.security.Secret(value);
    }

    private static ProblemException refused(String why) {
        return ProblemException.of(
                "security.provider-refused",
                Problem.Kind.UNAUTHENTICATED,
                why,
                "The provider did not vouch for you.",
                "Begin again on the log-in page.");
    }

    private static ProblemException unavailable(Exception e) {
        LOG.warn("The provider could not be asked: {}", e.toString());
        return ProblemException.unavailable(
                "security.provider-unavailable",
                "",
                "The provider does not answer.",
                "Try again later, or log in with name and password.");
    }
}
