package org.jackfield.api.feature.gate;

import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the gate finds in the licence folder. The gate alone decides which licence is in force, so that what a page
 * shows and what is allowed to run are never two opinions. Answers from a snapshot unless said otherwise.
 */
@ProviderType
public interface LicenceFileService {

    /** {@return the licence folder; never null} */
    Path folder();

    /** {@return the folder's files, the one in force first, then by name; immutable} */
    List<LicenceFile> files();

    /** {@return the file that is in force} */
    default Optional<LicenceFile> inForce() {
        return files().stream().filter(file -> file.state() == LicenceFile.State.IN_FORCE).findFirst();
    }

    /** {@return when the folder was last read} */
    Instant lastRead();

    /**
     * Examines a file as if it lay in the folder, without putting it in force. Reads the file on the calling thread.
     *
     * @param file any readable file
     * @return the finding; {@link LicenceFile.State#IN_FORCE} if the file alone would be in force here
     */
    LicenceFile examine(Path file);

    /** {@return the MAC addresses of this machine, as licences write them, that a licence may be bound to} */
    Set<String> machines();

    /** {@return the keys of the issuers whose licences count here, in no order; immutable} */
    List<PublicKey> trustedKeys();

    /** {@return the version that licences are judged for, as {@code 1.0}} */
    String version();

    /**
     * Puts a licence out of force here for good: neither it nor an earlier one of the same site id and serial counts on
     * this installation any more, whoever brings it. One that is issued later does. On the disk when this returns;
     * writes on the calling thread.
     *
     * @param licence the text of a licence that was issued by a trusted key and is unchanged
     * @throws org.jackfield.api.problem.ProblemException ({@code licence.malformed}, {@code licence.unknown-issuer},
     *     {@code licence.changed}) if it is none; ({@code licence.withdrawal}) if it cannot be written, nothing is changed
     *     then
     */
    void withdraw(String licence);

    /** {@return whether a licence of this text was withdrawn here, or one of its site id and serial that is not older} */
    boolean withdrawn(String licence);
}
