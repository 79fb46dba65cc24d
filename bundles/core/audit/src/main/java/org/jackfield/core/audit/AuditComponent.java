package org.jackfield.core.audit;

import java.util.List;
import org.jackfield.api.audit.AuditEntry;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditQuery;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.audit.store.AuditStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The audit trail in the database. */
@Component(name = "org.jackfield.core.audit", service = {AuditService.class, AuditComponent.class, PermissionContribution.class})
public final class AuditComponent implements AuditService, PermissionContribution {

    private final AuditTeller teller = new AuditTeller();
    private final AuditStore store;
    private final SiteTime time;

    @Activate
    public AuditComponent(
            @Reference(target = "(schema=org.jackfield.core.audit)") SchemaReady schema, @Reference SiteTime time) {
        this.store = new AuditStore(schema.jdbi());
        this.time = time;
    }

    @Override
    public void record(AuditEvent event) {
        teller.tell(store.add(event, time.now()));
    }

    AuditTeller teller() {
        return teller;
    }

    @Deactivate
    void stop() {
        teller.close();
    }

    @Override
    public Page<AuditEntry> find(AuditQuery query, PageRequest page) {
        return store.find(query, page);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(VIEW, AuditSettings.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(
                StandardOption.AUDIT_TRAIL.granting(VIEW.id()),
                StandardOption.DATABASE_MAINTENANCE.granting(AuditSettings.CONFIGURE.id()));
    }
}
