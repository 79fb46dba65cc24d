package org.jackfield.api.feature.gate;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told when the findings of the licence folder change; registered as a service. Called on a thread of the gate. */
@ConsumerType
public interface LicenceFileListener {

    /** The findings are now these, as {@link LicenceFileService#files()} gives them. */
    void licenceFilesChanged(List<LicenceFile> files);
}
