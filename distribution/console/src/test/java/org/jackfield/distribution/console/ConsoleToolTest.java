package org.jackfield.distribution.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real SSH server, whose commands are programs of the machine. */
@Timeout(180)
class ConsoleToolTest {

    private static final String PASSWORD = "Tulip-Fiéld-77";

    @TempDir
    private Path directory;

    private final List<String> passwords = new CopyOnWriteArrayList<>();
    private final SshServer server = SshServer.setUpDefaultServer();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path key;

    @BeforeEach
    void start() throws Exception {
        KeyPair pair = newKey();
        key = write(pair);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(pair));
        server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
        server.setPasswordAuthenticator((user, password, session) -> {
            passwords.add(password);
            return user.equals("engineer") && password.equals(PASSWORD);
        });
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    /** A script's standard input has often ended before the tool begins. */
    @Test
    void itPrintsTheWholeAnswerThoughStandardInputHasEnded() {
        int exit = run(Map.of(ConsoleTool.PASSWORD, PASSWORD), "", "seq", "1", "5000");

        assertThat(exit).isZero();
        assertThat(printed(out).lines()).hasSize(5000).last().isEqualTo("5000");
        assertThat(printed(err)).isEmpty();
    }

    @Test
    void itEndsWithTheExitCodeOfTheCommand() {
        assertThat(run(Map.of(ConsoleTool.PASSWORD, PASSWORD), "", "false")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "", "\nnot the password\n"})
    void thePasswordMayBeTheFirstLineOfStandardInput(String end) {
        assertThat(run(Map.of(), PASSWORD + end, "true")).isZero();
        assertThat(passwords).containsOnly(PASSWORD);
    }

    @Test
    void whatIsInTheEnvironmentCountsBeforeStandardInput() {
        assertThat(run(Map.of(ConsoleTool.PASSWORD, PASSWORD), "not the password\n", "true")).isZero();
    }

    @Test
    void withoutAPasswordNothingIsTried() {
        assertThat(run(Map.of(), "\n", "true")).isEqualTo(ConsoleTool.NOT_RUN);
        assertThat(printed(err).lines()).singleElement().asString().contains("no password", ConsoleTool.PASSWORD);
        assertThat(passwords).isEmpty();
    }

    @Test
    void aLineWithoutEndIsNotReadForEver() {
        assertThat(run(Map.of(), "x".repeat(100_000), "true")).isEqualTo(ConsoleTool.NOT_RUN);
        assertThat(passwords).isEmpty();
    }

    @Test
    void aRefusedLogInIsToldInOneLineAndTriedOnce() {
        assertThat(run(Map.of(ConsoleTool.PASSWORD, "wrong"), "", "true")).isEqualTo(ConsoleTool.NOT_RUN);
        assertThat(printed(err).lines()).singleElement().asString().contains("engineer", "refused");
        assertThat(passwords).containsExactly("wrong");
    }

    @Test
    void nobodyElseOnThePortIsGivenThePassword() throws Exception {
        key = write(newKey());

        assertThat(run(Map.of(ConsoleTool.PASSWORD, PASSWORD), "", "true")).isEqualTo(ConsoleTool.NOT_RUN);

        assertThat(printed(err).lines()).singleElement().asString().contains("not this instance");
        assertThat(passwords).isEmpty();
    }

    @Test
    void whereNothingListensItSaysSo() throws Exception {
        int port = server.getPort();
        server.stop(true);

        int exit = tool(Map.of(ConsoleTool.PASSWORD, PASSWORD), "")
                .run(String.valueOf(port), "engineer", key.toString(), "true");

        assertThat(exit).isEqualTo(ConsoleTool.NOT_RUN);
        assertThat(printed(err).lines()).singleElement().asString().contains("port " + port, "--ssh-port");
    }

    @Test
    void aKeyFileThatHoldsNoKeyIsNamed() throws Exception {
        Files.writeString(key, "no key\n");

        assertThat(run(Map.of(ConsoleTool.PASSWORD, PASSWORD), "", "true")).isEqualTo(ConsoleTool.NOT_RUN);

        assertThat(printed(err).lines()).singleElement().asString().contains(key.toString());
    }

    /** It is its owner's alone; others of the machine may use the command line too. */
    @Test
    void whoCannotReadTheKeyTrustsTheMachine() throws Exception {
        Files.delete(key);

        assertThat(run(Map.of(ConsoleTool.PASSWORD, PASSWORD), "", "true")).isZero();
    }

    @Test
    void aConnectionThatBreaksIsNoSuccess() {
        OutputStream breaking = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                server.stop(true);
            }
        };
        ConsoleTool tool = new ConsoleTool(Map.of(ConsoleTool.PASSWORD, PASSWORD),
                new ByteArrayInputStream(new byte[0]), new PrintStream(breaking), new PrintStream(err));

        int exit = tool.run(String.valueOf(server.getPort()), "engineer", key.toString(), "cat /dev/zero");

        assertThat(exit).isEqualTo(ConsoleTool.NOT_RUN);
    }

    private int run(Map<String, String> environment, String input, String... command) {
        String[] arguments = new String[3 + command.length];
        arguments[0] = String.valueOf(server.getPort());
        arguments[1] = "engineer";
        arguments[2] = key.toString();
        System.arraycopy(command, 0, arguments, 3, command.length);
        return tool(environment, input).run(arguments);
    }

    private ConsoleTool tool(Map<String, String> environment, String input) {
        return new ConsoleTool(environment, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true), new PrintStream(err, true));
    }

    private static String printed(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private static KeyPair newKey() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private Path write(KeyPair pair) throws IOException {
        return Files.writeString(directory.resolve("host.key.pub"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
    }
}
