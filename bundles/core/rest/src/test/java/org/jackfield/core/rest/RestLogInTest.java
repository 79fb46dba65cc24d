package org.jackfield.core.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who is let in to the API, by what, and how often they may try. */
class RestLogInTest extends RestServerFixture {

    @Test
    void withoutCredentialsNothingIsToldApartAndALogInIsAskedFor() throws Exception {
        for (String path : new String[] {"samples", "samples/nothing", "nothing", "openapi.json", ""}) {
            HttpResponse<String> answer = send(request(path));

            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(value -> assertThat(value)
                    .startsWith("Basic "));
            assertProblem(answer, "security.unauthenticated");
        }
        assertThat(office.checks).hasValue(0);
    }

    @Test
    void wrongCredentialsAreRefusedAndSoIsAnotherScheme() throws Exception {
        assertProblem(send(request("samples").header("Authorization", basic("alice", "rose"))), "security.credentials");
        HttpResponse<String> digest = send(request("samples").header("Authorization", "Digest abc"));
        assertThat(digest.statusCode()).isEqualTo(401);
        assertProblem(digest, "rest.credentials-invalid");
    }

    @Test
    void aTokenOpensWhatItIsForAndNothingElse() throws Exception {
        HttpResponse<String> in = send(request("samples").header("Authorization", "Bearer jackfield_view"));
        assertThat(in.statusCode()).isEqualTo(200);
        assertProblem(
                send(request("samples").header("Authorization", "bearer jackfield_other")), "security.forbidden");
        assertThat(office.checks).as("no password is hashed for a token").hasValue(0);

        for (int i = 0; i < 10; i++) {
            HttpResponse<String> guess = send(request("samples").header("Authorization", "Bearer jackfield_" + i));
            assertThat(guess.statusCode()).isEqualTo(401);
        }
        assertProblem(
                send(request("samples").header("Authorization", "Bearer jackfield_view")), "rest.too-many-failures");
    }

    @Test
    void aSessionCookieOfThePagesOpensNothingHere() throws Exception {
        HttpResponse<String> answer = send(request("samples").header("Cookie", "JSESSIONID=abc"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void credentialsAreCheckedOnceAndAgainWhenThePasswordChanges() throws Exception {
        for (int i = 0; i < 5; i++) {
            send(request("samples/me").header("Authorization", ALICE));
        }
        assertThat(office.checks).hasValue(1);
        assertThat(office.origins).containsExactly("rest 127.0.0.1");

        office.setPassword("alice", "rose");
        HttpResponse<String> answer = send(request("samples/me").header("Authorization", ALICE));
        assertProblem(answer, "security.credentials");
    }

    @Test
    void manyRequestsAtOnceWithTheSameCredentialsCostOneCheck() throws Exception {
        office.holdChecks();
        List<CompletableFuture<HttpResponse<String>>> answers = alicesAtOnce(ALICE);
        office.letChecksGo();
        assertAllAre(answers, "alice");
        assertThat(office.checks).hasValue(1);
    }

    @Test
    void aRequestThatComesWhileACheckEndsCostsNoSecondOne() throws Exception {
        for (int round = 1; round <= 200; round++) {
            office.setPassword("alice", "rose" + round);
            assertAllAre(alicesAtOnce(basic("alice", "rose" + round)), "alice");
            assertThat(office.checks).as("after %d passwords", round).hasValue(round);
        }
    }

    private List<CompletableFuture<HttpResponse<String>>> alicesAtOnce(String credentials) {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(client.sendAsync(
                    request("samples/me").header("Authorization", credentials).build(),
                    HttpResponse.BodyHandlers.ofString()));
        }
        return answers;
    }

    private static void assertAllAre(List<CompletableFuture<HttpResponse<String>>> answers, String body)
            throws Exception {
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get(60, TimeUnit.SECONDS).body()).isEqualTo(body);
        }
    }

    @Test
    void whoGuessesTooOftenIsRefusedWithoutACheckWhileOthersPass() throws Exception {
        send(request("samples/me").header("Authorization", ALICE));
        for (int i = 0; i < 10; i++) {
            send(request("samples").header("Authorization", basic("alice", "guess" + i)));
        }
        int before = office.checks.get();

        HttpResponse<String> refused = send(request("samples").header("Authorization", basic("alice", "again")));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertProblem(refused, "rest.too-many-failures");
        assertThat(office.checks).hasValue(before);
        assertThat(send(request("samples/me").header("Authorization", ALICE)).statusCode()).isEqualTo(200);
    }

    @Test
    void aPasswordThatMustBeChangedOpensNothing() throws Exception {
        office.mustChange = true;
        HttpResponse<String> answer = send(request("samples/me").header("Authorization", ALICE));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertProblem(answer, "security.password-must-change");
    }
}
