package org.jackfield.apps.recording.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.MasterKey;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.SigningKey;

/**
 * The folder of the site's keys: {@code master-1.key}, {@code master-2.key} and so on, likewise {@code signing-1.key}, each
 * its owner's alone; and {@code *.pem} for public keys whose private part is no longer here.
 */
final class KeyFolder {

    private static final Pattern NAME = Pattern.compile("(master|signing)-(\\d{1,6})\\.key");
    private static final int LARGEST_PEM = 4096;

    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What lies in the folder.
     *
     * @param masters by number, the newest last
     * @param signing likewise
     * @param trusted all that a signature of this site may be from
     * @param problems files that are no good
     */
    record Content(List<MasterKey> masters, List<SigningKey> signing, PublicKeys trusted, List<Problem> problems) {

        Optional<MasterKey> master(String id) {
            return masters.stream().filter(key -> key.id().equals(id)).findFirst();
        }

        Optional<SigningKey> signing(String id) {
            return signing.stream().filter(key -> key.id().equals(id)).findFirst();
        }
    }

    Path path() {
        return folder;
    }

    Content read() throws IOException {
        List<MasterKey> masters = new ArrayList<>();
        List<SigningKey> signing = new ArrayList<>();
        List<PublicKey> trusted = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files()) {
            try {
                String name = file.getFileName().toString();
                if (name.startsWith("master-")) {
                    masters.add(MasterKey.load(file));
                } else if (name.startsWith("signing-")) {
                    SigningKey key = SigningKey.load(file);
                    signing.add(key);
                    trusted.add(PublicKeys.read(key.publicPem()));
                } else {
                    trusted.add(PublicKeys.read(text(file)));
                }
            } catch (ProblemException e) {
                problems.add(e.problem());
            }
        }
        return new Content(List.copyOf(masters), List.copyOf(signing), PublicKeys.of(trusted), List.copyOf(problems));
    }

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST_PEM), StandardCharsets.US_ASCII);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> NAME.matcher(file.getFileName().toString()).matches()
                            || file.getFileName().toString().endsWith(".pem"))
                    .sorted(Comparator.comparing(KeyFolder::number).thenComparing(Path::getFileName))
                    .toList();
        }
    }

    private static int number(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(2)) : 0;
    }

    /** Makes a master key in a file of the next number; it is on disk when this returns. */
    MasterKey newMaster() throws IOException {
        MasterKey key = MasterKey.generate();
        key.save(next("master"));
        return key;
    }

    /** Makes a signing key likewise. */
    SigningKey newSigning() throws IOException {
        SigningKey key = SigningKey.generate();
        key.save(next("signing"));
        return key;
    }

    private Path next(String kind) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        }
        int last = files().stream()
                .filter(file -> file.getFileName().toString().startsWith(kind + "-"))
                .mapToInt(KeyFolder::number)
                .max()
                .orElse(0);
        return folder.resolve(kind + "-" + (last + 1) + ".key");
    }
}
