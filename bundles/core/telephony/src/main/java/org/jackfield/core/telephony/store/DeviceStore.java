package org.jackfield.core.telephony.store;

import java.util.Collection;
import java.util.List;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/** Keeps the devices of the phone systems. Methods throw unchecked exceptions while the database is away. */
public interface DeviceStore {

    /** {@return every device of a phone system} */
    List<Device> load(PhoneSystemId system);

    /** Keeps devices as they are now, in one transaction. */
    void save(Collection<Device> devices);

    void delete(PhoneSystemId system, DeviceId device);

    void deleteAll(PhoneSystemId system);
}
