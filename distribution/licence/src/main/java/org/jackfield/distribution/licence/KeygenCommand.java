package org.jackfield.distribution.licence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.concurrent.Callable;
import org.jackfield.api.licence.format.LicenceKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an issuer's pair of keys. */
@Command(
        name = "keygen",
        description = "Makes an issuer's keys: NAME.key, to be kept secret, and NAME.pub for etc/licence-keys of every site.",
        mixinStandardHelpOptions = true)
final class KeygenCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the two files go.")
    private Path folder;

    @Option(names = "--name", defaultValue = "issuer", paramLabel = "NAME",
            description = "What they are called. Default: ${DEFAULT-VALUE}")
    private String name;

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Path secret = folder.resolve(name + ".key");
        Path open = folder.resolve(name + ".pub");
        KeyPair keys = IssuerKeys.make(secret, open);
        spec.commandLine().getOut().println("Key " + LicenceKeys.idOf(keys.getPublic()) + ": " + secret + ", " + open);
        return 0;
    }
}
