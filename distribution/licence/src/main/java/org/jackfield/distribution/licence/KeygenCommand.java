package org.jackfield.distribution.licence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Set;
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

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

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
        if (Files.exists(open)) {
            throw new FileAlreadyExistsException(open.toString());
        }
        KeyPair keys = LicenceKeys.generate();
        createForOwner(secret);
        Files.writeString(secret, LicenceKeys.toPem(keys.getPrivate()) + LicenceKeys.toPem(keys.getPublic()));
        Files.writeString(open, LicenceKeys.toPem(keys.getPublic()), StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
        spec.commandLine().getOut().println("Key " + LicenceKeys.idOf(keys.getPublic()) + ": " + secret + ", " + open);
        return 0;
    }

    /** The file is nobody else's from its first moment. */
    private static void createForOwner(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createFile(file);
        }
    }
}
