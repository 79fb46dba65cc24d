package org.jackfield.api.shares;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** An open folder of a share, for one thread; every method talks to the file server. */
@ProviderType
public interface ShareFolder extends AutoCloseable {

    /** Writes a file. */
    @ConsumerType
    interface Writing {
        /** Writes all of it; one that throws leaves no file. */
        void to(OutputStream out) throws IOException;
    }

    /**
     * {@return what is in the folder, by name, without files that are being written; empty if the folder does not exist}
     *
     * @param limit how many at most, 1 to 10 000
     */
    List<ShareFile> list(int limit) throws IOException;

    /**
     * Opens a file to be read.
     *
     * @param name its name in this folder
     * @return to be closed by the caller, before the folder
     * @throws java.io.FileNotFoundException if there is none
     */
    InputStream read(String name) throws IOException;

    /**
     * Writes a file, under another name first, and gives it its name when it is whole: whoever looks sees all of it or
     * nothing. Makes the folder if it does not exist, and replaces a file of this name.
     *
     * @param name its name in this folder
     * @return how many bytes it has on the server
     */
    long write(String name, Writing content) throws IOException;

    /** Deletes a file; one that is not there is no failure. */
    void delete(String name) throws IOException;

    @Override
    void close();
}
