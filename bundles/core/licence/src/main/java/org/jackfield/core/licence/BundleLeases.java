package org.jackfield.core.licence;

import java.util.List;
import org.jackfield.api.licence.LeaseAnswer;
import org.jackfield.api.licence.LeaseRequest;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.api.licence.LeaseStatus;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** Gives each bundle a lease service of its own, so that it is known whose a lease is. */
final class BundleLeases implements ServiceFactory<LeaseService> {

    private final Leases leases;
    private final Seats seats;

    BundleLeases(Leases leases, Seats seats) {
        this.leases = leases;
        this.seats = seats;
    }

    @Override
    public LeaseService getService(Bundle bundle, ServiceRegistration<LeaseService> registration) {
        return new OfBundle(String.valueOf(bundle.getSymbolicName()), bundle.getBundleId());
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<LeaseService> registration, LeaseService service) {
        // a component of the bundle may hold leases while another lets go of the service: they end with the bundle
    }

    private final class OfBundle implements LeaseService {

        private final String name;
        private final long bundleId;

        OfBundle(String name, long bundleId) {
            this.name = name;
            this.bundleId = bundleId;
        }

        @Override
        public LeaseAnswer acquire(LeaseRequest request) {
            return leases.acquire(request, name, bundleId);
        }

        @Override
        public List<LeaseStatus> leases() {
            return leases.all();
        }

        @Override
        public boolean revoke(String entitlement, String holder) {
            return seats.revoke(entitlement, holder);
        }
    }
}
