package org.jackfield.distribution.licence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.licence.format.LicenceKeys;
import org.jackfield.api.licence.format.SignedLicence;
import org.jackfield.api.licence.format.TrustedKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies that a licence was issued with a key and is unchanged. */
@Command(
        name = "verify",
        description = "Verifies that a licence was issued with a key and not changed since. Machine, version and time are"
                + " held against it where it is used.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The issuer's .pub file.")
    private Path key;

    @Parameters(paramLabel = "FILE", description = "A licence.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        TrustedKeys trusted = TrustedKeys.of(List.of(LicenceKeys.publicKey(Files.readString(key))));
        SignedLicence signed = LicenceFormat.read(Files.readAllBytes(file));
        trusted.check(signed);
        spec.commandLine().getOut().println("Good: issued to " + signed.licence().licensedTo() + " at "
                + signed.licence().issued() + " with key " + signed.keyId() + ", and unchanged.");
        return 0;
    }
}
